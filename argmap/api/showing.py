"""From rows to the records of an answer: the values of the canonical document, in a number of queries that no size changes."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import msgspec

from argmap.core.canonical import normalise
from argmap.core.flat import NESTED
from argmap.core.records import Record
from argmap.services.shape import LINKS, MODELS, OWNERS, shape_of

Row = dict[str, Any]
Shown = dict[str, Any]


def columns_of(collection: str) -> list[str]:
    """What to ask the database for, to show records of the kind."""
    return [*shape_of(collection).columns, "version"]


def show_records(collection: str, rows: list[Row], list_url: str) -> list[Shown]:
    """The records of the rows (of `columns_of`), as an answer has them, each with its version and its address.

    A query for each kind of link that the records have, and for each kind nested in them.
    """
    values = _build_values(collection, rows, "pk", [row["id"] for row in rows])
    return [_show(collection, row, values[row["id"]], list_url) for row in rows]


def _show(collection: str, row: Row, value: Record, list_url: str) -> Shown:
    owner = OWNERS.get(collection)
    owned = {owner: row[f"{owner}__key"]} if owner else {}
    address = {"version": row["version"], "api_url": f"{list_url}{quote(value.key, safe='')}/"}
    return {**msgspec.to_builtins(value), **owned, **address}


def _build_values(collection: str, rows: Iterable[Row], path: str, ids: list[int]) -> dict[int, Record]:
    """The values of the rows by id. `path` leads from them to the records that the page lists, whose ids are `ids`."""
    model, shape = MODELS[collection], shape_of(collection)
    contents = {row["id"]: shape.read(row) for row in rows}
    parts = {field: _read_links(collection, field, ids) for name, field in LINKS if name == collection}
    parts |= {name: _read_nested(name, path, ids) for name, owner in NESTED.items() if owner == collection}
    for field, by_owner in parts.items():
        for pk, content in contents.items():
            content[field] = by_owner.get(pk, ())
    return {pk: normalise(msgspec.convert(content, model.VALUE)) for pk, content in contents.items()}


def _read_links(collection: str, field: str, ids: list[int]) -> dict[int, list[Any]]:
    model = LINKS[collection, field]
    owner, other = model.ENDS
    columns = [f"{owner}_id", f"{other}__key", *(["must_be"] if field == "conditions" else [])]
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for owner_id, key, *must_be in model.objects.filter(**{f"{owner}__in": ids}).order_by().values_list(*columns):
        found[owner_id].append({"claim": key, "must_be": must_be[0]} if must_be else key)
    return found


def _read_nested(collection: str, path: str, ids: list[int]) -> dict[int, list[Record]]:
    """The records nested in others, by the id of that which they are nested in."""
    owner = OWNERS[collection]
    path = f"{owner}__{path}"
    columns = [f"{owner}_id", *shape_of(collection).columns]
    rows = list(MODELS[collection].objects.filter(**{f"{path}__in": ids}).order_by().values(*columns))
    values = _build_values(collection, rows, path, ids)
    found: defaultdict[int, list[Record]] = defaultdict(list)
    for row in rows:
        found[row[f"{owner}_id"]].append(values[row["id"]])
    return found
