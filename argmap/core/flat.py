"""A debate as flat rows, one for each record, and back: what comparing, merging and storing work on."""

from collections import defaultdict
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import COLLECTIONS, Debate
from argmap.core.records import About, Argument, Inference, Record, Tour

NESTED = {"inferences": "arguments", "premises": "inferences", "stops": "tours"}
"""The collections whose records lie inside another's, in a field of the same name, with that other's name; outer ones first."""


class Row(Struct, frozen=True):
    """A record without those nested in it, and the key of the record that it is nested in, if any."""

    record: Record
    owner: str | None = None


Rows = dict[str, dict[str, Row]]
"""Collection name → key → row."""


def flatten(debate: Debate) -> Rows:
    """The debate's records as rows, collection by collection."""
    rows: Rows = {name: {} for name in COLLECTIONS}
    for name, records in debate.collections():
        if name not in NESTED:
            rows[name] = {record.key: Row(_without_nested(record)) for record in records}
    for name, owners in NESTED.items():
        for owner in getattr(debate, owners):
            for record in getattr(owner, name):
                rows[name][record.key] = Row(_without_nested(record), owner.key)
    return rows


def unflatten(about: About, rows: Rows) -> Debate:
    """The debate of the rows. Raises KeyError where an owner is missing."""
    whole: dict[str, dict[str, Any]] = {name: {key: row.record for key, row in rows[name].items()} for name in COLLECTIONS}
    for name, owners in reversed(NESTED.items()):
        owned: defaultdict[str, list[Any]] = defaultdict(list)
        for key, row in rows[name].items():
            owned[row.owner or ""].append(whole[name][key])
        for owner, records in owned.items():
            whole[owners][owner] = replace(whole[owners][owner], **{name: tuple(records)})
    return Debate(about=about, **{name: tuple(whole[name].values()) for name in COLLECTIONS if name not in NESTED})


def _without_nested(record: Record) -> Record:
    match record:
        case Argument():
            return replace(record, inferences=())
        case Inference():
            return replace(record, premises=())
        case Tour():
            return replace(record, stops=())
        case _:
            return record
