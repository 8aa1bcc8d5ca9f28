"""Which sheets there are, their columns, and how a field's value is written in a cell and read from it."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from argmap.core.checks import name_kind
from argmap.core.flat import NESTED
from argmap.core.records import About, Condition, Value
from argmap.formats.record_kinds import RECORD_KINDS
from argmap.formats.sheets.values import (
    ReadCell,
    WriteCell,
    read_conditions,
    read_mapping,
    read_optional_text,
    read_plain,
    read_share,
    read_switch,
    read_texts,
    read_whole,
    word_cell_reader,
    write_conditions,
    write_mapping,
    write_number,
    write_optional_text,
    write_switch,
    write_texts,
)

DEBATE_SHEET = "debate"
SHEETS: Mapping[str, type[Value]] = {DEBATE_SHEET: About, **RECORD_KINDS}
SHEET_NAMES = tuple(SHEETS)
_LAST = ("tags", "extra")


class Column(Struct, frozen=True):
    """A field as a column; where it is not required, an empty cell says nothing, and the field is as it is by default."""

    name: str
    write: WriteCell
    read: ReadCell
    is_required: bool


def name_owner_column(sheet: str) -> str | None:
    """The column that tells in which record an inference or a premise lies; None for other sheets.

    >>> name_owner_column("premises"), name_owner_column("claims")
    ('inference', None)
    """
    return name_kind(NESTED[sheet]) if sheet in NESTED else None


@cache
def list_columns(sheet: str) -> tuple[Column, ...]:
    """The columns of a sheet: the key, whose it is, and the fields in the order of the record, tags and extra last."""
    kind = SHEETS[sheet]
    hints = get_type_hints(kind)
    described = [_describe(item, hints[item.name]) for item in fields(kind) if not _holds_records(hints[item.name])]
    described.sort(key=lambda column: (column.name in _LAST, column.name != "key"))
    owner = name_owner_column(sheet)
    if owner:
        described.insert(1, Column(owner, str, read_plain, is_required=True))
    return tuple(described)


def _holds_records(hint: Any) -> bool:
    arguments = get_args(hint)
    return get_origin(hint) is tuple and issubclass(arguments[0], Value)


def _describe(item: Any, hint: Any) -> Column:
    is_required = item.default is msgspec.NODEFAULT and item.default_factory is msgspec.NODEFAULT
    write, read = _choose(hint)
    return Column(item.name, write, read, is_required)


_PLAIN: Mapping[Any, tuple[WriteCell, ReadCell]] = {
    str: (str, read_plain),
    bool: (write_switch, read_switch),
    int: (write_number, read_whole),
    float: (write_number, read_share),
}


def _choose(hint: Any) -> tuple[WriteCell, ReadCell]:
    """How a field of this type is written and read."""
    if get_origin(hint) is UnionType:
        inner = get_args(hint)[0]
        return (write_optional_text, read_optional_text) if inner is str else _choose(inner)
    if get_origin(hint) is tuple:
        is_text = get_args(hint)[0] is str
        return (write_texts, read_texts) if is_text else _check_conditions(hint)
    if get_origin(hint) is dict:
        return write_mapping, read_mapping
    if issubclass(hint, StrEnum):
        return write_number, word_cell_reader(hint)
    return _PLAIN[hint]


def _check_conditions(hint: Any) -> tuple[Callable[[Any], str], ReadCell]:
    assert get_args(hint)[0] is Condition
    return write_conditions, read_conditions
