"""The matrix of a one-mode network: how far any two rows say the same, or the opposite, of the columns that they share."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from math import sqrt

from argmap.core.networks.counts import Counts
from argmap.core.networks.options import Aggregation, NetworkOptions, Normalization
from argmap.core.networks.packing import Packing
from argmap.core.networks.two_mode import Matrix

Weigh = Callable[[int], int]
"""What a pair of statements counts whose levels lie so far apart."""


def fill_one_mode(counts: Counts, options: NetworkOptions) -> Matrix:
    """For each two rows, the sum over columns of the products of their counts, weighted by how near their levels lie.

    Congruence counts pairs that say the same, conflict those that say the opposite, subtract takes these from those, ignore
    counts all. The time grows with the rows times the cells that are not empty.
    """
    projection = _Projection(counts)
    matrix = []
    amounts, divisors = projection.aggregate(options.aggregation), projection.list_divisors(options)
    for place, (amount, divisor) in enumerate(zip(amounts, divisors, strict=True)):
        row = [value / by if by else 0.0 for value, by in zip(amount, divisor, strict=True)]
        row[place] = 0.0
        matrix.append(tuple(row))
    return tuple(matrix)


class _Projection:
    """The counts by column and by row, ready to be multiplied."""

    def __init__(self, counts: Counts) -> None:
        self.scale = counts.scale
        self.length = len(counts.rows.keys)
        self.totals = counts.sum_by(0)
        self.rows: list[list[tuple[int, int, int]]] = [[] for _ in counts.rows.keys]
        columns: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for (row, column, level), count in counts.cells.items():
            self.rows[row].append((column, level, count))
            columns[column, level].append((row, count))
        self.packing = Packing(self.length, max(self.totals, default=0) ** 2 * self.scale.range)
        self.packed = {place: self.packing.pack(held) for place, held in columns.items()}
        self.present = {place: self.packing.pack([(row, 1) for row, _ in held]) for place, held in columns.items()}

    def aggregate(self, aggregation: Aggregation) -> Iterator[list[float]]:
        """The rows of the matrix before they are divided."""
        whole = self.scale.range
        if aggregation is Aggregation.IGNORE:
            return self._multiply(lambda _distance: 1, 1)
        if aggregation is Aggregation.CONFLICT:
            return self._multiply(lambda distance: distance, whole)
        congruence = self._multiply(lambda distance: whole - distance, whole)
        if aggregation is Aggregation.CONGRUENCE:
            return congruence
        conflict = self._multiply(lambda distance: distance, whole)
        return ([one - other for one, other in zip(*rows, strict=True)] for rows in zip(congruence, conflict, strict=True))

    def _multiply(self, weigh: Weigh, unit: int) -> Iterator[list[float]]:
        weighted = {
            (column, level): sum(weigh(abs(level - other)) * self.packed.get((column, other), 0) for other in self.scale.levels)
            for column, level in self.packed
        }
        for cells in self.rows:
            row = sum(count * weighted[column, level] for column, level, count in cells)
            yield [value / unit for value in self.packing.unpack(row)]

    def list_divisors(self, options: NetworkOptions) -> Iterator[list[float]]:
        """What each row of the matrix is divided by, cell by cell; a 0 makes the cell 0."""
        totals = self.totals
        if options.normalization is Normalization.AVERAGE:
            return ([(total + other) / 2 for other in totals] for total in totals)
        if options.normalization is Normalization.JACCARD:
            return self._list_unions()
        if options.normalization is Normalization.COSINE and options.compatible:
            return ([float(total * other) for other in totals] for total in totals)
        if options.normalization is Normalization.COSINE:
            squares = [sum(count * count for _, _, count in cells) for cells in self.rows]
            return ([sqrt(square * other) for other in squares] for square in squares)
        return ([1.0] * self.length for _ in totals)

    def _list_unions(self) -> Iterator[list[float]]:
        """For two rows, the statements that one alone makes, those that the other alone makes, the products of the rest."""
        for cells, total in zip(self.rows, self.totals, strict=True):
            places = [((column, level), count) for column, level, count in cells]
            own = self.packing.unpack(sum(count * self.present[place] for place, count in places))
            others = self.packing.unpack(sum(self.packed[place] for place, _ in places))
            products = self.packing.unpack(sum(count * self.packed[place] for place, count in places))
            yield [
                float(total - mine + whole - theirs + product)
                for mine, theirs, product, whole in zip(own, others, products, self.totals, strict=True)
            ]
