"""What `extra` and `csl` may hold: JSON that every tool and both databases give back as they got it.

PostgreSQL's jsonb keeps 1e22 as a whole number and has no -0.0, SQLite keeps the text; NaN is no JSON (RFC 8259), and most
readers lose whole numbers beyond 64 bits (RFC 7493, section 2.2). So a number that is whole is an integer here, 1.0 like 1.
"""

import math
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from argmap.core.text import find_unprintable

INTEGERS = range(-(2**63), 2**64)
GREATEST_DEPTH = 50
"""How deep lists and mappings may lie in each other."""


def normalise_extra(value: Any) -> Any:
    """The value in NFC, with one spelling for each number; lists keep their order.

    Raises TypeError for what is no JSON.

    >>> normalise_extra({"a": [1.0, -0.0, 0.5, 1e30, 10**30]})
    {'a': [1, 0, 0.5, 1e+30, 1e+30]}
    """
    match value:
        case str():
            return normalize("NFC", value)
        case bool() | None:
            return value
        case int() | float():
            return _normalise_number(value)
        case dict():
            return {normalise_extra(name): normalise_extra(item) for name, item in value.items()}
        case list() | tuple():
            return [normalise_extra(item) for item in value]
        case _:
            raise TypeError(f"a debate cannot hold a value of type {type(value).__name__}")


def _normalise_number(number: float) -> float:
    if isinstance(number, int):
        return number if number in INTEGERS else float(number)
    if number.is_integer() and INTEGERS.start <= number < INTEGERS.stop:
        return int(number)
    return number


def find_misfit(value: object) -> str:
    r"""What in the value no debate may hold, as the predicate of a sentence; "" where there is nothing.

    >>> find_misfit({"a": ["\x07"]}), find_misfit({"a": float("nan")}), find_misfit({"a": [1, None, {}]})
    ('holds the character U+0007, which cannot be printed', 'holds nan, which is no number in JSON', '')
    """
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        content, depth = waiting.pop()
        found = _find_misfit_here(content)
        if found:
            return f"holds {found}"
        if depth > GREATEST_DEPTH:
            return f"is nested more than {GREATEST_DEPTH} deep"
        if isinstance(content, dict):
            waiting += [(item, depth + 1) for pair in content.items() for item in pair]
        if isinstance(content, list | tuple):
            waiting += [(item, depth + 1) for item in content]
    return ""


def _find_misfit_here(content: object) -> str:
    match content:
        case str():
            unprintable = find_unprintable(content)
            return f"the character {unprintable}, which cannot be printed" if unprintable else ""
        case bool() | None | list() | tuple():
            return ""
        case int():
            fits = content in INTEGERS or _is_float_spelt_out(content)
            return "" if fits else f"a whole number beyond {INTEGERS.start} to {INTEGERS.stop - 1}"
        case float():
            return "" if math.isfinite(content) else f"{content}, which is no number in JSON"
        case dict():
            return _find_bad_names(content)
        case _:
            return f"a value of type {type(content).__name__}, which is no JSON"


def _is_float_spelt_out(number: int) -> bool:
    """Whether the number is what PostgreSQL makes of a great float, as 10000000000000000000000 of 1e22."""
    try:
        return Decimal(repr(float(number))) == number
    except OverflowError:
        return False


def _find_bad_names(mapping: dict[Any, Any]) -> str:
    if not all(isinstance(name, str) for name in mapping):
        return "a name that is no text"
    if len({normalize("NFC", name) for name in mapping}) < len(mapping):
        return "two names that differ in how their accents are encoded only"
    return ""
