"""Our fields in Argdown's data: what a record has and Argdown has no syntax for, under the name `argmap`."""

from typing import Any, TypeVar

import msgspec

from argmap.core.debate import Debate
from argmap.core.records import Record
from argmap.formats.argdown.findings import Findings

R = TypeVar("R", bound=msgspec.Struct)

COLLECTIONS: dict[str, type[Record]] = {
    item.name: item.type.__args__[0]
    for item in msgspec.structs.fields(Debate)
    if item.name in {"issues", "relations", "actors", "affiliations", "stances", "sources", "passages", "evidence", "tours"}
}
"""The collections that stand in the frontmatter, as lists of records."""


def make_record(kind: type[R], values: dict[str, Any], own: dict[str, Any], begins: int, findings: Findings) -> R:
    """The record with these values, those in `own` in their place; where it cannot be, an error is noted and `own` left out.

    `extra` of both is put together: what the file holds in Argdown's own way goes to `extra["argdown"]`.
    """
    if not own:
        return kind(**values)
    given = dict(own)
    if "extra" in values:
        given["extra"] = join_extra(own.get("extra", {}), values["extra"])
    try:
        return msgspec.convert({**values, **given}, type=kind)
    except msgspec.ValidationError as error:
        findings.fail(begins, f"the data under argmap is not right here: {error}", "it is left out")
        return kind(**values)


def get_own_key(own: dict[str, Any]) -> str | None:
    """The key that our data gives, if it is one."""
    key = own.get("key")
    return key if isinstance(key, str) else None


def join_extra(own: Any, extra: dict[str, Any]) -> Any:
    """What our data gives for `extra`, with what Argdown's own syntax gives."""
    if not extra or not isinstance(own, dict):
        return own
    known = own.get("argdown", {})
    return own | {"argdown": {**(known if isinstance(known, dict) else {}), **extra["argdown"]}}


def read_collections(own: dict[str, Any], findings: Findings) -> dict[str, tuple[Record, ...]]:
    """The records that the frontmatter lists under `argmap`, by collection."""
    return {name: _read_list(kind, name, own.get(name, []), findings) for name, kind in COLLECTIONS.items()}


def _read_list(kind: type[Record], name: str, items: Any, findings: Findings) -> tuple[Record, ...]:
    if not isinstance(items, list):
        findings.fail_nowhere("a list of records is wanted here", f"argmap.{name}")
        return ()
    records = []
    for number, item in enumerate(items):
        try:
            records.append(msgspec.convert(item, type=kind))
        except msgspec.ValidationError as error:
            findings.fail_nowhere(f"this record is left out: {error}", f"argmap.{name}[{number}]")
    return tuple(records)
