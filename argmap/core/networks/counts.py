"""Statements counted: how many of each row, column and level."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from argmap.core.networks.statements import Scale, Statement


class Names(Struct, frozen=True):
    """Rows or columns: their keys in order, with the names by which they are ordered."""

    keys: tuple[str, ...]
    names: tuple[str, ...]


class Counts(Struct, frozen=True):
    """`cells` has the count of each row, column (both by number) and level that has one."""

    rows: Names
    columns: Names
    scale: Scale
    cells: dict[tuple[int, int, int], int]

    def sum_by(self, part: int) -> list[int]:
        """The totals of all rows (0) or of all columns (1)."""
        totals = [0] * len((self.rows, self.columns)[part].keys)
        for place, count in self.cells.items():
            totals[place[part]] += count
        return totals


def count_statements(
    statements: Iterable[Statement], of: Mapping[str, str], via: Mapping[str, str], scale: Scale
) -> Counts:  # fmt: skip
    """The counts; `of` and `via` have the names of rows and columns by key."""
    counter = Counter((one.of, one.via, one.level) for one in statements)
    rows, columns = _order({row for row, _, _ in counter}, of), _order({column for _, column, _ in counter}, via)
    row_numbers = {key: number for number, key in enumerate(rows.keys)}
    column_numbers = {key: number for number, key in enumerate(columns.keys)}
    cells = {(row_numbers[row], column_numbers[column], level): count for (row, column, level), count in counter.items()}
    return Counts(rows, columns, scale, cells)


def _order(keys: Iterable[str], names: Mapping[str, str]) -> Names:
    """In the order of names by UTF-16 code unit, which is how Java compares strings, then of keys."""
    ordered = sorted(keys, key=lambda key: (names[key].encode("utf-16-be", "surrogatepass"), key))
    return Names(tuple(ordered), tuple(names[key] for key in ordered))
