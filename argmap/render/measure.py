"""How wide text gets, by our own table, so that a map is laid out alike with and without fonts on the machine.

Graphviz measures with whatever font it finds, a browser draws with another, and a bare machine has none. The table holds,
for each character, the wider of DejaVu Sans and Arial (advance widths in em, rounded up): the two ends of what browsers
take for "sans-serif". A box that is wide enough by the table is wide enough in either.
"""

import unicodedata

_CHARACTERS_BY_WIDTH = {
    0.28: "'ijl",
    0.33: "I ,.’·/:;\\|",
    0.40: "-f()[]t",
    0.46: '!r"',
    0.53: "*J`“”sz",
    0.58: "c?L_§–k",
    0.65: "vxyFTaeoß$0123456789bdghnpqu{}¶",
    0.70: "EKPSYABVXZ",
    0.76: "CRUNH",
    0.80: "DΩ&GOQ",
    0.88: "w#+<=>^~×−±Mж○∅",
    1.00: "%mWæ@œ—…Æщ",
    1.10: "ЖШЩЮЫ",
}
_WIDTH = {character: width for width, characters in _CHARACTERS_BY_WIDTH.items() for character in characters}
_OTHER_WIDTH = 0.9
_FULL_WIDTH = 1.0
_PICTOGRAPH_WIDTH = 1.3
_FIRST_PICTOGRAPH = "\U0001f000"
_BOLD = 1.15
"""DejaVu Sans Bold runs about 13 % wider than the regular face."""


def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """The width that one line of text may take at a font size, in the unit of the size.

    >>> measure_text("ill", 10) < measure_text("www", 10) < measure_text("日本語", 10)
    True
    >>> measure_text("", 10)
    0.0
    """
    return sum(map(_WIDTHS.__getitem__, text), 0.0) * size * (_BOLD if bold else 1)


class _Widths(dict[str, float]):
    """The width of each character that has been measured."""

    def __missing__(self, character: str) -> float:
        width = self[character] = _measure_character(character)
        return width


_WIDTHS = _Widths()


def _measure_character(character: str) -> float:
    if character in _WIDTH:
        return _WIDTH[character]
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character >= _FIRST_PICTOGRAPH:
        return _PICTOGRAPH_WIDTH
    if unicodedata.east_asian_width(character) in "WF":
        return _FULL_WIDTH
    # An accented Latin letter is as wide as its base.
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTH.get(base, _OTHER_WIDTH)


def wrap_text(text: str, size: float, width: float, *, bold: bool = False, lines: int) -> list[str]:
    """Break text at its spaces into lines that fit the width; what exceeds the number of lines is cut with "…".

    A word that is too long by itself is broken where it has to be. There is at least one line, which may be empty.

    >>> wrap_text("The price is a concern", 10, 90, lines=3)
    ['The price is a', 'concern']
    >>> wrap_text("The price is a concern", 10, 60, lines=1)
    ['The price…']
    """
    wrapped = [""]
    for word in text.split():
        for piece in _break_word(word, size, width, bold):
            joined = f"{wrapped[-1]} {piece}".strip()
            if measure_text(joined, size, bold=bold) <= width:
                wrapped[-1] = joined
            else:
                wrapped.append(piece)
        if len(wrapped) > lines:
            break
    if len(wrapped) <= lines:
        return wrapped
    return [*wrapped[: lines - 1], cut_text(" ".join(wrapped[lines - 1 :]), size, width, bold=bold)]


def _break_word(word: str, size: float, width: float, bold: bool) -> list[str]:
    if measure_text(word, size, bold=bold) <= width:
        return [word]
    pieces = [""]
    for character in word:
        if pieces[-1] and measure_text(pieces[-1] + character, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def cut_text(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """The text as it is where it fits the width, or else as much of it as fits with "…" after it.

    >>> cut_text("Emmanuel Macron", 10, 200), cut_text("Emmanuel Macron", 10, 60)
    ('Emmanuel Macron', 'Emmanu…')
    """
    if measure_text(text, size, bold=bold) <= width:
        return text
    while text and measure_text(text + "…", size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip() + "…"
