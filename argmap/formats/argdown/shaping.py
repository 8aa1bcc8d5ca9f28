"""Records as plain values, without what goes without saying."""

from functools import cache
from typing import Any

import msgspec

from argmap.core.records import Value
from argmap.formats.record_kinds import is_default


def shape_record(record: msgspec.Struct) -> dict[str, Any]:
    """The fields of the record that are not as they are by default, records in it likewise."""
    return {
        item.name: shape_value(value)
        for item in _list_fields(type(record))
        if not is_default(item, value := getattr(record, item.name))
    }


def shape_value(value: Any) -> Any:
    """The value with words for enums, lists for tuples and mappings for records."""
    if isinstance(value, msgspec.Struct):
        return shape_record(value)
    if isinstance(value, tuple):
        return [shape_value(item) for item in value]
    return sort_names(value) if isinstance(value, dict) else msgspec.to_builtins(value)


def sort_names(value: Any) -> Any:
    """The same free value with the names of its mappings in order, for equal debates are to be written equally.

    Recurses as deep as the value lies, which `core.extras` bounds.
    """
    if isinstance(value, dict):
        return {name: sort_names(item) for name, item in sorted(value.items())}
    return [sort_names(item) for item in value] if isinstance(value, list) else value


@cache
def _list_fields(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a record, what people look for least last."""
    return tuple(sorted(msgspec.structs.fields(kind), key=lambda item: item.name in ("tags", "extra")))


def list_own(record: Value, expected: dict[str, Any], lifted: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The fields of the record that reading would not give by itself: those that are not as expected, or as by default.

    A field that is expected to be None is told some other way. `lifted` are the names in `extra["argdown"]` that Argdown shows.
    """
    own = {}
    for item in _list_fields(type(record)):
        value = getattr(record, item.name)
        if item.name == "extra":
            value = _lift(value, lifted)
        wanted = expected.get(item.name, msgspec.UNSET)
        if wanted is None or value == wanted or (wanted is msgspec.UNSET and is_default(item, value)):
            continue
        own[item.name] = shape_value(value)
    return own


def _lift(extra: dict[str, Any], lifted: frozenset[str]) -> dict[str, Any]:
    """What is left of `extra` once what Argdown shows itself is taken out of it."""
    if not lifted:
        return extra
    rest = {name: value for name, value in extra["argdown"].items() if name not in lifted}
    left = {name: value for name, value in extra.items() if name != "argdown"}
    return left | {"argdown": rest} if rest else left


def get_kept(extra: dict[str, Any], name: str) -> Any:
    """What reading Argdown has left under this name in `extra`, None where there is nothing."""
    known = extra.get("argdown")
    return known.get(name) if isinstance(known, dict) else None
