"""Each reason as the final labels leave it: whether it holds, what it weighs, and why it fails or stays open."""

from collections.abc import Iterable

from argmap.core.kinds import End, Polarity
from argmap.core.records import Evidence, Inference, Relation
from argmap.core.standing.building import settle_reason
from argmap.core.standing.fixing import Testimony
from argmap.core.standing.graph import IN, OPEN, OUT, UNDECIDED, Graph
from argmap.core.standing.labelling import Labelling
from argmap.core.standing.switches import Switches
from argmap.core.standing.verdicts import PRESUMPTION, Reason, ReasonKind, Ref, State

_KINDS = {Relation: ReasonKind.RELATION, Inference: ReasonKind.INFERENCE, Evidence: ReasonKind.EVIDENCE}


class Weighed:
    """The reasons of a labelled graph."""

    def __init__(self, labelling: Labelling, switched: Switches, testimony: Testimony) -> None:
        self.graph: Graph = labelling.graph
        self.labels, self.fixed = labelling.labels, labelling.fixed
        self.switched = switched
        self.testimony = testimony
        self.stood_for = {stand_in: claim for stand_in, claim, _ in self.graph.stand_ins}

    def list_reasons(self, statement: int, polarity: Polarity) -> tuple[Reason, ...]:
        """The reasons on one side of a statement, the presumption for it included, by falling weight and then by record."""
        side = 2 * statement + (polarity is Polarity.ATTACKS)
        reasons = [self.describe(reason, polarity) for reason in self.graph.sides[side]]
        if polarity is Polarity.SUPPORTS and statement in self.graph.presumed and not reasons:
            reasons.append(
                Reason(kind=ReasonKind.PRESUMPTION, record="", polarity=polarity, state=State.HOLDS, weight=PRESUMPTION)
            )
        return tuple(sorted(reasons, key=lambda reason: (-reason.weight, reason.kind, reason.record)))

    def describe(self, reason: int, polarity: Polarity) -> Reason:
        """The reason as it stands."""
        graph, labels, record = self.graph, self.labels, self.graph.records[reason]
        premises = graph.premises[reason]
        bars = self._find_bars(reason)
        value = self.find_value(reason)
        waiting = [place for place in premises if labels[place] == UNDECIDED] if value == OPEN else []
        if value == OPEN:
            waiting += [bar for bar in bars if labels[bar] == UNDECIDED]
        return Reason(
            kind=_KINDS[type(record)],
            record=record.key,
            polarity=polarity,
            state=State.OPEN if value == OPEN else State.HOLDS if value > 0 else State.FAILS,
            weight=value if value > 0 else graph.weight[reason],
            is_default=self._is_default(record),
            premises=self.name(premises),
            failing=self.name(place for place in premises if labels[place] == OUT),
            undercut_by=self.name(bar for bar in bars if labels[bar] == IN) + self._find_defeat(reason),
            waits_for=self.name(waiting),
            presumed=self.name(place for place in premises if self.is_presumed(place)),
        )

    def find_value(self, reason: int) -> float:
        """What the reason weighs given the labels, or OPEN."""
        graph, labels = self.graph, self.labels
        if isinstance(graph.records[reason], Evidence):
            return graph.weight[reason]
        bars, guards = self._find_bars(reason), graph.guardians.get(reason, [])
        if any(labels[bar] == IN for bar in bars) or any(labels[guard] == OUT for guard in guards):
            return 0.0
        premises = graph.premises[reason]
        return settle_reason(
            graph,
            graph.weight,
            reason,
            met=sum(labels[premise] == IN for premise in premises),
            unmet=sum(labels[premise] == UNDECIDED for premise in premises),
            barred=sum(labels[bar] == UNDECIDED for bar in (*bars, *guards)),
        )

    def is_presumed(self, statement: int) -> bool:
        """Whether the statement is in by presumption alone."""
        graph = self.graph
        is_bare = statement in graph.presumed and statement not in self.fixed and not graph.sides[2 * statement]
        return is_bare and self.labels[statement] == IN

    def name(self, statements: Iterable[int]) -> tuple[Ref, ...]:
        """The claims and arguments that the statements are or stand for, each once, in their order."""
        return tuple(dict.fromkeys(self.refer(statement) for statement in statements))

    def refer(self, statement: int) -> Ref:
        """The claim or argument that the statement is or stands for."""
        kind = End.ARGUMENT if statement >= len(self.graph.claims) and statement not in self.stood_for else End.CLAIM
        return Ref(kind, self.graph.name_statement(statement))

    def _find_bars(self, reason: int) -> list[int]:
        return self.graph.cutters.get(reason, [])

    def _find_defeat(self, reason: int) -> tuple[Ref, ...]:
        """What defeats the argument that the reason belongs to."""
        graph = self.graph
        defeated = [guard for guard in graph.guardians.get(reason, []) if self.labels[guard] == OUT]
        attacks = [attack for guard in defeated for attack in graph.sides[2 * guard + 1] if self.find_value(attack) > 0]
        return self.name(premise for attack in attacks for premise in graph.premises[attack])

    def _is_default(self, record: Relation | Inference | Evidence) -> bool:
        if isinstance(record, Evidence):
            return False
        name = "relations" if isinstance(record, Relation) else "inferences"
        return record.weight is None and (name, record.key) not in self.switched.weights
