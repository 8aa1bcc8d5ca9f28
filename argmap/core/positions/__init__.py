"""Who holds what: the positions matrix, stances through time, what changed, and whom an actor agrees with."""

from argmap.core.positions.agreement import Agreement, compare_actor
from argmap.core.positions.asking import read_layout, read_selection, read_word, write_parameters
from argmap.core.positions.changes import Change, ChangeKind, list_changes
from argmap.core.positions.columns import Column, ColumnKind
from argmap.core.positions.matrix import Band, Bands, Cell, Layout, Matrix, build_matrix
from argmap.core.positions.ordering import Order
from argmap.core.positions.selection import Selection, see_as_of
from argmap.core.positions.showing import build_shown_matrix
from argmap.core.positions.timeline import Axis, Event, Part, Period, Timeline, Track, build_timeline

__all__ = [
    "Agreement",
    "Axis",
    "Band",
    "Bands",
    "Cell",
    "Change",
    "ChangeKind",
    "Column",
    "ColumnKind",
    "Event",
    "Layout",
    "Matrix",
    "Order",
    "Part",
    "Period",
    "Selection",
    "Timeline",
    "Track",
    "build_matrix",
    "build_shown_matrix",
    "build_timeline",
    "compare_actor",
    "list_changes",
    "read_layout",
    "read_selection",
    "read_word",
    "see_as_of",
    "write_parameters",
]
