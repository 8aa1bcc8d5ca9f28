"""Values from nodes, by the type that the field has; whoever reads one gets the value or a BadValueError with its place."""

import math
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from argmap.core.extras import INTEGERS
from argmap.core.text import find_unprintable
from argmap.formats.showing import show
from argmap.formats.syntax.nodes import Mapping, Node, Place, Scalar, Sequence, Style

ReadValue = Callable[[Place], Any]

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
NUMBER_LENGTH = 60
"""A longer row of digits is a mistake or an attack, never a measurement."""


class BadValueError(Exception):
    """A value is not what its field wants; the text is one sentence."""

    def __init__(self, place: Place, what: str) -> None:
        super().__init__(what)
        self.finding = place.find(what)


def name_node(node: Node) -> str:
    """What the node is, in the words of an error."""
    match node:
        case Mapping():
            return "a mapping"
        case Sequence():
            return "a list"
        case Scalar() if node.is_null:
            return "nothing"
        case Scalar(style=Style.TEXT):
            return f"the text {show(node.text)}"
        case _:
            return show(node.text)


def read_text(place: Place) -> str:
    """The text as it is written."""
    node = place.node
    if not isinstance(node, Scalar) or node.is_null:
        raise BadValueError(place, f"a text is wanted here, not {name_node(node)}")
    if node.style is Style.LITERAL:
        raise BadValueError(place, f"a text is wanted here; put {node.text[:20]} in quotes")
    return _check_characters(place, node.text)


def _check_characters(place: Place, text: str) -> str:
    unprintable = find_unprintable(text)
    if unprintable:
        raise BadValueError(place, f"the character {unprintable} cannot be printed; please remove it")
    return text


def read_integer(place: Place) -> int:
    """A whole number; whether the field allows it is left to `argmap.core.checks`."""
    text = _read_bare(place, "a whole number")
    if not INTEGER.fullmatch(text):
        raise BadValueError(place, f"a whole number is wanted here, not {name_node(place.node)}")
    return _to_integer(place, text)


def _to_integer(place: Place, text: str) -> int:
    if len(text) > NUMBER_LENGTH or int(text) not in INTEGERS:
        raise BadValueError(place, f"{show(text)} is too large; allowed is {INTEGERS.start} to {INTEGERS.stop - 1}")
    return int(text)


def read_number(place: Place) -> float:
    """A number; 1 is read as 1.0, and NaN and infinities are none."""
    text = _read_bare(place, "a number")
    if not NUMBER.fullmatch(text):
        raise BadValueError(place, f"a number such as 0.6 is wanted here, not {name_node(place.node)}")
    return _to_float(place, text)


def _to_float(place: Place, text: str) -> float:
    if len(text) > NUMBER_LENGTH or not math.isfinite(float(text)):
        raise BadValueError(place, f"{show(text)} is too long or too large for a number")
    return float(text)


def read_truth(place: Place) -> bool:
    """True or false, in these words only."""
    text = _read_bare(place, "true or false")
    if text not in ("true", "false"):
        raise BadValueError(place, f"true or false is wanted here, not {name_node(place.node)}")
    return text == "true"


def _read_bare(place: Place, wanted: str) -> str:
    node = place.node
    if not isinstance(node, Scalar) or node.style is Style.TEXT or node.is_null:
        raise BadValueError(place, f"{wanted} is wanted here, not {name_node(node)}")
    return node.text


def word_reader(words: type[StrEnum]) -> ReadValue:
    """A reader of one of the enum's words."""

    def read_word(place: Place) -> StrEnum:
        text = read_text(place)
        try:
            return words(text)
        except ValueError:
            raise BadValueError(place, f"{show(text)} is not allowed here; allowed: {', '.join(words)}") from None

    return read_word


def list_reader(read_item: ReadValue) -> ReadValue:
    """A reader of a list of what `read_item` reads."""

    def read_list(place: Place) -> tuple[Any, ...]:
        return tuple(read_item(item) for item in list_items(place))

    return read_list


def list_items(place: Place) -> list[Place]:
    """The places of a list's items."""
    if not isinstance(place.node, Sequence):
        raise BadValueError(place, f"a list is wanted here, not {name_node(place.node)}")
    return [place.step(index, node) for index, node in enumerate(place.node.items)]


def list_fields(place: Place) -> dict[str, Place]:
    """The places of a mapping's values, by name."""
    if not isinstance(place.node, Mapping):
        raise BadValueError(place, f"a mapping (name: value) is wanted here, not {name_node(place.node)}")
    return {name: place.step(name, node) for name, node in place.node.entries.items()}


def read_free_mapping(place: Place) -> dict[str, Any]:
    """The free values of `extra` and `csl`, by name."""
    return {name: read_free(value) for name, value in list_fields(place).items()}


def read_free(place: Place) -> Any:
    """A value of a type that nobody has laid down, by JSON's rules: null, true, false and numbers; all else is text."""
    match place.node:
        case Mapping():
            return read_free_mapping(place)
        case Sequence():
            return [read_free(item) for item in list_items(place)]
        case Scalar(style=Style.TEXT):
            return read_text(place)
        case Scalar(text=text):
            return _read_free_scalar(place, text)


def _read_free_scalar(place: Place, text: str) -> Any:
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if INTEGER.fullmatch(text):
        return _to_integer(place, text)
    return _to_float(place, text) if NUMBER.fullmatch(text) else _check_characters(place, text)
