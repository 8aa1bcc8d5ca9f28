"""The canonical form of a debate: one value, one text, one hash, whoever wrote it down and in whatever order.

Arrays that are sets (collections, tags, passages, conditions, positions) go by key, with an explicit `position` where people
want an order; text is NFC; weights have three decimals; keys are sorted. Nothing in it tells of a database, of editing or of
who may see it, so that the same debate has the same hash on any machine.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_args, get_origin
from unicodedata import normalize

import msgspec
from msgspec.structs import fields, replace

from argmap.core.debate import Debate
from argmap.core.extras import normalise_extra
from argmap.core.records import Condition, Record
from argmap.core.tours import normalise_view

S = TypeVar("S", bound=msgspec.Struct)
WEIGHT_DECIMALS = 3
_SETS_OF_TEXT = frozenset({"tags", "passages", "positions"})


def normalise(value: S) -> S:
    """The same debate, or record of one, in canonical order and NFC; normalising twice changes nothing.

    Text inside `extra` and `csl` is normalised too, their lists keep their order. A source's text is left alone where it is
    NFC already; where it is not, offsets of its passages must have been made on the NFC text (`core.checks` tells).
    Costs about a second per 100,000 records. Raises TypeError where `extra` or `csl` hold what is no JSON.
    """
    return _normalise_struct(value)


def canonical_json(debate: Debate) -> bytes:
    """The debate as canonical JSON: UTF-8, keys sorted, no spaces. Costs what `normalise` does."""
    return msgspec.json.encode(normalise(debate), order="sorted")


def hash_document(document: bytes) -> str:
    """The SHA-256 of a canonical document, as 64 hexadecimal digits."""
    return hashlib.sha256(document).hexdigest()


def _normalise_struct(value: S) -> S:
    changes = {}
    for name, normalise_field in _plan(type(value)):
        content = getattr(value, name)
        normal = normalise_field(content)
        if normal is not content:
            changes[name] = normal
    return replace(value, **changes) if changes else value


@cache
def _plan(struct: type[msgspec.Struct]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The fields that may need a change, each with what makes it; worked out once, for whole debates pass through here."""
    chosen = ((item.name, _choose(item.name, item.type)) for item in fields(struct))
    return tuple((name, normalise_field) for name, normalise_field in chosen if normalise_field)


def _choose(name: str, kind: Any) -> Callable[[Any], Any] | None:
    """What normalises a field of this type, by identity where nothing is to change; None for words, integers and truths."""
    if name == "view":
        return normalise_view
    kinds = get_args(kind) or (kind,)
    if get_origin(kind) is tuple:
        normalise_texts = _normalise_set if name in _SETS_OF_TEXT else _normalise_texts
        return normalise_texts if kinds[0] is str else _normalise_structs
    if get_origin(kind) is dict:
        return _normalise_mapping
    if str in kinds:
        return _normalise_text
    if float in kinds:
        return _normalise_share
    return _normalise_struct if issubclass(kinds[0], msgspec.Struct) else None


def _normalise_text(text: str | None) -> str | None:
    return text if text is None or text.isascii() else normalize("NFC", text)


def _normalise_share(share: float | None) -> float | None:
    # 1 and 1.0, -0.0 and 0.0 are equal, and so must be their texts.
    return None if share is None else round(float(share), WEIGHT_DECIMALS) + 0.0


def _normalise_mapping(mapping: dict[str, Any]) -> dict[str, Any]:
    normal: dict[str, Any] = normalise_extra(mapping) if mapping else mapping
    return normal


def _normalise_texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(normalize("NFC", text) for text in texts)


def _normalise_set(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({normalize("NFC", text) for text in texts})) if texts else texts


def _normalise_structs(items: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted((_normalise_struct(item) for item in items), key=_place)) if items else items


def _place(item: Record | Condition) -> tuple[str, ...]:
    return (item.key,) if isinstance(item, Record) else (item.claim, item.must_be)
