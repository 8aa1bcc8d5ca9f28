"""Values in cells. A cell is text; where a field wants a list, `a; b` will do, and JSON where an item is not as simple."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import msgspec
from msgspec.structs import replace

from argmap.core.kinds import Label
from argmap.core.records import Condition
from argmap.formats.showing import show
from argmap.formats.syntax.json_nodes import read_json_nodes
from argmap.formats.syntax.nodes import Errors, Place, Scalar, UnreadableError
from argmap.formats.syntax.values import (
    BadValueError,
    ReadValue,
    list_reader,
    read_free_mapping,
    read_integer,
    read_number,
    read_text,
    read_truth,
    word_reader,
)

WriteCell = Callable[[Any], str]
ReadCell = Callable[[Place], Any]
"""Reads a place whose node is a plain Scalar; raises BadValueError."""
_BETWEEN = ";"
_EMPTY = "'"
_CONDITION = re.compile(rf"({'|'.join(Label)})[ ]+(.+)", re.DOTALL)


def write_number(value: Any) -> str:
    """A number or a word as it is, nothing for None."""
    return "" if value is None else str(value)


def write_switch(value: bool) -> str:
    """A truth value in the words that JSON has for it."""
    return "true" if value else "false"


def write_optional_text(text: str | None) -> str:
    """A text that may be missing: the empty text gets an apostrophe, and one of apostrophes one more.

    >>> write_optional_text(None), write_optional_text(""), write_optional_text("'"), write_optional_text("'a")
    ('', "'", "''", "'a")
    """
    return "" if text is None else text if text.strip(_EMPTY) else _EMPTY + text


def write_texts(texts: tuple[str, ...]) -> str:
    """A list of texts, semicolons between them.

    >>> write_texts(("a", "b c")), write_texts(("a;", "b")), write_texts(())
    ('a; b c', '["a;","b"]', '')
    """
    is_simple = all(text and text == text.strip() and _BETWEEN not in text for text in texts)
    if is_simple and not (texts and texts[0].startswith("[")):
        return f"{_BETWEEN} ".join(texts)
    return msgspec.json.encode(texts).decode()


def write_conditions(conditions: tuple[Condition, ...]) -> str:
    """A stance's conditions, each as what must be of which claim.

    >>> write_conditions((Condition(claim="A0"), Condition(claim="A1", must_be=Label.OUT)))
    'in A0; out A1'
    """
    return write_texts(tuple(f"{condition.must_be} {condition.claim}" for condition in conditions))


def write_mapping(mapping: dict[str, Any]) -> str:
    """Free values as JSON."""
    return msgspec.json.encode(mapping, order="sorted").decode() if mapping else ""


def read_plain(place: Place) -> str:
    """The text as it is."""
    return _text(place)


def read_optional_text(place: Place) -> str | None:
    """A text that is missing where the cell is empty."""
    text = _text(place)
    if not text:
        return None
    return text if text.strip(_EMPTY) else text.removeprefix(_EMPTY)


def read_switch(place: Place) -> bool:
    """True or false, in capitals too, as spreadsheet programs write them."""
    return read_truth(_with_text(place, _text(place).strip().lower()))


def read_whole(place: Place) -> int:
    """A whole number."""
    return read_integer(_with_text(place, _text(place).strip()))


def read_share(place: Place) -> float:
    """A number from 0 to 1, with a decimal comma or point."""
    return read_number(_with_text(place, _text(place).strip().replace(",", ".")))


def word_cell_reader(words: type[StrEnum]) -> ReadCell:
    """A reader of one of the enum's words."""
    read_word = word_reader(words)
    return lambda place: read_word(_with_text(place, _text(place).strip()))


def read_texts(place: Place) -> tuple[str, ...]:
    """A list of texts with semicolons between them, or in JSON."""
    text = _text(place).strip()
    if text.startswith("["):
        texts: tuple[str, ...] = _read_json(place, text, list_reader(read_text))
        return texts
    return tuple(item.strip() for item in text.split(_BETWEEN) if item.strip())


def read_conditions(place: Place) -> tuple[Condition, ...]:
    """A list of conditions."""
    return tuple(_read_condition(place, item) for item in read_texts(place))


def _read_condition(place: Place, text: str) -> Condition:
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise BadValueError(place, f'{show(text)} is no condition; allowed is "in" or "out" and a claim\'s key, as "in A1"')
    return Condition(claim=match[2], must_be=Label(match[1]))


def read_mapping(place: Place) -> dict[str, Any]:
    """Free values in JSON."""
    text = _text(place).strip()
    mapping: dict[str, Any] = _read_json(place, text, read_free_mapping) if text else {}
    return mapping


def _read_json(place: Place, text: str, read: ReadValue) -> Any:
    """What the JSON in a cell holds; whatever is wrong in it is wrong with the cell."""
    errors = Errors()
    try:
        root = read_json_nodes(text, errors)
        value = read(Place(root)) if root else None
    except (UnreadableError, BadValueError) as error:
        raise BadValueError(place, error.finding.what) from None
    if errors.found:
        raise BadValueError(place, errors.found[0].what)
    return value


def _text(place: Place) -> str:
    assert isinstance(place.node, Scalar)
    return place.node.text


def _with_text(place: Place, text: str) -> Place:
    assert isinstance(place.node, Scalar)
    return Place(replace(place.node, text=text), place.path)
