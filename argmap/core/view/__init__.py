"""Which part of a debate a map shows, as its address says: from the address to a view, and from a view to a cut."""

from argmap.core.view.arcs import Arcs, Reason, index_arcs, name_end, read_end
from argmap.core.view.cutting import Cut, cut_debate, keep_shown
from argmap.core.view.extent import Extent, describe_extent, write_state
from argmap.core.view.filters import FILTERS, SINCE_EDITION, Filters, match_claims, read_since
from argmap.core.view.state import View, list_parameters, read_view, write_view

__all__ = [
    "FILTERS",
    "SINCE_EDITION",
    "Arcs",
    "Cut",
    "Extent",
    "Filters",
    "Reason",
    "View",
    "cut_debate",
    "describe_extent",
    "index_arcs",
    "keep_shown",
    "list_parameters",
    "match_claims",
    "name_end",
    "read_end",
    "read_since",
    "read_view",
    "write_state",
    "write_view",
]
