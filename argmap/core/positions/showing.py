"""Matrices for somebody who waits, and who has to read them: no larger than can be shown."""

from argmap.core.debate import Debate
from argmap.core.positions.matrix import Layout, Matrix, build_matrix
from argmap.core.positions.selection import Selection
from argmap.core.reading.viewpoint import ViewpointError

MOST_CELLS = 250_000
"""Rows × columns, empty cells included: a page of them has some 5 MB, and takes a second or two."""


def build_shown_matrix(debate: Debate, selection: Selection, layout: Layout) -> Matrix:
    """The matrix as `build_matrix` builds it. Raises ViewpointError where it is too large to be shown or to be put in order."""
    matrix = build_matrix(debate, selection, layout)
    count = len(matrix.rows) * len(matrix.columns)
    if count > MOST_CELLS:
        fewer = "leave out those without a stance, or narrow" if layout.whole else "narrow"
        raise ViewpointError(
            "whole" if layout.whole else "columns",
            f"the matrix would have {count:,} cells, {len(matrix.rows):,} rows × {len(matrix.columns):,} columns; allowed are "
            f"{MOST_CELLS:,}: {fewer} it with filters, by issue, group, tag or kind, or gather the columns by issues or groups",
        )
    return matrix
