"""Where boxes and dots stand before Graphviz draws: in which column, and in which order from top to bottom.

Reasons stand one column to the right of what they bear on; dots stand between the columns and take none of their own.
From top to bottom each column follows a walk from the claims at the left through their reasons, so that a claim's
reasons keep their own order and lie together, and an edit in one place leaves the rest of the map where it was.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from argmap.render.graph import MapGraph

Arcs = Mapping[str, Sequence[str]]


def arrange(graph: MapGraph) -> MapGraph:
    """The same graph with the level of each box (even) and dot (odd), and both in the order of the walk.

    Level 0 is at the left, for what bears on nothing else. Where reasons go round in a circle, the link that closes it is
    left out of account.
    """
    bears_on: dict[str, list[str]] = defaultdict(list)
    reasons: dict[str, list[str]] = defaultdict(list)
    for link in filter(lambda link: link.is_reason, graph.links):
        for source, target in link.lines():
            bears_on[source].append(target)
            reasons[target].append(source)
    levels = _find_levels(graph, bears_on)
    place = _place_reasons(graph, reasons)
    starts = sorted(place, key=lambda name: (levels[name], place[name]))
    order = {name: index for index, name in enumerate(_walk(starts, bears_on, reasons))}
    return replace(
        graph,
        boxes=tuple(sorted((replace(box, level=levels[box.name]) for box in graph.boxes), key=lambda box: order[box.name])),
        dots=tuple(sorted((replace(dot, level=levels[dot.name]) for dot in graph.dots), key=lambda dot: order[dot.name])),
    )


def _find_levels(graph: MapGraph, bears_on: Arcs) -> dict[str, int]:
    dots = {dot.name for dot in graph.dots}
    levels: dict[str, int] = {}
    for name in _targets_first((node.name for node in graph.list_nodes()), bears_on):
        # Between a box and a dot lies one level, between two boxes or two dots lie two.
        spans = (
            levels[target] + (1 if (name in dots) != (target in dots) else 2)
            for target in bears_on.get(name, ())
            if target in levels
        )
        levels[name] = max(spans, default=1 if name in dots else 0)
    return levels


def _targets_first(names: Iterable[str], arcs: Arcs) -> Iterator[str]:
    """Each name once, after all names that its arcs lead to, but for arcs that close a circle."""
    seen: set[str] = set()
    for start in names:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(arcs.get(start, ())))]
        while stack:
            name, ahead = stack[-1]
            following = next((target for target in ahead if target not in seen), None)
            if following is None:
                stack.pop()
                yield name
            else:
                seen.add(following)
                stack.append((following, iter(arcs.get(following, ()))))


def _place_reasons(graph: MapGraph, reasons: dict[str, list[str]]) -> dict[str, tuple[int, str]]:
    """The place of each box among all boxes, and of each dot with its first premise; sorts the reasons by it."""
    place = {box.name: (index, box.name) for index, box in enumerate(graph.boxes)}
    last = (len(place), "")
    for dot in graph.dots:
        first = min((place[name] for name in reasons[dot.name] if name in place), default=last)
        place[dot.name] = (first[0], dot.name)
    for sources in reasons.values():
        sources.sort(key=lambda name: place[name])
    return place


def _walk(starts: Iterable[str], bears_on: Arcs, reasons: Arcs) -> Iterator[str]:
    """Each name once: a start, its reasons, theirs, and next to it the other claims that share a reason with it."""
    seen: set[str] = set()
    for start in starts:
        queue = deque((start,))
        while queue:
            met = list(_walk_down(queue.popleft(), reasons, seen))
            yield from met
            queue.extend(target for name in met for target in bears_on.get(name, ()) if target not in seen)


def _walk_down(start: str, reasons: Arcs, seen: set[str]) -> Iterator[str]:
    stack = [start]
    while stack:
        name = stack.pop()
        if name not in seen:
            seen.add(name)
            yield name
            stack.extend(reversed(reasons.get(name, ())))
