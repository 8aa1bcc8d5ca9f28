"""Titles in the text: `[of a statement]` and `<of an argument>`, with a colon where they are defined; links look alike."""

import re

from msgspec import Struct

from argmap.formats.argdown.scanning import Text

_LONGEST_LABEL = 2000
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_CLOSING = {"[": "]", "<": ">"}


class Title(Struct, frozen=True):
    """A title and the place after it."""

    is_argument: bool
    text: str
    is_definition: bool
    ends: int


class Web(Struct, frozen=True):
    """A link `[label](url)` and the place after it."""

    label: str
    url: str
    ends: int


def read_title(text: Text, place: int) -> Title | None:
    """The title that begins at `place`; None where none does, or where it is a link."""
    opening = text.text[place : place + 1]
    if opening not in _CLOSING or opening == "" or read_link(text, place):
        return None
    closing, line_end = _CLOSING[opening], text.find("\n", place)
    is_argument = opening == "<"
    end = text.find(f"{closing}:", place + 2)
    if end < line_end:
        return Title(is_argument, text.text[place + 1 : end], True, end + 2)
    end = text.find(closing, place + 2)
    if end < line_end and text.text[place + 1] != "-":
        return Title(is_argument, text.text[place + 1 : end], False, end + 1)
    return None


def read_mention(text: Text, place: int) -> int:
    """The place after the mention `@[title]` or `@<title>` at `place`, 0 where none begins there."""
    closing = _CLOSING.get(text.text[place + 1 : place + 2])
    if closing is None:
        return 0
    end = text.find(closing, place + 3)
    return end + 1 if end < text.find("\n", place) else 0


def read_link(text: Text, place: int) -> Web | None:
    """The link that begins at `place`, if one does: its label within a paragraph, its address on a line."""
    if not text.text.startswith("[", place):
        return None
    end = text.find("]", place + 1)
    if not 2 <= end - place <= _LONGEST_LABEL or not text.text.startswith("](", end):
        return None
    closing = text.find(")", end + 2)
    if closing == end + 2 or closing > text.find("\n", end) or _BLANK_LINE.search(text.text, place, end):
        return None
    return Web(text.text[place + 1 : end], text.text[end + 2 : closing], closing + 1)
