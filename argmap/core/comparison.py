"""Two states of a debate side by side: which records came, went and changed, field by field."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from argmap.core.debate import COLLECTIONS, Debate
from argmap.core.flat import Row, flatten
from argmap.core.records import About

_NAMING = ("title", "name", "question", "text", "gist", "exact")
"""The fields that tell people which record it is, the best first; where all are empty, its key does."""


class Fate(StrEnum):
    """What became of a record between the two states."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class FieldChange(Struct, frozen=True, kw_only=True):
    """A field with its two values: text as it is, anything else as JSON, "" for none."""

    field: str
    before: str
    after: str


class Difference(Struct, frozen=True, kw_only=True):
    """A record that is not the same in both states; `collection` "debate" is the debate's own fields.

    `title` is what people know it by, in the later state that has it; `changes` are there where it is in both.
    """

    collection: str
    key: str
    title: str
    fate: Fate
    changes: tuple[FieldChange, ...] = ()


def compare_debates(before: Debate, after: Debate) -> tuple[Difference, ...]:
    """The differences, collection by collection and by key; none where the canonical documents are equal.

    Both must be in canonical order. Costs what `flatten` does.
    """
    return (*_compare_about(before.about, after.about), *_compare_rows(before, after))


def _compare_about(before: About, after: About) -> Iterator[Difference]:
    if before != after:
        changes = tuple(_list_changes(_list_values(before), _list_values(after)))
        yield Difference(collection="debate", key=after.slug, title=after.question, fate=Fate.CHANGED, changes=changes)


def _compare_rows(before: Debate, after: Debate) -> Iterator[Difference]:
    old, new = flatten(before), flatten(after)
    for collection in COLLECTIONS:
        for key in sorted({*old[collection], *new[collection]}):
            one, other = old[collection].get(key), new[collection].get(key)
            if one != other:
                yield _tell(collection, key, one, other)


def _tell(collection: str, key: str, before: Row | None, after: Row | None) -> Difference:
    known = after or before
    assert known is not None
    fate = Fate.ADDED if before is None else Fate.REMOVED if after is None else Fate.CHANGED
    changes = tuple(_list_changes(_list_row(before), _list_row(after))) if before and after else ()
    return Difference(collection=collection, key=key, title=_name(known.record, key), fate=fate, changes=changes)


def _list_changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[FieldChange]:
    for field in {**before, **after}:
        one, other = before.get(field), after.get(field)
        if one != other:
            yield FieldChange(field=field, before=_write(one), after=_write(other))


def _list_row(row: Row) -> dict[str, Any]:
    return {**_list_values(row.record), **({"part_of": row.owner} if row.owner else {})}


def _list_values(record: Struct) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(record)
    return values


def _write(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return msgspec.json.encode(value).decode()


def _name(record: Struct, key: str) -> str:
    return next((text for field in _NAMING if (text := getattr(record, field, ""))), key)
