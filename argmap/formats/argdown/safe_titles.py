"""Titles under which claims and arguments can stand in Argdown: their keys, unless Argdown would stumble over these."""

import re
from collections.abc import Iterable

from argmap.formats.argdown.wording import Names

# Names that every JavaScript object has: Argdown keeps its elements in one, and finds these there.
_INHERITED = frozenset(
    {
        "__defineGetter__",
        "__defineSetter__",
        "__lookupGetter__",
        "__lookupSetter__",
        "__proto__",
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
    }
)
_UNSAFE = {
    False: re.compile(r"\A-|\]|@include\("),
    True: re.compile(r"\A[-+_!]|>|@include\("),
}
_REPLACEMENTS = str.maketrans("[]<>", "()()")
_INCLUDE = re.compile(r"@+include\(")


def choose_titles(keys: Iterable[str], *, of_arguments: bool) -> dict[str, str]:
    """A title for each key, none twice: the key itself where it can stand between the brackets."""
    keys = list(keys)
    safe = {key for key in keys if is_safe(key, of_argument=of_arguments)}
    names = Names(safe)
    return {key: key if key in safe else names.take(_make_plain(key, of_arguments)) for key in keys}


def is_safe(title: str, *, of_argument: bool) -> bool:
    """Whether the title can stand between the brackets of an argument, or of a statement.

    >>> is_safe("a: b", of_argument=False), is_safe("a] b", of_argument=False), is_safe("-> b", of_argument=True)
    (True, False, False)
    """
    return not _UNSAFE[of_argument].search(title) and title not in _INHERITED


def _make_plain(key: str, of_argument: bool) -> str:
    plain = _INCLUDE.sub("include(", key.translate(_REPLACEMENTS))
    return plain if is_safe(plain, of_argument=of_argument) else f"({plain})"
