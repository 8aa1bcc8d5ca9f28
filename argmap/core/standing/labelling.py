"""The grounded labelling of a compiled debate: a worklist that touches each premise once, and no recursion.

Each side of a statement has a least and a greatest weight that it can come to, given what is decided. A statement is in once
its support surely exceeds what is against it, out once the opposite is sure; both bounds only close in, so that the labels do
not depend on the order of the work. What no sure step reaches, cycles and ties above all, stays undecided. Under Carneades'
profile, reasons settle and rivals are compared only once everything that bears on them is decided, as in caes.go
(GroundedLabelling); the labels are Carneades'.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.core.standing.building import settle_reason
from argmap.core.standing.graph import IN, OUT, Graph
from argmap.core.standing.rivalry import decide_component
from argmap.core.standing.verdicts import PRESUMPTION


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the compiled debate in one run: labels of claims, and weights of reasons (None: left out)."""

    fixed: dict[int, int] = field(default_factory=dict)
    weights: dict[int, float | None] = field(default_factory=dict)


@dataclass(slots=True)
class Labelling:
    """Labels by statement, and the bounds of each side as far as deciding the labels needed them."""

    graph: Graph
    fixed: dict[int, int]
    labels: bytearray
    value: list[float]
    sides: list[list[int]]
    weight: list[float]
    low: list[float]
    high: list[float]
    first: list[int]
    unmet: dict[int, int] = field(default_factory=dict)
    met: dict[int, int] = field(default_factory=dict)
    barred: dict[int, int] = field(default_factory=dict)
    lacking: list[int] = field(default_factory=list)
    """How many of its premises and bars a plain reason still needs."""
    pending: list[int] = field(default_factory=list)
    """How many reasons of each component are open."""
    waiting: list[int] = field(default_factory=list)
    """Statements whose label is decided, but not yet passed on."""
    unsettled: set[int] = field(default_factory=set)
    """Components in which a bound or a label has changed."""

    def decide(self, statement: int, label: int) -> None:
        """Give an undecided statement its label."""
        if not self.labels[statement]:
            self.labels[statement] = label
            self.waiting.append(statement)

    def compare(self, statement: int) -> None:
        """Decide a statement without rivals where one side surely weighs more than the other."""
        side = 2 * statement
        if self.low[side] > self.high[side + 1]:
            self.decide(statement, IN)
        elif self.low[side + 1] > self.high[side]:
            self.decide(statement, OUT)

    def bound(self, side: int, base: float) -> None:
        """Work out the bounds of a side anew from the values that its reasons have."""
        self.low[side] = max([base, *(self.value[reason] for reason in self.sides[side] if self.value[reason] > 0)])
        self.first[side] = 0
        self.lower(side)

    def lower(self, side: int) -> None:
        """Let a side weigh at most what its reasons that are open, or hold in full, leave to it."""
        reasons, place, value, weight = self.sides[side], self.first[side], self.value, self.weight
        while place < len(reasons):
            reached = value[reasons[place]]
            if reached < 0 or reached >= weight[reasons[place]] > 0:
                self.high[side] = max(self.low[side], weight[reasons[place]])
                break
            place += 1
        else:
            self.high[side] = self.low[side]
        self.first[side] = place


def label_graph(graph: Graph, changes: Changes | None = None) -> Labelling:
    """The grounded labelling of the graph with the changes. Linear in the graph, but for issues of very many positions."""
    labelling = _start(graph, changes or Changes())
    while labelling.waiting or labelling.unsettled:
        _pass_on(labelling)
        if labelling.unsettled:
            decide_component(labelling, labelling.unsettled.pop())
    return labelling


def _start(graph: Graph, changes: Changes) -> Labelling:
    labelling = Labelling(
        graph=graph,
        fixed={**graph.fixed, **changes.fixed},
        labels=bytearray(graph.seed_labels),
        value=graph.value[:],
        sides=graph.sides,
        weight=graph.weight,
        low=graph.low[:],
        high=graph.high[:],
        first=graph.first[:],
        barred=graph.barred.copy(),
        lacking=graph.lacking[:],
        pending=graph.pending[:],
        waiting=graph.seeds[:],
        unsettled=set(range(len(graph.components))),
    )
    if changes.weights:
        _change_weights(labelling, changes.weights)
    for statement, label in labelling.fixed.items():
        if not labelling.labels[statement]:
            labelling.waiting.append(statement)
        labelling.labels[statement] = label
    for statement, label in labelling.fixed.items():
        if label == IN and statement in graph.component_of:
            for rival in graph.components[graph.component_of[statement]].list_rivals(statement):
                labelling.decide(rival, OUT)
    for stand_in, claim, label in graph.stand_ins:
        labelling.decide(stand_in, labelling.fixed.get(claim, label))
    return labelling


