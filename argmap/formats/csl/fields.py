"""The CSL fields that a source has fields of its own for, each with how it is read and written.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables and the schema beside it,
https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from argmap.core.edtf import parse_edtf
from argmap.core.limits import LENGTHS
from argmap.core.text import find_unprintable, is_web_address

NO_TITLE = "Untitled"
_NAME_SEPARATOR = ", "


class UnfitError(ValueError):
    """A value cannot be had in a field; the text is one sentence without its subject."""


class Field(Struct, frozen=True):
    """A CSL field's counterpart; `read` raises UnfitError, and `write` gives what `read` reads as the same.

    `default` is what the field holds where an item does not tell.
    """

    name: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    default: Any = ""


def read_line(limit: int) -> Callable[[Any], str]:
    """A reader of texts of up to so many characters."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or find_unprintable(value):
            raise UnfitError("is no text")
        if len(value) > limit:
            raise UnfitError(f"has {len(value)} characters; allowed are {limit}")
        return value

    return read


def read_filled(limit: int) -> Callable[[Any], str]:
    """A reader of texts of up to so many characters that say something."""
    read_any = read_line(limit)

    def read(value: Any) -> str:
        text = read_any(value)
        if not text.strip():
            raise UnfitError("is empty")
        return text

    return read


def read_address(value: Any) -> str:
    """A web address that a page may link to."""
    address = read_line(LENGTHS["url"])(value)
    if address and not is_web_address(address):
        raise UnfitError("is no address that begins with http:// or https://")
    return address


def read_date(value: Any) -> str:
    """A day, a month or a year as EDTF has it.

    >>> read_date({"date-parts": [[2021, "6"]]}), read_date({"raw": "2021-06-11"})
    ('2021-06', '2021-06-11')
    """
    match value:
        case {"date-parts": [[*parts]]} if 0 < len(parts) <= 3 and all(map(_is_number, parts)):
            year, *rest = map(int, parts)
            return _check_date("-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)]))
        case {"raw": str(raw)}:
            return _check_date(raw)
    raise UnfitError("is no day, month or year")


def _is_number(part: object) -> bool:
    is_digits = isinstance(part, str) and part.isascii() and part.isdecimal() and len(part) <= 4
    return is_digits or (isinstance(part, int) and not isinstance(part, bool) and 0 <= part <= 9999)


def _check_date(text: str) -> str:
    try:
        parse_edtf(text)
    except ValueError:
        raise UnfitError("is no day, month or year") from None
    return text


def write_date(text: str) -> dict[str, Any]:
    """The date as CSL has it.

    >>> write_date("2021-06")
    {'date-parts': [[2021, 6]]}
    """
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def read_names(value: Any) -> tuple[str, ...]:
    """Names as "Family, Given", or as they are written."""
    if not isinstance(value, list | tuple):
        raise UnfitError("is no list of names")
    return tuple(map(_read_name, value))


def _read_name(name: Any) -> str:
    match name:
        case {"literal": str(literal)}:
            text = literal
        case {"family": str(family)}:
            particle, given = name.get("non-dropping-particle"), name.get("given")
            text = f"{particle} {family}" if isinstance(particle, str) else family
            text = f"{text}{_NAME_SEPARATOR}{given}" if isinstance(given, str) else text
        case {"given": str(given)}:
            text = given
        case _:
            raise UnfitError("holds what is no name")
    if find_unprintable(text):
        raise UnfitError("holds characters that cannot be printed")
    return text


def write_names(names: tuple[str, ...]) -> list[dict[str, str]]:
    """The names as CSL has them: with family and given name where a comma parts them, else as they are.

    >>> write_names(("Doe, Jane", "European Council"))
    [{'family': 'Doe', 'given': 'Jane'}, {'literal': 'European Council'}]
    """
    parted = [(name, *name.partition(_NAME_SEPARATOR)) for name in names]
    return [{"family": family, "given": given} if family and given else {"literal": name} for name, family, _, given in parted]


FIELDS = {
    "type": Field("type", read_filled(LENGTHS["type"]), str, "document"),
    "title": Field("title", read_filled(LENGTHS["title"]), str, NO_TITLE),
    "author": Field("authors", read_names, write_names, ()),
    "container-title": Field("container_title", read_line(LENGTHS["container_title"]), str),
    "publisher": Field("publisher", read_line(LENGTHS["publisher"]), str),
    "issued": Field("issued", read_date, write_date),
    "accessed": Field("accessed", read_date, write_date),
    "URL": Field("url", read_address, str),
    "language": Field("language", read_line(LENGTHS["language"]), str),
}
"""By CSL's name, in the order in which they are written."""
