"""The matrix of a two-mode network: what each row says of each column."""

from collections.abc import Callable

from argmap.core.networks.counts import Counts
from argmap.core.networks.options import Aggregation, NetworkOptions, Normalization
from argmap.core.networks.statements import Scale

Matrix = tuple[tuple[float, ...], ...]


def fill_two_mode(counts: Counts, options: NetworkOptions) -> Matrix:
    """Ignore counts all statements; subtract takes no from yes; combine is 0 for none, 1 for yes, 2 for no, 3 for both.

    Activity divides a cell by its row's number of statements, prominence by its column's.
    """
    weigh = _choose_weight(options.aggregation, counts.scale)
    matrix = [[0] * len(counts.columns.keys) for _ in counts.rows.keys]
    for (row, column, level), count in counts.cells.items():
        matrix[row][column] += weigh(level, count)
    if options.normalization is Normalization.ACTIVITY:
        totals = counts.sum_by(0)
        return tuple(tuple(cell / total for cell in row) for row, total in zip(matrix, totals, strict=True))
    if options.normalization is Normalization.PROMINENCE:
        totals = counts.sum_by(1)
        return tuple(tuple(cell / total for cell, total in zip(row, totals, strict=True)) for row in matrix)
    return tuple(tuple(map(float, row)) for row in matrix)


def _choose_weight(aggregation: Aggregation, scale: Scale) -> Callable[[int, int], int]:
    """What a level's count adds to its cell."""
    if aggregation is Aggregation.SUBTRACT:
        return lambda level, count: scale.weigh(level) * count
    if aggregation is Aggregation.COMBINE:
        codes = {level: 2**place for place, level in enumerate(reversed(scale.levels))}
        return lambda level, _: codes[level]
    return lambda _, count: count
