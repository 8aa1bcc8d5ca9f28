"""Coalitions: rows of a one-mode network that are tied more among each other than chance would have it.

The division is that of the Louvain method (Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008), as networkx has it, from
a fixed seed. It finds one even where there is nothing to find. So it never comes without its modularity (Newman 2004) and with
how well it holds when the data are drawn again (Hennig 2007, doi:10.1016/j.csda.2006.11.025).
"""

from collections.abc import Iterable, Sequence
from statistics import fmean

import networkx as nx
from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.networks.comparing import compare_divisions, find_best_overlap
from argmap.core.networks.network import Network
from argmap.core.networks.options import Aggregation, Mode, NetworkError
from argmap.core.networks.resampling import draw_statements, draw_ties
from argmap.core.networks.ties import Graph, list_ties, make_graph
from argmap.core.networks.work import count_affordable

RESAMPLES = 50
_SEED = 2021

Division = Sequence[frozenset[int]]
"""Groups of tied rows, by number; the largest first, then the one with the first row."""


class Coalition(Struct, frozen=True, kw_only=True):
    """Row keys, sorted; `stability` is the mean Jaccard index with the likest coalition in each resample, 0 to 1.

    Hennig's rule of thumb: below 0.6 a group is not to be relied on, from 0.85 it is very stable.
    """

    members: tuple[str, ...]
    stability: float


class Coalitions(Struct, frozen=True, kw_only=True):
    """The coalitions, the largest first, and what is to be said of the division wherever it is shown.

    `loners` are the rows without a tie. `modularity` is −0.5 to 1, and 0 where ties run as chance would have it. `stability`
    is the mean adjusted Rand index with the divisions of `resamples` networks, for which `resampled`, "statements" or "ties",
    were drawn again: 1 where all are the same, 0 where they are no more alike than by chance. Where `resamples` are fewer than
    `wanted`, the work that was allowed was done.
    """

    coalitions: tuple[Coalition, ...]
    loners: tuple[str, ...]
    modularity: float
    stability: float
    resamples: int
    wanted: int
    resampled: str

    @property
    def coalition_of(self) -> dict[str, int]:
        """Row key → number of its coalition, from 0; loners are in none."""
        return {key: number for number, one in enumerate(self.coalitions) for key in one.members}


def find_coalitions(
    network: Network, debate: Debate | None = None, *, resamples: int = RESAMPLES, steps: int | None = None
) -> Coalitions:
    """The coalitions in a one-mode network, by its ties above 0; the same for the same network.

    With the debate that the network is of, statements are drawn again, which are what was observed; without it ties are,
    which is quicker but takes them for independent. Takes as long as to build and divide `resamples` networks, or as many of
    them as `steps` (`argmap.core.networks.work`) allow for. Raises NetworkError for two-mode networks and for conflict, whose
    ties are no bonds.
    """
    _check(network)
    graph = make_graph(range(len(network.rows)), list_ties(network))
    division = divide(graph)
    wanted = resamples if division else 0
    times = wanted if steps is None else min(wanted, count_affordable(network, steps))
    drawn = draw_statements(network, debate, times) if debate else draw_ties(network, times)
    again = [(frozenset(sample), divide(sample)) for sample in drawn]
    return Coalitions(
        coalitions=tuple(
            Coalition(members=_name(network, group), stability=_average(_follow(group, again))) for group in division
        ),
        loners=_name(network, nx.isolates(graph)),
        modularity=measure_modularity(graph, division),
        stability=_average([_compare(division, present, other) for present, other in again]),
        resamples=len(again),
        wanted=wanted,
        resampled="statements" if debate else "ties",
    )


def divide(graph: Graph) -> Division:
    """The groups that the Louvain method finds; nodes without a tie are in none."""
    tied = graph.subgraph(sorted(node for node in graph if graph.degree(node)))
    groups = nx.community.louvain_communities(tied, weight="weight", seed=_SEED) if tied else []
    return sorted(map(frozenset, groups), key=lambda group: (-len(group), min(group)))


def measure_modularity(graph: Graph, division: Division) -> float:
    """How much more of the ties' weight lies within groups than would by chance; 0 where there are no ties."""
    if not division:
        return 0.0
    return float(nx.community.modularity(graph.subgraph(frozenset().union(*division)), map(set, division), weight="weight"))


def _check(network: Network) -> None:
    if network.options.mode is Mode.TWO:
        raise NetworkError("coalitions are found in one-mode networks; this is a two-mode network")
    if network.options.aggregation is Aggregation.CONFLICT:
        raise NetworkError("ties of conflict make no coalitions; allowed are congruence, subtract, ignore")


def _follow(group: frozenset[int], again: Iterable[tuple[frozenset[int], Division]]) -> list[float]:
    """How well the group was found again each time, as far as its rows were there."""
    return [find_best_overlap(group & present, division) for present, division in again if group & present]


def _compare(division: Division, present: frozenset[int], other: Division) -> float:
    """Of the rows that are in the first division and were there for the second; one alone is a group of its own."""
    rows = sorted(present.intersection(*[frozenset().union(*division)]))
    return compare_divisions(_number(division, rows), _number(other, rows))


def _number(division: Division, rows: Sequence[int]) -> list[int]:
    groups = {row: number for number, group in enumerate(division) for row in group}
    return [groups.get(row, -1 - row) for row in rows]


def _name(network: Network, rows: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted(network.row_keys[row] for row in rows))


def _average(values: Sequence[float]) -> float:
    return fmean(values) if values else 0.0
