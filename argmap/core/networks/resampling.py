"""A one-mode network's data drawn again, as often as they are many, with replacement: the bootstrap (Efron 1979)."""

from collections.abc import Iterator
from random import Random

from argmap.core.debate import Debate
from argmap.core.networks.building import make_network
from argmap.core.networks.duplicates import drop_duplicates
from argmap.core.networks.network import Network
from argmap.core.networks.statements import list_statements
from argmap.core.networks.ties import Graph, list_ties, make_graph

_SEED = 2021


def draw_statements(network: Network, debate: Debate, times: int) -> Iterator[Graph]:
    """Graphs of statements drawn from those of the network, duplicates gone; the nodes are the numbers of rows in `network`.

    A row of which no statement was drawn is not in the graph.
    """
    chance = Random(_SEED)  # noqa: S311 (no secret hangs on it)
    statements = drop_duplicates(debate, list_statements(debate, network.options), network.options)
    # The order of records must not tell.
    statements.sort(key=lambda one: (one.stance.key, one.of, one.via))
    numbers = {key: number for number, key in enumerate(network.row_keys)}
    for _ in range(times):
        drawn = make_network(debate, chance.choices(statements, k=len(statements)), network.options)
        ties = [
            (numbers[drawn.row_keys[one]], numbers[drawn.row_keys[other]], weight) for one, other, weight in list_ties(drawn)
        ]
        yield make_graph(sorted(numbers[key] for key in drawn.row_keys), ties)


def draw_ties(network: Network, times: int) -> Iterator[Graph]:
    """Graphs of ties drawn from those of the network; all rows are in each."""
    chance = Random(_SEED)  # noqa: S311 (no secret hangs on it)
    ties = list_ties(network)
    for _ in range(times):
        yield make_graph(range(len(network.rows)), chance.choices(ties, k=len(ties)))
