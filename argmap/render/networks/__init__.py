"""Draws networks of who says the same of what: matrix to DOT, and by Graphviz's neato to SVG and PNG, in the map's look."""

from argmap.render.networks.options import NetworkPicture
from argmap.render.networks.sketching import MOST_NODES, MOST_TIES, TooManyNodesError, count_drawn, sketch_network
from argmap.render.networks.ties import Sense, Tie, list_drawn_ties

__all__ = [
    "MOST_NODES",
    "MOST_TIES",
    "NetworkPicture",
    "Sense",
    "Tie",
    "TooManyNodesError",
    "count_drawn",
    "list_drawn_ties",
    "sketch_network",
]
