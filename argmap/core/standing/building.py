"""Puts a compiled graph together: statements, reasons, what undercuts them, and the bounds that labelling starts from."""

from collections.abc import Iterable

from argmap.core.kinds import Weighing
from argmap.core.records import Evidence, Inference, Relation
from argmap.core.standing.graph import IN, OPEN, OUT, Component, Graph, Mode

MODES = {
    Weighing.LINKED: Mode.LINKED,
    Weighing.CONVERGENT: Mode.CONVERGENT,
    Weighing.CUMULATIVE: Mode.CUMULATIVE,
    Weighing.FACTORIZED: Mode.LINKED,
    Weighing.CONSTANT: Mode.CONSTANT,
}
"""How each weighing is labelled; a factorized reason is a linked one whose weight counts premises (`compiling`)."""


NOTHING: list[int] = []
"""The list that all statements share that have no reasons or no uses; it stays empty. Making one each would take time."""


def add_statement(graph: Graph, base: float, name: str) -> int:
    """A new statement that stands for `name`, with `base` as what it weighs by itself; its number."""
    statement = len(graph.uses)
    graph.uses.append(NOTHING)
    graph.sides += (NOTHING, NOTHING)
    graph.base += (base, 0.0)
    graph.boxes[statement] = name
    return statement


def add_reason(
    graph: Graph,
    side: int,
    *,
    weight: float,
    mode: Mode,
    premises: tuple[int, ...],
    record: Relation | Inference | Evidence,
) -> int:
    """A new reason on a side, with premises to be decided; its number. Without premises it is settled (`evidence`)."""
    reason = len(graph.target)
    graph.target.append(side)
    graph.weight.append(weight)
    graph.mode.append(mode)
    graph.premises.append(premises)
    graph.records.append(record)
    graph.value.append(OPEN)
    if graph.sides[side] is NOTHING:
        graph.sides[side] = []
    graph.sides[side].append(reason)
    for premise in premises:
        if graph.uses[premise] is NOTHING:
            graph.uses[premise] = []
        graph.uses[premise].append(reason)
    return reason


def add_cut(graph: Graph, statement: int, reason: int) -> None:
    """Let the statement undercut the reason: the reason fails where the statement is in."""
    graph.cuts.setdefault(statement, []).append(reason)
    graph.cutters.setdefault(reason, []).append(statement)
    graph.barred[reason] = graph.barred.get(reason, 0) + 1


def add_guard(graph: Graph, statement: int, reason: int) -> None:
    """Let the reason fail where the statement is out."""
    graph.guards.setdefault(statement, []).append(reason)
    graph.guardians.setdefault(reason, []).append(statement)
    graph.barred[reason] = graph.barred.get(reason, 0) + 1


def add_component(graph: Graph, component: Component) -> None:
    """Let claims be decided together."""
    for member in component.members:
        graph.component_of[member] = len(graph.components)
    graph.components.append(component)


def finish_graph(graph: Graph) -> None:
    """Settle what has nothing to wait for, sort each side by weight, and work out bounds and the labels to start from."""
    _mark_intricate(graph)
    for reason, mode in enumerate(graph.mode):
        if graph.value[reason] < 0 and (mode or not graph.weight[reason]):
            graph.value[reason] = settle_reason(
                graph, graph.weight, reason, met=0, unmet=len(graph.premises[reason]), barred=graph.barred.get(reason, 0)
            )
    graph.pending = [0] * len(graph.components)
    for claim, number in graph.component_of.items():
        graph.pending[number] += sum(graph.value[reason] < 0 for side in (0, 1) for reason in graph.sides[2 * claim + side])
    graph.low = graph.base[:]
    graph.high = graph.base[:]
    graph.first = [0] * len(graph.sides)
    weight, value, weigh = graph.weight, graph.value, graph.weight.__getitem__
    for side, reasons in enumerate(graph.sides):
        if len(reasons) == 1 and value[reasons[0]] < 0:
            graph.high[side] = max(graph.base[side], weight[reasons[0]])
        elif reasons:
            reasons.sort(key=weigh, reverse=True)
            graph.low[side], graph.high[side], graph.first[side] = bound_side(weight, reasons, graph.base[side], value)
    graph.seed_labels = bytearray(len(graph.uses))
    for statement, label in _find_seeds(graph):
        graph.seed_labels[statement] = label
        graph.seeds.append(statement)


def bound_side(weight: list[float], reasons: list[int], base: float, value: list[float]) -> tuple[float, float, int]:
    """The least and the greatest weight that a side can come to, and the place of the first reason that may reach it.

    `reasons` are by falling weight, `weight` and `value` by reason.
    """
    low = max([base, *(value[reason] for reason in reasons if value[reason] > 0)])
    for place, reason in enumerate(reasons):
        if value[reason] < 0 or value[reason] >= weight[reason] > 0:
            return low, max(low, weight[reason]), place
    return low, low, len(reasons)


def settle_reason(graph: Graph, weights: list[float], reason: int, *, met: int, unmet: int, barred: int) -> float:
    """What a reason weighs, or OPEN where what it waits for could still change that.

    Of its premises, `met` are in and `unmet` undecided; `barred` counts what could still undercut it.
    """
    if not graph.is_early:
        return OPEN if unmet or barred else weigh_reason(graph, weights, reason, met)
    least = weigh_reason(graph, weights, reason, met)
    most = weigh_reason(graph, weights, reason, met + unmet)
    if most == 0:
        return 0.0
    return OPEN if barred or least != most else least


def weigh_reason(graph: Graph, weights: list[float], reason: int, met: int) -> float:
    """What a reason weighs whose premises are all decided, `met` of them in, and that nothing undercuts.

    The functions are Carneades' (weighing.go), each scaled by the reason's weight.
    """
    size, weight = len(graph.premises[reason]), weights[reason]
    match graph.mode[reason]:
        case Mode.CONVERGENT:
            return weight if met else 0.0
        case Mode.CUMULATIVE:
            return weight * met / size if size else 0.0
        case Mode.CONSTANT:
            return weight
        case _:
            return weight if met == size else 0.0


def _mark_intricate(graph: Graph) -> None:
    """Tell plain reasons from others, and the statements that labelling can take fast from those that it has to take slowly."""
    graph.intricate |= graph.cuts.keys() | graph.guards.keys()
    is_early, component_of = graph.is_early, graph.component_of
    for reason, mode in enumerate(graph.mode):
        if component_of and graph.target[reason] >> 1 in component_of:
            lacking = 0
        elif mode == Mode.SIMPLE:
            lacking = 1 + graph.barred.get(reason, 0)
        elif mode == Mode.LINKED:
            lacking = len(graph.premises[reason]) + graph.barred.get(reason, 0)
        else:
            lacking = 0
        if not is_early and (lacking > 1 or not graph.weight[reason]):
            lacking = 0
        graph.lacking.append(lacking)
        if not lacking:
            graph.intricate.update(graph.premises[reason])


def _find_seeds(graph: Graph) -> Iterable[tuple[int, int]]:
    low, high = graph.low, graph.high
    for statement in range(len(graph.uses)):
        side = 2 * statement
        if statement not in graph.component_of:
            if low[side] > high[side + 1]:
                yield statement, IN
            elif low[side + 1] > high[side]:
                yield statement, OUT
