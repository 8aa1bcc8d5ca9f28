"""A debate as flat rows, one for each record, and back: what comparing, merging and storing work on."""

from collections import defaultdict
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import COLLECTIONS, Debate
from argmap.core.records import About, Argument, Inference, Record

NESTED = {"inferences": "arguments", "premises": "inferences"}
"""The collections whose records lie inside another's, with that other's name."""


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
    for argument in debate.arguments:
        for inference in argument.inferences:
            rows["inferences"][inference.key] = Row(_without_nested(inference), argument.key)
            for premise in inference.premises:
                rows["premises"][premise.key] = Row(premise, inference.key)
    return rows


def unflatten(about: About, rows: Rows) -> Debate:
    """The debate of the rows. Raises KeyError where an owner is missing."""
    premises, inferences = _by_owner(rows["premises"]), _by_owner(rows["inferences"])
    for owner in {*premises} - {*rows["inferences"]} | {*inferences} - {*rows["arguments"]}:
        raise KeyError(owner)
    whole: dict[str, Any] = {
        name: tuple(row.record for row in rows[name].values()) for name in COLLECTIONS if name not in NESTED
    }
    whole["arguments"] = tuple(
        replace(
            argument,
            inferences=tuple(
                replace(inference, premises=tuple(premises[inference.key])) for inference in inferences[argument.key]
            ),
        )
        for argument in whole["arguments"]
    )
    return Debate(about=about, **whole)


def _without_nested(record: Record) -> Record:
    if isinstance(record, Argument):
        return replace(record, inferences=())
    if isinstance(record, Inference):
        return replace(record, premises=())
    return record


def _by_owner(rows: dict[str, Row]) -> defaultdict[str, list[Any]]:
    owned: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows.values():
        owned[row.owner or ""].append(row.record)
    return owned
