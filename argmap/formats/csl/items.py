"""A source as a CSL item and back, without loss: what a field does not say just as the item did, `csl` keeps as it was."""

from typing import Any

import msgspec

from argmap.core.checks import is_key
from argmap.core.kinds import Reliability
from argmap.core.records import Source
from argmap.formats.csl.fields import FIELDS, NO_TITLE, Field, UnfitError

ID = "id"
CUSTOM = "custom"
OWN = "argmap"
"""The name under which an item's `custom` holds what a source has and CSL has no field for."""

_NOT_WRITTEN: Any = object()
"""In place of an empty field's value; null is a value that an item may have."""


class Own(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What CSL has no field for; `csl` holds fields of the source's `csl` that an item cannot hold beside its own."""

    reliability: Reliability = Reliability.CANNOT_BE_JUDGED
    text: str | None = None
    tags: tuple[str, ...] = ()
    extra: dict[str, Any] = {}
    csl: dict[str, Any] = {}


def _read_key(value: Any) -> str:
    key = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(key, str) or not is_key(key):
        raise UnfitError("is none that a source can have")
    return key


ITEM_FIELDS = {ID: Field("key", _read_key, str), **FIELDS}


def write_item(source: Source) -> dict[str, Any]:
    """The source, in canonical form, as an item of CSL-JSON."""
    item: dict[str, Any] = {}
    own = Own(reliability=source.reliability, text=source.text, tags=source.tags, extra=source.extra)
    for name, field in ITEM_FIELDS.items():
        content = getattr(source, field.name)
        plain = field.write(content) if content else _NOT_WRITTEN
        original = source.csl.get(name)
        if name in source.csl and original != plain and _stands_for(original, content, field):
            item[name] = original
            continue
        if plain is not _NOT_WRITTEN:
            item[name] = plain
        if name in source.csl:
            own.csl[name] = original
    custom = source.csl.get(CUSTOM)
    if isinstance(custom, dict) and custom and OWN not in custom:
        item[CUSTOM] = custom
    elif CUSTOM in source.csl:
        own.csl[CUSTOM] = custom
    noted = msgspec.to_builtins(own)
    if noted:
        item[CUSTOM] = {**item.get(CUSTOM, {}), OWN: noted}
    return item | {name: value for name, value in source.csl.items() if name not in ITEM_FIELDS and name != CUSTOM}


def _stands_for(original: Any, content: Any, field: Field) -> bool:
    try:
        return bool(field.read(original) == content)
    except UnfitError:
        return bool(content == field.default)


class Note(msgspec.Struct, frozen=True):
    """What of an item could not be taken, and what was done about it."""

    what: str
    done: str


def read_item(item: dict[str, Any], key: str) -> tuple[Source, list[Note]]:
    """The source of an item, under this key whatever the item's own id, and notes on what could not be taken."""
    notes = [] if "title" in item else [Note("there is no title", f'called "{NO_TITLE}"')]
    own, rest = _read_custom(item, notes)
    values: dict[str, Any] = {"title": NO_TITLE}
    csl = {name: value for name, value in item.items() if name not in ITEM_FIELDS and name != CUSTOM}
    for name, field in ITEM_FIELDS.items():
        if name not in item:
            continue
        try:
            content = key if name == ID else field.read(item[name])
        except UnfitError as error:
            notes.append(Note(f"{name} {error}", "kept in csl as it is"))
            csl[name] = item[name]
            continue
        values[field.name] = content
        if (field.write(content) if content else _NOT_WRITTEN) != item[name]:
            csl[name] = item[name]
    if rest is not None:
        csl[CUSTOM] = rest
    values |= {"key": key, "csl": csl | own.csl}
    return Source(**values, reliability=own.reliability, text=own.text, tags=own.tags, extra=own.extra), notes


def _read_custom(item: dict[str, Any], notes: list[Note]) -> tuple[Own, Any]:
    """What Argmap noted in the item, and what else its `custom` holds; None where that is nothing."""
    custom = item.get(CUSTOM)
    if not isinstance(custom, dict) or OWN not in custom:
        return Own(), custom
    try:
        own = msgspec.convert(custom[OWN], Own)
    except msgspec.ValidationError:
        notes.append(Note(f"{CUSTOM}.{OWN} is not in the form in which Argmap writes it", "kept in csl as it is"))
        return Own(), custom
    return own, {name: value for name, value in custom.items() if name != OWN} or None
