"""A whole debate at a glance: its claims as sectors of rings around what they bear on. Our own layout; no Graphviz."""

from argmap.core.debate import Debate
from argmap.core.view import index_arcs
from argmap.render.radial.drawing import draw_radial
from argmap.render.radial.labels import Badge, number_branches
from argmap.render.radial.sectors import Radial, Sector, place_sectors
from argmap.render.radial.tree import Tie, Tree, grow_tree


def lay_out_debate(debate: Debate) -> Radial:
    """The sectors of a debate, to be drawn by `draw_radial`; the same for the same debate."""
    return place_sectors(grow_tree(index_arcs(debate)))


__all__ = [
    "Badge",
    "Radial",
    "Sector",
    "Tie",
    "Tree",
    "draw_radial",
    "grow_tree",
    "lay_out_debate",
    "number_branches",
    "place_sectors",
]