def _change_weights(labelling: Labelling, weights: dict[int, float | None]) -> None:
    """Weigh reasons otherwise, and take back what the statements they bear on were labelled at the start."""
    graph, labels = labelling.graph, labelling.labels
    labelling.sides, labelling.weight = graph.sides[:], graph.weight[:]
    for reason, weight in weights.items():
        labelling.weight[reason] = weight or 0.0
        before = labelling.value[reason]
        labelling.value[reason] = 0.0 if weight is None else _value(labelling, reason)
        number = graph.component_of.get(graph.target[reason] >> 1)
        if number is not None:
            labelling.pending[number] += (labelling.value[reason] < 0) - (before < 0)
    touched = {graph.target[reason] for reason in weights}
    for side in touched:
        kept = [reason for reason in graph.sides[side] if weights.get(reason, 0.0) is not None]
        kept.sort(key=labelling.weight.__getitem__, reverse=True)
        labelling.sides[side] = kept
        is_presumed = not kept and not side & 1 and side >> 1 in graph.presumed
        labelling.bound(side, PRESUMPTION if is_presumed else graph.base[side])
    changed = {side >> 1 for side in touched} - graph.component_of.keys()
    for statement in changed:
        labels[statement] = 0
    labelling.waiting = [statement for statement in labelling.waiting if statement not in changed]
    for statement in changed:
        labelling.compare(statement)


def _pass_on(labelling: Labelling) -> None:  # noqa: PLR0912
    """Pass labels on to what they settle and decide, until nothing waits.

    The inner loops are written out: they run once for each premise of the debate. A premise that is in can only raise what a
    side weighs at least, one that is out only lower what it weighs at most.
    """
    graph, labels, waiting, lacking = labelling.graph, labelling.labels, labelling.waiting, labelling.lacking
    uses, target, intricate, sides = graph.uses, graph.target, graph.intricate, labelling.sides
    value, weight, low, high, first = labelling.value, labelling.weight, labelling.low, labelling.high, labelling.first
    while waiting:
        statement = waiting.pop()
        if statement in intricate:
            _pass_on_slowly(labelling, statement)
        elif labels[statement] == IN:
            for reason in uses[statement]:
                side = target[reason]
                if not labels[side >> 1]:
                    lacking[reason] -= 1
                    if not lacking[reason]:
                        value[reason] = gain = weight[reason]
                        if low[side] < gain > 0.0:
                            low[side] = gain
                            if gain > high[side ^ 1]:
                                labels[side >> 1] = OUT if side & 1 else IN
                                waiting.append(side >> 1)
        else:
            for reason in uses[statement]:
                side = target[reason]
                if not labels[side >> 1]:
                    value[reason] = 0.0
                    reasons, place = sides[side], first[side]
                    if len(reasons) == 1:
                        high[side] = low[side]
                    elif place < len(reasons) and reasons[place] == reason:
                        labelling.lower(side)
                    else:
                        continue
                    if low[side ^ 1] > high[side]:
                        labels[side >> 1] = IN if side & 1 else OUT
                        waiting.append(side >> 1)


def _pass_on_slowly(labelling: Labelling, statement: int) -> None:
    """The same for a statement with reasons that are no plain conjunctions, or that bear on claims with rivals."""
    graph = labelling.graph
    settled = list(_settle(labelling, statement))
    # All lower bounds rise before any upper bound falls: a side with two of these must not look weaker than it is.
    for reason in settled:
        side = graph.target[reason]
        if labelling.low[side] < labelling.value[reason] > 0.0:
            labelling.low[side] = labelling.value[reason]
    for reason in settled:
        side = graph.target[reason]
        labelling.lower(side)
        number = graph.component_of.get(side >> 1)
        if number is None:
            labelling.compare(side >> 1)
        else:
            labelling.pending[number] -= 1
            labelling.unsettled.add(number)


def _settle(labelling: Labelling, statement: int) -> Iterator[int]:
    """Note the statement's label with every reason that it bears on; the reasons which that has settled."""
    graph, label = labelling.graph, labelling.labels[statement]
    for reason in graph.uses[statement]:
        if not graph.lacking[reason]:
            labelling.unmet[reason] = labelling.unmet.get(reason, len(graph.premises[reason])) - 1
            labelling.met[reason] = labelling.met.get(reason, 0) + (label == IN)
        if _note(labelling, reason, fails=label == OUT):
            yield reason
    for bars, fatal in ((graph.cuts, IN), (graph.guards, OUT)):
        for reason in bars.get(statement, ()):
            labelling.barred[reason] -= 1
            if _note(labelling, reason, fails=label == fatal, is_bar=True):
                yield reason


def _note(labelling: Labelling, reason: int, *, fails: bool, is_bar: bool = False) -> bool:
    """Let the reason have its value if it has one now; whether that is so and is new."""
    value = labelling.value
    if value[reason] >= 0:
        return False
    if not labelling.graph.lacking[reason]:
        value[reason] = 0.0 if is_bar and fails else _value(labelling, reason)
    elif fails:
        value[reason] = 0.0
    else:
        labelling.lacking[reason] -= 1
        if not labelling.lacking[reason]:
            value[reason] = labelling.weight[reason]
    return value[reason] >= 0


def _value(labelling: Labelling, reason: int) -> float:
    """What the reason weighs, or OPEN where what it waits for could still change that."""
    return settle_reason(
        labelling.graph,
        labelling.weight,
        reason,
        met=labelling.met.get(reason, 0),
        unmet=labelling.unmet.get(reason, len(labelling.graph.premises[reason])),
        barred=labelling.barred.get(reason, 0),
    )
