"""A map at a fixed scale over as many sheets of paper as it takes: which part of it each sheet shows."""

import re
from collections.abc import Iterator, Mapping
from math import ceil
from types import MappingProxyType

from msgspec import Struct

SCALE = 0.8
"""The smallest words of a map, of 10 points, are 8 then: as small as print may be."""
OVERLAP = 40
"""Units of the map that two neighbours share, so that sheets can be glued together."""
_SIZE = re.compile(r'<svg [^>]*?viewBox="0(?:\.0+)? 0(?:\.0+)? (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"')
_LETTERS = 26


class Paper(Struct, frozen=True):
    """A paper's name, and what an upright sheet has left for the map, in CSS pixels: margins of 15 mm and a head are off."""

    name: str
    width: int
    height: int


PAPERS: Mapping[str, Paper] = MappingProxyType(
    {paper.name: paper for paper in (Paper("a4", 680, 880), Paper("a3", 1008, 1340))}
)
"""The papers by the names that addresses have for them."""


class Tile(Struct, frozen=True, kw_only=True):
    """What a sheet shows: a rectangle of the map, in its units. The column's letter and the row's number are its name."""

    column: int
    row: int
    x: int
    y: int
    width: int
    height: int

    @property
    def name(self) -> str:
        """A1 is at the top left, B1 right of it, A2 below."""
        return name_tile(self.column, self.row)

    @property
    def view_box(self) -> str:
        """The rectangle as SVG has it."""
        return f"{self.x} {self.y} {self.width} {self.height}"


class Tiling(Struct, frozen=True, kw_only=True):
    """The sheets of a map, column by column in each row, and how many there are of both."""

    columns: int
    rows: int
    tiles: tuple[Tile, ...]

    def find_neighbours(self, tile: Tile) -> Iterator[tuple[str, str]]:
        """The sides at which the map goes on, in words, each with the name of the sheet that lies there."""
        sides = {"left": (-1, 0), "right": (1, 0), "above": (0, -1), "below": (0, 1)}
        for words, (across, down) in sides.items():
            column, row = tile.column + across, tile.row + down
            if 0 <= column < self.columns and 0 <= row < self.rows:
                yield words, name_tile(column, row)


def name_tile(column: int, row: int) -> str:
    """The name of a sheet, with two letters beyond 26 columns.

    >>> name_tile(0, 0), name_tile(1, 3), name_tile(27, 0)
    ('A1', 'B4', 'AB1')
    """
    letter = chr(ord("A") + column % _LETTERS)
    before = chr(ord("A") + column // _LETTERS - 1) if column >= _LETTERS else ""
    return f"{before}{letter}{row + 1}"


def read_size(svg: str) -> tuple[float, float]:
    """The width and the height of a map that `argmap.render` drew, in its units. Raises ValueError where it tells none."""
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("the picture does not tell its size")
    return float(found[1]), float(found[2])


def lay_tiles(width: float, height: float, paper: Paper) -> Tiling:
    """The sheets that hold all of a map of this size, those next to each other with `OVERLAP`.

    >>> [tile.view_box for tile in lay_tiles(900, 500, Paper("small", 400, 800)).tiles]
    ['0 0 500 1000', '460 0 500 1000']
    """
    across, down = round(paper.width / SCALE), round(paper.height / SCALE)
    columns, rows = _count(width, across), _count(height, down)
    return Tiling(
        columns=columns,
        rows=rows,
        tiles=tuple(
            Tile(
                column=column,
                row=row,
                x=column * (across - OVERLAP),
                y=row * (down - OVERLAP),
                width=across,
                height=down,
            )
            for row in range(rows)
            for column in range(columns)
        ),
    )


def _count(length: float, sheet: int) -> int:
    return max(1, ceil((length - OVERLAP) / (sheet - OVERLAP)))
