"""Where a place in the text being read stands: in which file, line and column, includes taken apart again."""

from bisect import bisect_right
from functools import cached_property

from msgspec import Struct


class File(Struct, frozen=True, dict=True):
    """A file that was read; `name` is "" for the one that includes the others."""

    name: str
    text: str

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins."""
        starts = [0]
        place = self.text.find("\n")
        while place >= 0:
            starts.append(place + 1)
            place = self.text.find("\n", place + 1)
        return starts

    def locate(self, place: int) -> tuple[int, int]:
        """The line and the column of a place, counted from 1."""
        line = bisect_right(self.line_starts, place)
        return line, place - self.line_starts[line - 1] + 1


class Piece(Struct, frozen=True):
    """A stretch of the text: where it begins there, and from where in which file it was taken."""

    begins: int
    file: File
    place: int


class Origins:
    """The pieces that a text is put together from."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._begins = [piece.begins for piece in pieces]

    def locate(self, place: int) -> tuple[str, int, int]:
        """The file, the line and the column of a place in the text."""
        piece = self._pieces[bisect_right(self._begins, place) - 1]
        line, column = piece.file.locate(piece.place + place - piece.begins)
        return piece.file.name, line, column
