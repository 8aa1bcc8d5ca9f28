"""A document's text as a debate may hold it, and what becomes of offsets in it: UTF-16 code units to code points of NFC."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, pairwise
from unicodedata import combining, is_normalized, normalize

from argmap.core.text import find_unprintable, strip_unprintable

_LAST_OF_ONE_UNIT = "\uffff"
_COMPOSING = 3
"""How many characters before another may join with it (Hangul syllables have three)."""


def clean_text(text: str, offsets: Iterable[int]) -> tuple[str, dict[int, int]]:
    r"""The text in NFC without unprintable characters, and where in it each offset leads, counted in UTF-16 code units.

    Offsets beyond the text's end lead nowhere and are left out; one within a character leads to where that begins.

    >>> clean_text("a\U0001d518b\x00e\u0301", [0, 1, 3, 4, 7])
    ('a𝔘bé', {0: 0, 1: 1, 3: 2, 4: 3, 7: 4})
    """
    places = _count_code_points(text, sorted({offset for offset in offsets if offset >= 0}))
    if find_unprintable(text):
        text, places = _strip(text, places)
    return (text, places) if is_normalized("NFC", text) else _compose(text, places)


def _strip(text: str, places: dict[int, int]) -> tuple[str, dict[int, int]]:
    ends = sorted({0, len(text), *places.values()})
    pieces = [strip_unprintable(text[start:end]) for start, end in pairwise(ends)]
    return _join(pieces, ends, places)


def _compose(text: str, places: dict[int, int]) -> tuple[str, dict[int, int]]:
    starts: dict[int, int] = {}
    floor = 0
    for place in sorted(set(places.values())):
        starts[place] = floor = _find_start(text, place, floor)
    ends = sorted({0, len(text), *starts.values()})
    pieces = [normalize("NFC", text[start:end]) for start, end in pairwise(ends)]
    return _join(pieces, ends, {offset: starts[place] for offset, place in places.items()})


def _join(pieces: list[str], ends: list[int], places: dict[int, int]) -> tuple[str, dict[int, int]]:
    """The pieces as one text, and the places, each of which was an end of a piece, in it."""
    lengths = accumulate(map(len, pieces), initial=0)
    moved = dict(zip(ends, lengths, strict=True))
    return "".join(pieces), {offset: moved[place] for offset, place in places.items()}


def _count_code_points(text: str, offsets: list[int]) -> dict[int, int]:
    if not text or max(text) <= _LAST_OF_ONE_UNIT:
        return {offset: offset for offset in offsets if offset <= len(text)}
    units = text.encode("utf-16-le")
    places: dict[int, int] = {}
    before = points = 0
    for offset in offsets[: bisect_left(offsets, len(units) // 2 + 1)]:
        # The second half of a pair (DC00–DFFF) is no place between characters.
        is_within = offset * 2 < len(units) and units[offset * 2 + 1] & 0xFC == 0xDC
        start = max(offset - is_within, before)
        points += len(units[before * 2 : start * 2].decode("utf-16-le"))
        before = start
        places[offset] = points
    return places


def _find_start(text: str, place: int, floor: int) -> int:
    """The last place up to this one, or else `floor`, where a cut does not part what NFC puts together."""
    while floor < place < len(text) and not _can_be_cut(text, place):
        place -= 1
    return place


def _can_be_cut(text: str, place: int) -> bool:
    if combining(text[place]):
        return False
    before, after = text[max(0, place - _COMPOSING) : place], text[place]
    return normalize("NFC", before + after) == normalize("NFC", before) + normalize("NFC", after)
