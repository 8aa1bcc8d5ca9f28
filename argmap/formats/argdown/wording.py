"""How titles, texts and keys of Argdown and of a debate come from each other, for reading and for writing."""

import re
import unicodedata
from collections.abc import Iterable

from argmap.core.checks import is_key
from argmap.core.limits import LENGTHS, LINE_LENGTH
from argmap.formats.reading import UNNAMED

SHORT = 120
"""How long the title of a statement without one may get."""
UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Control characters, some of which other readers take for the end of a line."""
_AUTOMATIC = re.compile(r"Untitled [0-9]+", re.ASCII)


def is_automatic(title: str) -> bool:
    """Whether the title says no more than that there is none.

    >>> is_automatic("Untitled 3"), is_automatic("Untitled")
    (True, False)
    """
    return _AUTOMATIC.fullmatch(title) is not None


def put_on_one_line(text: str) -> str:
    r"""The text as a line without blanks at its ends or side by side, and without what shows as nothing.

    >>> put_on_one_line(" one\n\ttwo ")
    'one two'
    """
    return " ".join(UNSHOWN.sub(" ", text).split())


def cut(text: str, length: int) -> str:
    """The text, or as many of its words as fit into `length` characters, with an ellipsis.

    >>> cut("one two three", 9), cut("one two three", 8), cut("one two", 9)
    ('one two…', 'one two…', 'one two')
    """
    if len(text) <= length:
        return text
    start = text[: length - 1]
    ends_in_word = text[length - 1] != " " and " " in start.strip()
    return (start.rsplit(" ", 1)[0] if ends_in_word else start).rstrip() + "…"


def make_title(title: str, text: str) -> str:
    """The title of a record: the one in the file, or the beginning of the text where that says nothing."""
    shown = cut(text, SHORT) if is_automatic(title) and text else title
    return cut(shown, LINE_LENGTH) if shown.strip() else "?"


def split_wording(title: str, shown: str, *, shows_title: bool) -> tuple[str, str]:
    """The title and the text of a record, of what the file gives as title and shows as text.

    `shows_title` says that the text is the record's title, and that the record has no text of its own.

    >>> split_wording("A1", "Ships need ports.", shows_title=False)
    ('A1', 'Ships need ports.')
    >>> split_wording("A1", "Ships need ports.", shows_title=True)
    ('Ships need ports.', '')
    """
    if shows_title and 0 < len(shown) <= LINE_LENGTH:
        return shown, ""
    return make_title(title, shown), shown


class Names:
    """Names that are told apart: one that is taken already, to begin with those in `taken`, gets a number behind it."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def take(self, name: str, longest: int | None = None) -> str:
        """The name, or one like it that is free; no longer than `longest`, if that is given, as the name itself is.

        >>> names = Names(["a (2)"])
        >>> names.take("a"), names.take("a")
        ('a', 'a (3)')
        """
        found = name
        while found in self._taken:
            number = self._numbers[name] = self._numbers.get(name, 1) + 1
            end = f" ({number})"
            found = (name[: longest - len(end)].rstrip() if longest else name) + end
        self._taken.add(found)
        return found

    def take_key(self, title: str) -> str:
        """A key as like the title as a key may be."""
        return self.take(make_plain_key(title), LENGTHS["key"])


def make_plain_key(title: str) -> str:
    r"""A key as like the title as a key may be.

    >>> make_plain_key(" a\tb "), make_plain_key("")
    ('a b', '?')
    """
    if is_key(title):
        return title
    printable = "".join(char if char.isprintable() else " " for char in unicodedata.normalize("NFC", title))
    return printable[: LENGTHS["key"]].strip() or "?"


def make_relation_key(source: str, kind: str, target: str) -> str:
    """The key of a relation that has none, from its ends.

    >>> make_relation_key("a", "supports", "b")
    'a-supports-b'
    """
    return make_plain_key(f"{source}-{kind}-{target}")


def make_slug(text: str) -> str:
    """A slug as like the text as one may be.

    >>> make_slug("Soll Öl billig bleiben?"), make_slug("…") == UNNAMED
    ('soll-ol-billig-bleiben', True)
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[: LENGTHS["slug"]].strip("-") or UNNAMED
