"""Which single change to the record would change a verdict: one weight by a step, one rating, one thing left out."""

from collections.abc import Iterator
from enum import IntEnum

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import End, RelationKind
from argmap.core.records import Evidence, Inference, Relation
from argmap.core.standing.compiling import EVIDENCE_SIDES, STEPS
from argmap.core.standing.graph import Graph
from argmap.core.standing.options import Options
from argmap.core.standing.toggles import Action, Toggle
from argmap.core.standing.trials import Budget, Fixed, Trials
from argmap.core.standing.verdicts import CREDIBILITY_WEIGHTS, Verdict

LADDER = (0.1, 0.3, 0.5, 0.7, 0.9)
"""The steps of a weight: those of credibility. One step up or down leads to the nearest of them that is greater or less."""
FIRST_RATING = 3
"""The rating that is tried for unrated evidence: possibly true."""


class Size(IntEnum):
    """How great a change is; the smaller the change that suffices, the more a verdict hangs by a thread."""

    STEP = 0
    RATING = 1
    OMISSION = 2


class Sensitivity(Struct, frozen=True, kw_only=True):
    """A change that gives the claim another verdict. `toggle` is the change as a what-if, `size` how great it is."""

    toggle: Toggle
    size: Size
    before: Verdict
    after: Verdict


class Sensitivities(Struct, frozen=True, kw_only=True):
    """The single changes that flip a claim, the smallest first; `stopped` says that time ran out before all were tried."""

    claim: str
    verdict: Verdict
    flips: tuple[Sensitivity, ...]
    tried: int
    stopped: bool = False


def find_sensitivities(debate: Debate, claim: str, options: Options | None = None, *, seconds: float = 5.0) -> Sensitivities:
    """The single changes that flip the claim's verdict, under the options' lens if they have one.

    Ranked by size of the change, then those that turn in to out or out to in, then by what they change. Only what the claim
    depends on is tried, the nearest first. Costs a labelling for each change, for some a compilation as well.
    """
    options = options or Options()
    trials, budget = Trials(debate, options), Budget(seconds)
    fixed = trials.see_through(options.lens) if options.lens else {}
    before = trials.read(trials.run(fixed), claim)
    flips = []
    tried, stopped = 0, False
    for size, toggle in _list_changes(trials, claim, fixed):
        stopped = budget.is_spent()
        if stopped:
            break
        tried += 1
        after = trials.read(trials.run(fixed, (toggle,)), claim)
        if after != before:
            flips.append(Sensitivity(toggle=toggle, size=size, before=before, after=after))
    flips.sort(key=lambda flip: (flip.size, Verdict.UNDECIDED in (flip.before, flip.after), flip.toggle))
    return Sensitivities(claim=claim, verdict=before, flips=tuple(flips), tried=tried, stopped=stopped)


def _list_changes(trials: Trials, claim: str, fixed: Fixed) -> Iterator[tuple[Size, Toggle]]:
    graph, arguments = trials.graph, trials.debate.argument_of_inference
    beside = _list_beside(trials.debate)
    changes: dict[tuple[Size, Toggle], None] = {}
    for statement in list_dependencies(graph, graph.index[claim], fixed):
        for side in (2 * statement, 2 * statement + 1):
            for reason in graph.sides[side]:
                changes |= dict.fromkeys(_change_record(graph.records[reason], graph.weight[reason]))
                changes |= dict.fromkeys(_answer_cuts(trials, reason))
        if statement < len(graph.claims):
            changes |= dict.fromkeys(beside.get(graph.claims[statement], ()))
    for _, toggle in list(changes):
        if toggle.action is Action.OFF_INFERENCE and len(arguments[toggle.key].inferences) > 1:
            changes[Size.OMISSION, Toggle(Action.OFF_ARGUMENT, arguments[toggle.key].key)] = None
    yield from changes


def _list_beside(debate: Debate) -> dict[str, list[tuple[Size, Toggle]]]:
    """What may be changed about a claim beside its reasons: unrated evidence on it, and what says that others exclude it."""
    beside: dict[str, list[tuple[Size, Toggle]]] = {}
    for item in debate.evidence:
        if item.kind in EVIDENCE_SIDES and item.credibility not in CREDIBILITY_WEIGHTS:
            change = Size.RATING, Toggle(Action.RATE_EVIDENCE, item.key, FIRST_RATING)
            beside.setdefault(item.claim, []).append(change)
    for relation in debate.relations:
        if relation.kind in (RelationKind.CONTRARY, RelationKind.CONTRADICTORY) and relation.source_kind is End.CLAIM:
            beside.setdefault(relation.source, []).append((Size.OMISSION, Toggle(Action.OFF_RELATION, relation.key)))
    return beside


def list_dependencies(graph: Graph, statement: int, fixed: Fixed) -> list[int]:
    """The statements that a statement's label depends on, itself first, the nearest before the others; none behind a fix."""
    found = {statement: None}
    for place in (queue := [statement]):
        if place in fixed or place in graph.fixed:
            continue
        bearing: list[int] = []
        for reason in (*graph.sides[2 * place], *graph.sides[2 * place + 1]):
            bearing += (*graph.premises[reason], *graph.cutters.get(reason, ()), *graph.guardians.get(reason, ()))
        number = graph.component_of.get(place)
        if number is not None:
            bearing += graph.components[number].list_rivals(place)
        queue += [other for other in dict.fromkeys(bearing) if other not in found]
        found |= dict.fromkeys(bearing)
    return list(found)


def _change_record(record: Relation | Inference | Evidence, weight: float) -> Iterator[tuple[Size, Toggle]]:
    if isinstance(record, Evidence):
        for rating in (record.credibility - 1, record.credibility + 1):
            if rating in CREDIBILITY_WEIGHTS:
                yield Size.RATING, Toggle(Action.RATE_EVIDENCE, record.key, rating)
        yield Size.OMISSION, Toggle(Action.OFF_EVIDENCE, record.key)
        return
    is_relation = isinstance(record, Relation)
    if not isinstance(record, Relation) or record.kind in STEPS:
        action = Action.WEIGH_RELATION if is_relation else Action.WEIGH_INFERENCE
        for step in (
            max((s for s in LADDER if s < weight), default=None),
            min((s for s in LADDER if s > weight), default=None),
        ):
            if step is not None:
                yield Size.STEP, Toggle(action, record.key, round(step * 1000))
    yield Size.OMISSION, Toggle(Action.OFF_RELATION if is_relation else Action.OFF_INFERENCE, record.key)


def _answer_cuts(trials: Trials, reason: int) -> Iterator[tuple[Size, Toggle]]:
    """Leave out each undercut of the reason."""
    if reason in trials.graph.cutters:
        for relation in trials.list_cuts(trials.graph.records[reason]):
            yield Size.OMISSION, Toggle(Action.OFF_RELATION, relation.key)
