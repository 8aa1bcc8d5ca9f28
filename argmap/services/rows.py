"""Some records of a collection as frozen values, with their ids."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from django.db.models import QuerySet

from argmap.core.flat import Row
from argmap.models import DebateRecord
from argmap.services.shape import MODELS, OWNERS, Shape, shape_of

Known = Mapping[type[DebateRecord], Mapping[int, str]]
"""Table → id → key, of the records that are there already."""
_KEY, _ID = "__key", "_id"


def read_rows(
    collection: str, records: QuerySet[Any], known: Known | None = None, *, untold: Sequence[str] = (), **links: dict[int, Any]
) -> dict[int, Row]:
    """The records by id; `untold` fields are as if never written; `links` are what a field lists, by the owner's id. One query.

    A record that refers to one of a known table is left out unless that one is known. The keys of known tables, and of the
    collection's own, are not asked for: for some hundred of them PostgreSQL would read the whole table.
    """
    model, shape = MODELS[collection], shape_of(collection)
    told = [column for column in shape.columns if column not in untold]
    tables = {column: _find_table(model, column) for column in told if column.endswith(_KEY)}
    refers = {column: table for column, table in tables.items() if table is model or table in (known or ())}
    asked = [column.removesuffix(_KEY) + _ID if column in refers else column for column in told]
    rows = list(records.order_by().values(*asked))
    keys = {**(known or {}), model: {row["id"]: row["key"] for row in rows}}
    found = {}
    for row in rows:
        ends = {column: row[column.removesuffix(_KEY) + _ID] for column in refers}
        if all(pk is None or pk in keys[refers[column]] for column, pk in ends.items()):
            named = {column: pk and keys[refers[column]][pk] for column, pk in ends.items()}
            own_links = {field: by_owner.get(row["id"], ()) for field, by_owner in links.items()}
            found[row["id"]] = _make_row(shape, row | named | dict.fromkeys(untold), own_links, untold)
    return found


def index_rows(found: Mapping[int, Row]) -> dict[str, Row]:
    """The rows by key."""
    return {row.record.key: row for row in found.values()}


def list_keys(found: Mapping[int, Row]) -> dict[int, str]:
    """The keys by id."""
    return {pk: row.record.key for pk, row in found.items()}


def read_links(links: QuerySet[Any], owner: str, other: str) -> dict[int, list[str]]:
    """What each owner lists, by its id."""
    found: dict[int, list[str]] = {}
    for pk, key in links.order_by().values_list(owner, other):
        found.setdefault(pk, []).append(key)
    return found


def collect_keys(rows: Iterable[Row], *fields: str) -> set[str]:
    """All that these fields of the rows hold."""
    return {key for row in rows for field in fields if (key := getattr(row.record, field))}


def _find_table(model: type[DebateRecord], column: str) -> Any:
    return model._meta.get_field(column.removesuffix(_KEY)).related_model


def _make_row(shape: Shape, row: dict[str, Any], links: dict[str, Any], untold: Sequence[str]) -> Row:
    owner = row[f"{OWNERS[shape.collection]}{_KEY}"] if shape.collection in OWNERS else None
    told = {field: value for field, value in shape.read(row).items() if field not in untold} if untold else shape.read(row)
    return Row(msgspec.convert(told | links, MODELS[shape.collection].VALUE), owner)
