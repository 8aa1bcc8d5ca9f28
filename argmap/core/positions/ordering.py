"""In which order the rows and the columns of a positions matrix stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import groupby
from typing import Protocol

from msgspec import Struct

from argmap.core.kinds import Position
from argmap.core.positions.seriation import Pattern, seriate
from argmap.core.positions.sides import side_of
from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.records import Stance

MOST_IN_BLOCKS = 400
"""Rows, or columns, beyond which no blocks are looked for: so many take a second or two; time grows with their square."""


class Order(StrEnum):
    """What rows and columns are ordered by, within their headings; ties go by name and key.

    In the order for reading claims stand as in the outline, actors by name. By count the most stances stand first, by date
    the one with the oldest of the stances that count. `BLOCKS` puts alike beside alike (`argmap.core.positions.seriation`).
    """

    READING = "reading"
    NAME = "name"
    COUNT = "count"
    DATE = "date"
    BLOCKS = "blocks"


class Line(Struct, frozen=True, kw_only=True):
    """A row or a column to be put in its place: its place in the order for reading, and the heading it stands under."""

    key: str
    name: str
    place: int
    heading: str
    heading_place: int


class HasStances(Protocol):
    """A cell, as far as ordering looks at it."""

    @property
    def position(self) -> Position | None:
        """Where the actor stands; None where its stances differ."""

    @property
    def latest(self) -> tuple[Stance, ...]:
        """The stances that count."""


def order_lines(
    lines: Iterable[Line], cells: Mapping[tuple[str, str], HasStances], order: Order, *, of_rows: bool
) -> list[Line]:
    """The rows (or the columns) in their order, heading by heading. Raises ViewpointError where they are too many."""
    held = _gather_cells(cells, of_rows=of_rows)
    by_name = sorted(lines, key=lambda line: (line.name.casefold(), line.key))
    match order:
        case Order.READING | Order.BLOCKS:
            by_name.sort(key=lambda line: line.place)
        case Order.COUNT:
            by_name.sort(key=lambda line: -sum(len(cell.latest) for cell in held[line.key].values()))
        case Order.DATE:
            by_name.sort(key=lambda line: _find_first_date(held[line.key].values()))
        case Order.NAME:
            pass
    by_name.sort(key=lambda line: line.heading_place)
    if order is not Order.BLOCKS:
        return by_name
    _check_blocks(len(by_name), "rows" if of_rows else "columns")
    gathered = [list(found) for _, found in groupby(by_name, key=lambda line: line.heading_place)]
    return [line for found in gathered for line in _seriate_lines(found, held)]


def _check_blocks(count: int, words: str) -> None:
    if count > MOST_IN_BLOCKS:
        raise ViewpointError(
            "order",
            f"the matrix has {count:,} {words}; blocks are looked for among up to {MOST_IN_BLOCKS}: "
            "choose another order, or narrow the matrix with filters",
        )


def _gather_cells(
    cells: Mapping[tuple[str, str], HasStances], *, of_rows: bool
) -> defaultdict[str, dict[str, HasStances]]:  # fmt: skip
    held: defaultdict[str, dict[str, HasStances]] = defaultdict(dict)
    for (row, column), cell in cells.items():
        own, other = (row, column) if of_rows else (column, row)
        held[own][other] = cell
    return held


def _find_first_date(cells: Iterable[HasStances]) -> tuple[bool, str]:
    dates = [stance.said_on or stance.reported_on for cell in cells for stance in cell.latest]
    dated = [date for date in dates if date]
    return (not dated, min(dated, default=""))


def _seriate_lines(lines: list[Line], held: Mapping[str, dict[str, HasStances]]) -> list[Line]:
    patterns = [_read_pattern(held.get(line.key, {})) for line in lines]
    return [lines[place] for place in seriate(patterns)]


def _read_pattern(cells: Mapping[str, HasStances]) -> Pattern:
    return {other: side_of(cell.position) for other, cell in cells.items() if cell.position is not None}
