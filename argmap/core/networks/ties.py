"""A network as a graph of networkx, for the algorithms that work on one; nodes are numbers, so that no order is by chance."""

from collections.abc import Iterable
from typing import TypeAlias

import networkx as nx

from argmap.core.networks.network import Network
from argmap.core.networks.options import Mode

Graph: TypeAlias = "nx.Graph[int]"
Tie = tuple[int, int, float]
"""The numbers of a row and a column, and what is in their cell."""


def list_ties(network: Network) -> list[Tie]:
    """The cells that are not 0; of a one-mode network each pair once, the smaller number first."""
    is_one_mode = network.options.mode is Mode.ONE
    return [
        (number, column, row[column])
        for number, row in enumerate(network.matrix)
        for column in range(number + 1 if is_one_mode else 0, len(row))
        if row[column]
    ]


def make_graph(nodes: Iterable[int], ties: Iterable[Tie]) -> Graph:
    """The graph of the nodes with the ties whose weight is above 0; the same ends may be tied several times."""
    graph: Graph = nx.Graph()
    graph.add_nodes_from(nodes)
    for one, other, weight in ties:
        if weight > 0:
            known = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
            graph.add_edge(one, other, weight=known + weight)
    return graph
