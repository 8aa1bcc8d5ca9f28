r"""What stands within a text: marks such as `[1]` that cite sources, Markdown links, and brackets behind a backslash."""

import re
from collections.abc import Callable
from unicodedata import normalize

from msgspec import Struct

_ANCHOR = r"\[((?:[^\[\]\\\n]|\\.)*)\]"
_ADDRESS = r"\(((?:[^()\s\\]|\\.)+)\)"
_MARK = re.compile(rf"\\([()\[\]])| ?\[([1-9][0-9]{{0,6}})\](?!\()|{_ANCHOR}{_ADDRESS}")
_BRACKET = re.compile(r"[()\[\]]")
_ADDRESS_SIGN = re.compile(r"[()\[\]@]")
_ESCAPED = re.compile(r"\\([()\[\]])")
_ESCAPED_IN_ADDRESS = re.compile(r"\\([()\[\]@])")

CiteNumber = Callable[[int], str | None]
"""Takes the number in a mark; gives the key of the passage that is cited, or None where the mark is the author's own text."""
CiteAddress = Callable[[str], str | None]
"""Takes a link's address; gives the key of the passage, or None where the link is to stay text."""


class Citation(Struct, frozen=True):
    """A passage cited at an offset of a text."""

    at: int
    passage: str


class Marked(Struct, frozen=True):
    """A text without marks and links, and what it cites where."""

    text: str
    citations: tuple[Citation, ...]


def read_marks(written: str, cite_number: CiteNumber, cite_address: CiteAddress) -> Marked:
    """The text that is written like this; the space before a mark goes with it, and space around the text goes too.

    A Markdown link becomes its anchor with a citation after it.
    """
    pieces: list[str] = []
    cited: list[tuple[int, str]] = []
    place = length = 0
    for match in _MARK.finditer(written):
        literal, number, anchor, address = match.groups()
        passage = None
        if number:
            passage = cite_number(int(number))
        elif address:
            passage = cite_address(unescape_address(address))
        plain = match.group() if passage is None else unescape(anchor or "")
        piece = written[place : match.start()] + (literal or plain)
        pieces.append(piece)
        length += len(piece)
        place = match.end()
        if passage is not None:
            cited.append((length, passage))
    return _close("".join(pieces) + written[place:], cited)


def _close(whole: str, cited: list[tuple[int, str]]) -> Marked:
    before = len(whole) - len(whole.lstrip())
    text = normalize("NFC", whole.strip())
    return Marked(text, tuple(Citation(min(max(at - before, 0), len(text)), passage) for at, passage in cited))


def write_marks(text: str, marks: list[tuple[int, int]]) -> str:
    """The text as it is written, with marks: for each an offset, ascending, and a number."""
    pieces, place = [], 0
    for at, number in marks:
        pieces += [escape(text[place:at]), f" [{number}]" if at else f"[{number}] "]
        place = at
    return "".join([*pieces, escape(text[place:])])


def escape(text: str) -> str:
    r"""The text with a backslash before each bracket.

    >>> escape("a [1] \\(b)")
    'a \\[1\\] \\\\(b\\)'
    """
    return _BRACKET.sub(r"\\\g<0>", text)


def unescape(text: str) -> str:
    r"""The text without the backslashes that `escape` gave it; all others stay.

    >>> unescape("a \\[1\\] \\\\(b\\)"), unescape("\\n")
    ('a [1] \\(b)', '\\n')
    """
    return _ESCAPED.sub(r"\1", text)


def escape_address(address: str) -> str:
    """The address as it is written in the list of sources."""
    return _ADDRESS_SIGN.sub(r"\\\g<0>", address)


def unescape_address(address: str) -> str:
    r"""The address that is written like this.

    >>> unescape_address("https://a.b/\\(c\\)\\@d")
    'https://a.b/(c)@d'
    """
    return _ESCAPED_IN_ADDRESS.sub(r"\1", address)
