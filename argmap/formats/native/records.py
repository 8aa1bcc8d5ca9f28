"""Records from mappings, by the fields that `argmap.core.records` gives them."""

import difflib
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from argmap.core.kinds import Label
from argmap.core.records import Claim, Condition, Group, Issue, Source, Stop, Tour, Value
from argmap.formats.showing import SHOWN, show
from argmap.formats.syntax.nodes import Errors, Place, Scalar
from argmap.formats.syntax.values import (
    BadValueError,
    ReadValue,
    list_fields,
    list_reader,
    read_free_mapping,
    read_integer,
    read_number,
    read_text,
    read_truth,
    word_reader,
)

SHORT_FORMS: dict[type[Value], str] = {
    Group: "title",
    Claim: "title",
    Source: "title",
    Issue: "question",
    Tour: "title",
    Stop: "text",
}
"""The field that a text stands for where a record is written as a text alone."""


class Field(Struct, frozen=True):
    """How a field is read; `stand_in` keeps the place of a required value that is missing, so that reading can go on."""

    read: ReadValue
    required: bool
    stand_in: Any = None


class Draft:
    """A record as far as it has been read: its values, where each is written, and the fields that could not be read."""

    def __init__(self, kind: type[Value], place: Place) -> None:
        self.kind = kind
        self.place = place
        self.values: dict[str, Any] = {}
        self.written: dict[str, Place] = {}
        self.failed: set[str] = set()


@cache
def describe_fields(kind: type[Value]) -> dict[str, Field]:
    """The fields of a record that are values; those that hold further records are left to whoever reads those."""
    hints = get_type_hints(kind)
    described = {}
    for item in msgspec.structs.fields(kind):
        if _holds_records(hints[item.name]):
            continue
        required = item.default is msgspec.NODEFAULT and item.default_factory is msgspec.NODEFAULT
        described[item.name] = Field(_find_reader(hints[item.name]), required, _stand_in(hints[item.name]))
    return described


def _holds_records(hint: Any) -> bool:
    arguments = get_args(hint)
    return get_origin(hint) is tuple and issubclass(arguments[0], Value)


def _stand_in(hint: Any) -> Any:
    return next(iter(hint)) if isinstance(hint, type) and issubclass(hint, StrEnum) else ""


def _find_reader(hint: Any) -> ReadValue:
    if isinstance(hint, UnionType):
        return _find_reader(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return list_reader(_find_reader(get_args(hint)[0]))
    if get_origin(hint) is dict:
        return read_free_mapping
    if issubclass(hint, StrEnum):
        return word_reader(hint)
    return _READERS[hint]


def read_condition(place: Place) -> Condition:
    """A stance's condition: a claim's key, or a mapping with `claim` and `must_be`."""
    if isinstance(place.node, Scalar):
        return Condition(claim=read_text(place))
    fields = list_fields(place)
    for name in fields:
        if name not in ("claim", "must_be"):
            raise BadValueError(place.name(name), f"{show(name)} is no field of a condition; allowed: claim, must_be")
    if "claim" not in fields:
        raise BadValueError(place, "a condition names its claim")
    must_be = word_reader(Label)(fields["must_be"]) if "must_be" in fields else Label.IN
    return Condition(claim=read_text(fields["claim"]), must_be=must_be)


_READERS: dict[Any, ReadValue] = {
    str: read_text,
    int: read_integer,
    float: read_number,
    bool: read_truth,
    Condition: read_condition,
}


def read_draft(
    kind: type[Value],
    place: Place,
    errors: Errors,
    *,
    also: frozenset[str] = frozenset(),
    without: frozenset[str] = frozenset(),
) -> Draft:
    """The record of this kind that stands at `place`, as far as it can be read; what cannot goes to `errors`.

    The names in `also` may stand beside the record's own fields, and are only noted in the draft's `written`; the fields in
    `without` may not, because their value is told otherwise. A field with nothing or null after its name is as if not written.
    """
    draft = Draft(kind, place)
    fields = describe_fields(kind)
    try:
        draft.written = _list_written(kind, place)
    except BadValueError as error:
        draft.failed.update(fields)
        errors.add(error.finding)
    for name, value in draft.written.items():
        try:
            if name not in also:
                _read_field(draft, name, value, (fields.keys() | also) - without)
        except BadValueError as error:
            draft.failed.add(name)
            errors.add(error.finding)
    _fill_in(draft, errors, without | {"key"})
    return draft


def _read_field(draft: Draft, name: str, value: Place, allowed: set[str]) -> None:
    if name not in allowed:
        near = difflib.get_close_matches(name[:SHOWN], allowed, n=1)
        # A misspelt field is not missing besides.
        draft.failed.update(near)
        raise BadValueError(draft.place.name(name), _name_unknown(name, near, allowed))
    if not (isinstance(value.node, Scalar) and value.node.is_null):
        draft.values[name] = describe_fields(draft.kind)[name].read(value)


def _list_written(kind: type[Value], place: Place) -> dict[str, Place]:
    if isinstance(place.node, Scalar) and not place.node.is_null and kind in SHORT_FORMS:
        return {SHORT_FORMS[kind]: place}
    return list_fields(place)


def _name_unknown(name: str, near: list[str], allowed: set[str]) -> str:
    if name == "key":
        return "the key is written before the colon already"
    if near:
        return f"there is no field {show(name)} here; did you mean {near[0]}?"
    return f"there is no field {show(name)} here; allowed: {', '.join(sorted(allowed))}"


def _fill_in(draft: Draft, errors: Errors, told_otherwise: frozenset[str]) -> None:
    for name, field in describe_fields(draft.kind).items():
        if field.required and name not in draft.values and name not in told_otherwise:
            if name not in draft.failed:
                draft.failed.add(name)
                errors.add(draft.place.find(f"{name} is missing"))
            draft.values[name] = field.stand_in
