"""The canonical form of a debate: one value, one text, one hash, whoever wrote it down and in whatever order.

Arrays that are sets (collections, tags, passages, conditions, positions) go by key, with an explicit `position` where people
want an order; text is NFC; weights have three decimals; keys are sorted. Nothing in it tells of a database, of editing or of
who may see it, so that the same debate has the same hash on any machine.
"""

import hashlib
import unicodedata
from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields, replace

from argmap.core.debate import Debate
from argmap.core.records import Condition, Record

S = TypeVar("S", bound=msgspec.Struct)
WEIGHT_DECIMALS = 3
_SETS_OF_TEXT = frozenset({"tags", "passages", "positions"})


def normalise(value: S) -> S:
    """The same debate, or record of one, in canonical order and NFC; normalising twice changes nothing.

    Text inside `extra` and `csl` is normalised too, their lists keep their order. A source's text is left alone where it is
    NFC already; where it is not, offsets of its passages must have been made on the NFC text (`core.checks` tells).
    """
    return _normalise_struct(value)


def canonical_json(debate: Debate) -> bytes:
    """The debate as canonical JSON: UTF-8, keys sorted, no spaces. Costs about a millisecond per 200 records."""
    return msgspec.json.encode(normalise(debate), order="sorted")


def hash_document(document: bytes) -> str:
    """The SHA-256 of a canonical document, as 64 hexadecimal digits."""
    return hashlib.sha256(document).hexdigest()


def _normalise_struct(value: S) -> S:
    changes = {item.name: _normalise_value(getattr(value, item.name), item.name) for item in fields(value)}
    return replace(value, **changes)


def _normalise_value(value: Any, name: str) -> Any:
    match value:
        case str():
            # StrEnum members are ASCII already, and must stay members.
            return unicodedata.normalize("NFC", value) if type(value) is str else value
        case bool() | int() | None:
            return value
        case float():
            return round(value, WEIGHT_DECIMALS) if name in ("weight", "prior") else value
        case msgspec.Struct():
            return _normalise_struct(value)
        case dict():
            return {_normalise_value(key, ""): _normalise_value(item, "") for key, item in value.items()}
        case tuple():
            return tuple(_order([_normalise_value(item, "") for item in value], name))
        case list():
            return [_normalise_value(item, "") for item in value]
        case _:
            raise TypeError(f"a debate cannot hold a value of type {type(value).__name__}")


def _order(items: list[Any], name: str) -> list[Any]:
    if items and isinstance(items[0], Record):
        return sorted(items, key=lambda record: record.key)
    if name in _SETS_OF_TEXT:
        return sorted(set(items))
    if items and isinstance(items[0], Condition):
        return sorted(items, key=lambda condition: (condition.claim, condition.must_be))
    return items
