"""Which part of a debate a map shows, as its address says: from the address to a view, and from a view to a cut."""

from argmap.core.view.arcs import Arcs, Reason, index_arcs, name_end, read_end
from argmap.core.view.cutting import Cut, cut_debate, keep_shown
from argmap.core.view.state import DEPTHS, View, read_view, write_view

__all__ = [
    "DEPTHS",
    "Arcs",
    "Cut",
    "Reason",
    "View",
    "cut_debate",
    "index_arcs",
    "keep_shown",
    "name_end",
    "read_end",
    "read_view",
    "write_view",
]
