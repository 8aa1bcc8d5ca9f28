"""A source's text with its coded passages marked, however they overlap."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from argmap.core.records import Passage


class Part(StrEnum):
    """What a piece of a marked text is."""

    TEXT = "text"
    OPEN = "open"
    """A mark begins."""
    REOPEN = "reopen"
    """A mark that had to end, because one inside it ended later, goes on."""
    PAUSE = "pause"
    """A mark ends, but goes on after the next end."""
    CLOSE = "close"


class Piece(Struct, frozen=True, kw_only=True):
    """A run of text, or the edge of the mark of a passage."""

    part: Part
    text: str = ""
    passage: str = ""


def mark_passages(text: str, passages: Iterable[Passage]) -> tuple[Piece, ...]:
    """The text cut into pieces such that marks nest: each passage opens once and closes once, and all pieces make the text.

    Where two passages cross, the mark of the one that ends later pauses while the other ends. Passages without a place in
    the text, or with one that lies outside of it, are left out. The cost grows with the text and with the passages that lie
    over each other.

    >>> crossing = [Passage(key="p", source="s", start=0, end=2), Passage(key="q", source="s", start=1, end=3)]
    >>> [piece.text or f"{piece.part.value} {piece.passage}" for piece in mark_passages("abc", crossing)]
    ['open p', 'a', 'open q', 'b', 'pause q', 'close p', 'reopen q', 'c', 'close q']
    """
    starts: defaultdict[int, list[Passage]] = defaultdict(list)
    ends: defaultdict[int, list[str]] = defaultdict(list)
    for passage in passages:
        if passage.start is not None and passage.end is not None and 0 <= passage.start < passage.end <= len(text):
            starts[passage.start].append(passage)
            ends[passage.end].append(passage.key)
    return tuple(_cut(text, starts, ends))


def _cut(text: str, starts: dict[int, list[Passage]], ends: dict[int, list[str]]) -> Iterator[Piece]:
    edges = sorted({*starts, *ends})
    opened: list[str] = []
    place = 0
    for edge in edges:
        if edge > place:
            yield Piece(part=Part.TEXT, text=text[place:edge])
            place = edge
        yield from _close(opened, set(ends.get(edge, ())))
        for passage in sorted(starts.get(edge, ()), key=lambda passage: (-(passage.end or 0), passage.key)):
            opened.append(passage.key)
            yield Piece(part=Part.OPEN, passage=passage.key)
    if place < len(text):
        yield Piece(part=Part.TEXT, text=text[place:])


def _close(opened: list[str], ended: set[str]) -> Iterator[Piece]:
    """Close what ends here; what lies over it pauses, and is opened again in the same order."""
    paused = []
    while ended:
        key = opened.pop()
        if key in ended:
            ended.remove(key)
            yield Piece(part=Part.CLOSE, passage=key)
        else:
            paused.append(key)
            yield Piece(part=Part.PAUSE, passage=key)
    for key in reversed(paused):
        opened.append(key)
        yield Piece(part=Part.REOPEN, passage=key)
