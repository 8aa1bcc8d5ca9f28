"""Many evaluations of one debate with small differences: compiled once, labelled anew for each."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.kinds import End, RelationKind, Weighing
from argmap.core.records import Evidence, Inference, Relation
from argmap.core.stances import latest_stances
from argmap.core.standing.compiling import STEPS, compile_debate
from argmap.core.standing.fixing import FixedBy, fix_claims, hear_actors, look_through
from argmap.core.standing.graph import IN, VERDICTS, Graph
from argmap.core.standing.inferences import SPECIAL_ROLES
from argmap.core.standing.labelling import Changes, Labelling, label_graph
from argmap.core.standing.options import Options
from argmap.core.standing.switches import Switches
from argmap.core.standing.toggles import Action, Toggle, Toggles
from argmap.core.standing.verdicts import CREDIBILITY_WEIGHTS, Verdict
from argmap.core.standing.weighed import Weighed

Fixed = dict[int, int]
"""Labels given to statements."""
_SWITCHES = (Action.OFF_INFERENCE, Action.OFF_RELATION, Action.OFF_EVIDENCE)
_COLLECTIONS: Mapping[type, str] = {Relation: "relations", Inference: "inferences", Evidence: "evidence"}


class Budget:
    """How much time a search has; `clock` gives seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock, self.end = clock, clock() + seconds

    def is_spent(self) -> bool:
        """Whether the time is over."""
        return self.clock() >= self.end


class Trials:
    """A debate to be tried with changes. The options' lens is left to `see_through`, so that several can be compared."""

    def __init__(self, debate: Debate, options: Options) -> None:
        self.debate, self.options = debate, replace(options, lens=None)
        self.graph = compile_debate(debate, self.options)
        self.held = latest_stances(debate, as_of=options.as_of, inherit=options.inherit)
        self.testimony = hear_actors(debate, self.options)
        fixes = fix_claims(debate, self.options)
        self.settled = {key for key, fix in fixes.items() if fix.by is FixedBy.WHAT_IF}
        self._cuts: defaultdict[tuple[End, str], list[Relation]] | None = None
        self._compiled: dict[Toggles, tuple[Graph, dict[tuple[str, str], list[int]]]] = {}

    def see_through(self, actor: str) -> Fixed:
        """The labels that the actor's lens fixes; a what-if of the options goes before them."""
        verdicts = look_through(self.debate, self.held, actor)
        return {self.graph.index[key]: VERDICTS.index(verdict) for key, verdict in verdicts.items() if key not in self.settled}

    def hold(self, fixed: Fixed, claim: int, label: int) -> Fixed:
        """The labels with one more; a claim held in takes what excludes it out of the hands of who holds that in."""
        changed = {**fixed, claim: label}
        if label == IN and claim in self.graph.component_of:
            for rival in self.graph.components[self.graph.component_of[claim]].list_rivals(claim):
                changed.pop(rival, None)
        return changed

    def run(self, fixed: Fixed, toggles: Toggles = ()) -> Labelling:
        """The labelling with the labels and the toggles, beside what the options have.

        Toggles that leave out or weigh what is a reason cost a labelling; any other, a compilation as well.
        """
        recompiled = tuple(toggle for toggle in toggles if not self._is_cheap(toggle))
        graph, reasons = self._compile(recompiled)
        weights = {
            reason: _find_weight(toggle)
            for toggle in toggles
            if toggle not in recompiled
            for reason in reasons.get((toggle.action.collection, toggle.key), ())
        }
        return label_graph(graph, Changes(fixed=fixed, weights=weights))

    def weigh(self, labelling: Labelling, toggles: Toggles = ()) -> Weighed:
        """The reasons of a labelling that `run` made with the toggles."""
        switched = Switches(replace(self.options, toggles=self.options.toggles + toggles))
        return Weighed(labelling, switched, self.testimony)

    def read(self, labelling: Labelling, claim: str) -> Verdict:
        """The verdict on a claim in a labelling that `run` made."""
        return VERDICTS[labelling.labels[labelling.graph.index[claim]]]

    def list_cuts(self, record: Relation | Inference | Evidence) -> list[Relation]:
        """The relations that undercut a step, be it aimed at itself or at the argument that it is a part of."""
        if self._cuts is None:
            self._cuts = defaultdict(list)
            for relation in self.debate.relations:
                if relation.kind is RelationKind.UNDERCUTS:
                    self._cuts[relation.target_kind, relation.target].append(relation)
        if isinstance(record, Relation):
            return self._cuts.get((End.RELATION, record.key), [])
        argument = self.debate.argument_of_inference.get(record.key)
        aimed = self._cuts.get((End.ARGUMENT, argument.key), []) if argument else []
        return [*self._cuts.get((End.INFERENCE, record.key), []), *aimed]

    def _compile(self, toggles: Toggles) -> tuple[Graph, dict[tuple[str, str], list[int]]]:
        if toggles not in self._compiled:
            options = replace(self.options, toggles=self.options.toggles + toggles)
            graph = compile_debate(self.debate, options) if toggles else self.graph
            reasons = defaultdict(list)
            for reason, record in enumerate(graph.records):
                reasons[_COLLECTIONS[type(record)], record.key].append(reason)
            self._compiled[toggles] = graph, dict(reasons)
        return self._compiled[toggles]

    def _is_cheap(self, toggle: Toggle) -> bool:
        """Whether the toggle changes the weight of reasons and nothing else.

        What other inferences count, and which claims nobody questions, may change with a record that is left out.
        """
        reasons = self._compile(())[1].get((toggle.action.collection, toggle.key))
        if not reasons or not (toggle.action.wants_amount or toggle.action in _SWITCHES):
            return False
        if toggle.action in (Action.WEIGH_RELATION, Action.WEIGH_INFERENCE):
            record = self.graph.records[reasons[0]]
            is_factorized = isinstance(record, Inference) and record.weighing is Weighing.FACTORIZED
            has_no_weight = isinstance(record, Relation) and record.kind not in STEPS
            return toggle.amount > 0 and not is_factorized and not has_no_weight
        return not self._has_dependent_inferences

    @cached_property
    def _has_dependent_inferences(self) -> bool:
        return any(
            inference.weighing is Weighing.FACTORIZED or any(premise.role in SPECIAL_ROLES for premise in inference.premises)
            for inference in self.debate.inferences
        )


def _find_weight(toggle: Toggle) -> float | None:
    if not toggle.action.wants_amount:
        return None
    return CREDIBILITY_WEIGHTS.get(toggle.amount) if toggle.action is Action.RATE_EVIDENCE else toggle.amount / 1000
