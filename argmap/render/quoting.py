r"""Text of users on its way into DOT: cleaned, capped and escaped here, and nowhere else.

DOT has three traps that the `graphviz` package leaves open: text that begins with "<" and ends with ">" becomes an
HTML-like label, a backslash at the end swallows the closing quote, and escapes such as \N are expanded even in HTML-like
labels. So user text goes into HTML-like labels only, every run of it through `quote_text`, and into names only through
`name_node`. Graphviz writes control characters as they are, which makes an SVG that is no XML: `clean_text` drops them.
"""

import re
from html import escape
from unicodedata import category
from urllib.parse import quote

TITLE_CAP = 300
"""The most characters of a title, a question or a heading that a map shows."""

_LAST_OF_PLANES = "".join(chr(plane | last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_NOT_XML = re.compile(
    f"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x84\x86-\x9f]|[\ufdd0-\ufdef{_LAST_OF_PLANES}]"
)
"""What XML forbids, control characters, and what Unicode says is no character."""
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Bidirectional embeddings, overrides and isolates: they could make a box read otherwise than it is written."""

_WITHOUT_INK = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"))
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""The fillers of Hangul and the empty Braille pattern: letters and signs by their category, and blank all the same."""


def clean_text(text: str, cap: int) -> str:
    r"""The text as one line of printable characters, at most `cap` of them, the last one "…" where something was cut.

    Control characters, lone surrogates, non-characters and marks that reorder text are dropped; runs of white space become
    one space.

    >>> clean_text("a\x00b\n\n c\ud800", 10), clean_text("abcdef", 4)
    ('ab c', 'abc…')
    """
    if len(text) <= cap and text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    # A text may be megabytes long; what lies far beyond the cap cannot be shown whatever is dropped before it.
    head = text[: 8 * cap]
    line = " ".join(_REORDERING.sub("", _NOT_XML.sub("", head)).split())
    if len(line) > cap or len(text) > len(head):
        return line[: cap - 1].rstrip() + "…"
    return line


def choose_visible(*texts: str) -> str:
    r"""The first of the texts that leaves something to see, clean; "" where none does.

    >>> choose_visible("", "\u200b\u3164", "A1")
    'A1'
    """
    return next(filter(_has_ink, (clean_text(text, TITLE_CAP) for text in texts)), "")


def _has_ink(text: str) -> bool:
    return any(character not in _BLANKS and category(character) not in _WITHOUT_INK for character in text)


def quote_text(text: str) -> str:
    r"""One run of clean text for an HTML-like label: nothing in it is markup, an entity or an escape of Graphviz.

    >>> quote_text('</TD> & "\\N')
    '&lt;/TD&gt; &amp; &quot;&#92;&#92;N'
    """
    # Graphviz reads the entity first and expands escapes after that: a backslash has to be escaped twice.
    return escape(text, quote=True).replace("\\", "&#92;&#92;")


def name_node(kind: str, key: str) -> str:
    """The name in DOT and the id in SVG of a record: its kind and its key, percent-encoded but for A–Z a–z 0–9 _ . - ~.

    >>> name_node("claim", "A0"), name_node("claim", '¬a "b"')
    ('claim-A0', 'claim-%C2%ACa%20%22b%22')
    """
    if key.isascii() and key.isalnum():
        return f"{kind}-{key}"
    return f"{kind}-{quote(key, safe='', errors='surrogatepass')}"
