"""Puts a compiled graph together: statements, reasons, what undercuts them, and the bounds that labelling starts from."""

from collections.abc import Iterator, Sequence

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


def add_steps(graph: Graph, sides: list[int], *, weights: list[float], sources: list[int], records: Sequence[Relation]) -> int:
    """New reasons with one premise each, to be decided; the number of the first."""
    first, count = len(graph.target), len(sides)
    graph.target += sides
    graph.weight += weights
    graph.mode += [Mode.SIMPLE] * count
    graph.premises += zip(sources)
    graph.records += records
    graph.value += [OPEN] * count
    _enter(graph.sides, sides, first)
    _enter(graph.uses, sources, first)
    return first


def _enter(lists: list[list[int]], places: list[int], first: int) -> None:
    """Append numbers, from the first on, to the lists at the places."""
    for number, place in enumerate(places, first):
        listed = lists[place]
        if listed is NOTHING:
            lists[place] = [number]
        else:
            listed.append(number)


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
    odd = _find_odd(graph)
    _mark_intricate(graph, odd)
    for reason in odd:
        if graph.value[reason] < 0 and (graph.mode[reason] or not graph.weight[reason]):
            graph.value[reason] = settle_reason(
                graph, graph.weight, reason, met=0, unmet=len(graph.premises[reason]), barred=graph.barred.get(reason, 0)
            )
    graph.pending = [0] * len(graph.components)
    for claim, number in graph.component_of.items():
        graph.pending[number] += sum(graph.value[reason] < 0 for side in (0, 1) for reason in graph.sides[2 * claim + side])
    graph.low, graph.high, graph.first = graph.base[:], graph.base[:], [0] * len(graph.sides)
    _bound_sides(graph, {graph.target[reason] for reason in odd})
    graph.seed_labels = bytearray(len(graph.uses))
    for statement, label in _find_seeds(graph):
        graph.seed_labels[statement] = label
        graph.seeds.append(statement)


def _find_odd(graph: Graph) -> list[int]:
    """The reasons that are more than one premise that weighs something, or that bear on a claim with rivals."""
    weight = graph.weight
    odd = {reason for reason, mode in enumerate(graph.mode) if mode} | graph.barred.keys()
    odd.update(reason for reason, amount in enumerate(weight) if not amount)
    for claim in graph.component_of:
        odd.update(graph.sides[2 * claim], graph.sides[2 * claim + 1])
    return sorted(odd)


def _bound_sides(graph: Graph, settled: set[int]) -> None:
    """Sort each side by weight, and bound it; only reasons on the sides in `settled` may have a value already."""
    weight, weigh, base, high = graph.weight, graph.weight.__getitem__, graph.base, graph.high
    for side, reasons in enumerate(graph.sides):
        if reasons:
            if len(reasons) > 1:
                reasons.sort(key=weigh, reverse=True)
            if side in settled:
                graph.low[side], high[side], graph.first[side] = bound_side(weight, reasons, base[side], graph.value)
            elif weight[reasons[0]] > base[side]:
                high[side] = weight[reasons[0]]


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


def _mark_intricate(graph: Graph, odd: list[int]) -> None:
    """Tell plain reasons from others, and the statements that labelling can take fast from those that it has to take slowly."""
    graph.intricate |= graph.cuts.keys() | graph.guards.keys()
    graph.lacking = [1] * len(graph.mode)
    for reason in odd:
        graph.lacking[reason] = lacking = _count_lacking(graph, reason)
        if not lacking:
            graph.intricate.update(graph.premises[reason])


def _count_lacking(graph: Graph, reason: int) -> int:
    """What a plain reason needs (`Graph.lacking`); 0 for any other."""
    mode = graph.mode[reason]
    if graph.target[reason] >> 1 in graph.component_of or mode not in (Mode.SIMPLE, Mode.LINKED):
        return 0
    lacking = (1 if mode == Mode.SIMPLE else len(graph.premises[reason])) + graph.barred.get(reason, 0)
    if not graph.is_early and (lacking > 1 or not graph.weight[reason]):
        return 0
    return lacking


def _find_seeds(graph: Graph) -> Iterator[tuple[int, int]]:
    low, high = graph.low, graph.high
    bounds = zip(low[::2], high[::2], low[1::2], high[1::2], strict=True)
    for statement, (least_for, most_for, least_against, most_against) in enumerate(bounds):
        if least_for > most_against and statement not in graph.component_of:
            yield statement, IN
        elif least_against > most_for and statement not in graph.component_of:
            yield statement, OUT
