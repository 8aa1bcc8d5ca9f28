"""Strongly connected components: which undecided claims hang on each other (Tarjan 1972, without recursion)."""

from collections.abc import Iterable, Mapping, Sequence


def find_cycles(nodes: Iterable[int], next_of: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """The strongly connected components that hold a cycle: of two nodes or more, or of one that leads to itself.

    `next_of` gives the nodes that a node leads to. Each component is sorted. Linear in nodes and links.

    >>> find_cycles([1, 2, 3, 4], {1: [2], 2: [1, 3], 3: [], 4: [4]})
    [[1, 2], [4]]
    """
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    open_nodes: list[int] = []
    is_open: set[int] = set()
    cycles = []
    for start in nodes:
        path = [(start, iter(next_of.get(start, ())))] if start not in number else []
        while path:
            node, links = path[-1]
            if node not in number:
                number[node] = lowest[node] = len(number)
                open_nodes.append(node)
                is_open.add(node)
            for other in links:
                if other not in number:
                    path.append((other, iter(next_of.get(other, ()))))
                    break
                if other in is_open:
                    lowest[node] = min(lowest[node], number[other])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[node])
                if lowest[node] == number[node]:
                    component = _take(open_nodes, is_open, node)
                    if len(component) > 1 or node in next_of.get(node, ()):
                        cycles.append(component)
    return cycles


def _take(open_nodes: list[int], is_open: set[int], last: int) -> list[int]:
    component: list[int] = []
    while not component or component[-1] != last:
        component.append(open_nodes.pop())
    is_open.difference_update(component)
    return sorted(component)
