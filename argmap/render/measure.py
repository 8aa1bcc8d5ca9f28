"""How wide text gets, by the advance widths of the font that we ship, so that what is laid out here fits in every browser.

`fonts/widths.json` holds them (made by `development.fonts`, which also sees to it that kerning never makes a line wider than
their sum). For characters that the font lacks it has the widest of the fonts that systems draw them with, or else there is a
rule here; a reader's system may still be the odd one out.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

_TABLE: dict[str, dict[str, str]] = msgspec.json.decode(Path(__file__).with_name("fonts").joinpath("widths.json").read_bytes())
_FULL_WIDTH = 1.0
_PICTOGRAPH_WIDTH = 1.4
"""Of Segoe UI Emoji, the widest; Noto's and Apple's are 1.25."""
_FIRST_PICTOGRAPH = "\U0001f000"
_FIRST_IDEOGRAPH = "\u2e80"
_MISSING_WIDTH = 0.36
"""At least as wide as the box that the font has for a character that is found nowhere."""
_OTHER_WIDTH = 1.3
_TURNS_TO_PICTOGRAPH = ("\ufe0f", "\u20e3")
"""After these, what is narrower by itself is drawn as a pictograph."""
_INVISIBLE = ("Cc", "Cf")
_MARKS = ("Mn", "Mc", "Me")
_JOINER = "\u200d"
_FIRST_SKIN, _LAST_SKIN = "\U0001f3fb", "\U0001f3ff"
_FIRST_FLAG, _LAST_FLAG = "\U0001f1e6", "\U0001f1ff"


def _read_widths(name: str) -> dict[str, float]:
    return {character: float(width) for width, group in _TABLE[name].items() for character in group}


class _Widths(dict[str, float]):
    """The width of each character in em: of those that the font has, and of those that have been measured by rule."""

    def __missing__(self, character: str) -> float:
        width = self[character] = _measure_foreign(character)
        return width


_REGULAR, _BOLD, _ELSEWHERE = _Widths(_read_widths("regular")), _Widths(_read_widths("bold")), _read_widths("elsewhere")
_OWN = frozenset(_REGULAR)
_HANGING = frozenset(character for character, width in _REGULAR.items() if not width)
_OVERHANG = 0.6
"""An accent is drawn beyond the end of the line where the font has no place for it at the last letter (ß̈)."""


def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """The width that one line of text may take at a font size, in the unit of the size.

    >>> measure_text("ill", 10) < measure_text("www", 10) < measure_text("日本語", 10)
    True
    >>> measure_text("", 10)
    0.0
    """
    width = sum(map((_BOLD if bold else _REGULAR).__getitem__, text), 0.0)
    return (width + _OVERHANG if text[-1:] in _HANGING else width) * size


def measure_exactly(text: str, size: float, *, bold: bool = False) -> float | None:
    """The width that a line of text has in our font, kerning left aside; None where our font lacks a character of it.

    >>> measure_exactly("Ναι, да − ◐", 10) is None, measure_exactly("日", 10) is None
    (False, True)
    """
    if not _OWN.issuperset(text):
        return None
    return sum(map((_BOLD if bold else _REGULAR).__getitem__, text), 0.0) * size


def _measure_foreign(character: str) -> float:
    if character in _TURNS_TO_PICTOGRAPH:
        return _PICTOGRAPH_WIDTH / 2
    if character >= _FIRST_PICTOGRAPH:
        return _PICTOGRAPH_WIDTH
    if unicodedata.east_asian_width(character) in "WF":
        return _FULL_WIDTH if character >= _FIRST_IDEOGRAPH else _PICTOGRAPH_WIDTH
    kind = unicodedata.category(character)
    if kind in _INVISIBLE:
        return 0.0
    return max(_MISSING_WIDTH, _ELSEWHERE.get(character, 0.0 if kind in _MARKS else _OTHER_WIDTH))


def wrap_text(text: str, size: float, width: float, *, bold: bool = False, lines: int) -> list[str]:
    """Break text at its spaces into lines that fit the width; what exceeds the number of lines is cut with "…".

    A word that is too long by itself is broken where it has to be. There is at least one line, which may be empty.

    >>> wrap_text("The price is a concern", 10, 90, lines=3)
    ['The price is a', 'concern']
    >>> wrap_text("The price is a concern", 10, 60, lines=1)
    ['The price i…']
    """
    wrapped, used = [""], 0.0
    space = measure_text(" ", size, bold=bold)
    for word in text.split():
        for piece in _break_word(word, size, width, bold):
            wide = measure_text(piece, size, bold=bold)
            if not wrapped[-1]:
                wrapped[-1], used = piece, wide
            elif used + space + wide <= width:
                wrapped[-1], used = f"{wrapped[-1]} {piece}", used + space + wide
            else:
                wrapped.append(piece)
                used = wide
        if len(wrapped) > lines:
            break
    if len(wrapped) <= lines:
        return wrapped
    return [*wrapped[: lines - 1], cut_text(" ".join(wrapped[lines - 1 :]), size, width, bold=bold)]


def _break_word(word: str, size: float, width: float, bold: bool) -> list[str]:
    if measure_text(word, size, bold=bold) <= width:
        return [word]
    pieces = [""]
    for unit in _split_units(word, size, width, bold):
        if pieces[-1] and measure_text(pieces[-1] + unit, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += unit
    return pieces


def _split_units(text: str, size: float, width: float, bold: bool) -> Iterator[str]:
    """The text in pieces that are not parted, as a letter and its accents or the parts of one pictograph, unless too wide."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _belongs_together(text[start:end], text[end]):
            unit = text[start:end]
            yield from [unit] if measure_text(unit, size, bold=bold) <= width else unit
            start = end


def _belongs_together(unit: str, character: str) -> bool:
    """Whether a character goes on with a unit: a rough version of Unicode's rules for grapheme clusters (UAX 29)."""
    if character.isascii():
        return False
    return bool(
        unicodedata.category(character) in (*_MARKS, "Cf")
        or unit[-1] == _JOINER
        or _FIRST_SKIN <= character <= _LAST_SKIN
        or (len(unit) % 2 and _FIRST_FLAG <= unit[-1] <= _LAST_FLAG and _FIRST_FLAG <= character <= _LAST_FLAG)
    )


def cut_text(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """The text as it is where it fits the width, or else as much of it as fits with "…" after it.

    >>> cut_text("Emmanuel Macron", 10, 200), cut_text("Emmanuel Macron", 10, 60)
    ('Emmanuel Macron', 'Emmanuel…')
    """
    if measure_text(text, size, bold=bold) <= width:
        return text
    kept, used = "", measure_text("…", size, bold=bold)
    for unit in _split_units(text, size, width, bold):
        used += measure_text(unit, size, bold=bold)
        if used > width:
            break
        kept += unit
    return kept.rstrip() + "…"
