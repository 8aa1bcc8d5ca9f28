"""Writing a planned merge: many records at once, in the order in which they refer to each other, each with its history row."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.models import User
from msgspec import Struct

from argmap.core.flat import Row
from argmap.core.merge import Merge, Place
from argmap.core.records import Condition, Record
from argmap.models import Debate, DebateRecord, Link
from argmap.services.recording import BATCH, create_with_history, delete_with_history, save_with_history
from argmap.services.shape import LINKS, MODELS, OWNERS, shape_of

STORING_ORDER = (
    "groups",
    "sources",
    "passages",
    "actors",
    "affiliations",
    "claims",
    "issues",
    "arguments",
    "inferences",
    "premises",
    "relations",
    "stances",
    "evidence",
    "tours",
    "stops",
)
"""Collections so that each comes after those that it refers to; groups and relations also refer to their own kind."""


OnWritten = Callable[[int, int], object]
"""Is told how many records have been written, and of how many; records that are deleted count as written."""
_TOLD = 4 * BATCH
"""Records are created by as many at a time, and told of."""


class Storing(Struct):
    """One merge being written: the debate, the user for the history, and the ids of the records by kind and key."""

    debate: Debate
    user: User | None
    ids: dict[str, dict[str, int]]
    on_written: OnWritten
    total: int
    written: int = 0

    def count(self, more: int) -> None:
        """Tell that more records have been written."""
        self.written += more
        self.on_written(self.written, self.total)


def store_merge(*, debate: Debate, merge: Merge, user: User | None, on_written: OnWritten | None = None) -> None:
    """Write what the merge creates, updates and deletes. The caller has opened `writing_to` and checked the merged debate.

    Created records get `imported_version` 1, updated ones their new version, so that a later edit shows.
    """
    total = len(merge.created) + len(merge.updated) + len(merge.deleted)
    storing = Storing(debate, user, {}, on_written or (lambda _written, _total: None), total)
    created, updated, deleted = (_by_collection(places) for places in (merge.created, merge.updated, merge.deleted))
    for name in STORING_ORDER:
        model = MODELS[name]
        storing.ids[_kind(name)] = dict(model.objects.filter(debate=debate).values_list("key", "pk"))
        _create(storing, name, [merge.rows[name][key] for key in created.get(name, ())])
        _update(storing, name, {key: merge.rows[name][key] for key in updated.get(name, ())})
    missing = []
    for name, field in LINKS:
        records = [merge.rows[name][key].record for key in (*created.get(name, ()), *updated.get(name, ()))]
        missing.append(_remove_links(storing, name, field, records))
    for name in reversed(STORING_ORDER):
        delete_with_history(_load(storing, name, deleted.get(name, ())), user)
        storing.count(len(deleted.get(name, ())))
    # Last, because a claim answers one issue only, and that may be one that was just deleted.
    for links in missing:
        create_with_history(links, user)


def _by_collection(places: Iterable[Place]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place in places:
        found.setdefault(place.collection, []).append(place.key)
    return found


def _kind(collection: str) -> str:
    return str(MODELS[collection]._meta.model_name)


def _load(storing: Storing, collection: str, keys: Iterable[str]) -> list[DebateRecord]:
    chosen = list(keys)
    found: list[DebateRecord] = []
    for start in range(0, len(chosen), BATCH):
        batch = chosen[start : start + BATCH]
        found += MODELS[collection].objects.filter(debate=storing.debate, key__in=batch)
    return found


def _create(storing: Storing, collection: str, rows: list[Row]) -> None:
    model, kind, waiting = MODELS[collection], _kind(collection), rows
    while waiting:
        ready = [row for row in waiting if _refers_to_stored(storing, collection, row.record)]
        records = [model(debate=storing.debate, imported_version=1, **_columns(storing, collection, row)) for row in ready]
        for start in range(0, len(records), _TOLD):
            stored = create_with_history(records[start : start + _TOLD], storing.user)
            storing.ids[kind] |= {record.key: record.pk for record in stored}
            storing.count(len(stored))
        waiting = [row for row in waiting if row.record.key not in storing.ids[kind]]


def _refers_to_stored(storing: Storing, collection: str, value: Record) -> bool:
    """Whether the records of its own kind that the value refers to are there: a group's parent, an undercut's relation."""
    references = shape_of(collection).find_references(value).values()
    own = _kind(collection)
    return all(key is None or kind != own or key in storing.ids[own] for kind, key in references)


def _columns(storing: Storing, collection: str, row: Row) -> dict[str, Any]:
    shape = shape_of(collection)
    columns = {name: _as_column(getattr(row.record, name)) for name in shape.plain}
    for name, (kind, key) in shape.find_references(row.record).items():
        columns[f"{name}_id"] = None if key is None else storing.ids[kind][key]
    if collection in OWNERS:
        owner = OWNERS[collection]
        columns[f"{owner}_id"] = storing.ids[owner][row.owner or ""]
    return columns


def _as_column(content: Any) -> Any:
    return list(content) if isinstance(content, tuple) else content


def _update(storing: Storing, collection: str, rows: dict[str, Row]) -> None:
    for record in _load(storing, collection, rows):
        for name, content in _columns(storing, collection, rows[record.key]).items():
            setattr(record, name, content)
        record.version += 1
        record.imported_version = record.version
        save_with_history(record, storing.user)
        storing.count(1)


def _remove_links(storing: Storing, collection: str, field: str, records: list[Any]) -> list[Link]:
    """Remove the links that the records no longer have; those that they lack, not stored yet."""
    model = LINKS[collection, field]
    owner, other = model.ENDS
    owner_ids = storing.ids[_kind(collection)]
    wanted = {
        (owner_ids[record.key], storing.ids[other][_linked_key(linked)]): linked
        for record in records
        for linked in getattr(record, field)
    }
    unwanted = []
    for link in _load_links(model, owner, [owner_ids[record.key] for record in records]):
        place = (getattr(link, f"{owner}_id"), getattr(link, f"{other}_id"))
        if place in wanted and getattr(link, "must_be", None) == getattr(wanted[place], "must_be", None):
            del wanted[place]
        else:
            unwanted.append(link)
    delete_with_history(unwanted, storing.user)
    return [
        model(debate=storing.debate, **{f"{owner}_id": one, f"{other}_id": two}, **_link_columns(linked))
        for (one, two), linked in wanted.items()
    ]


def _load_links(model: type[Link], owner: str, owner_ids: list[int]) -> list[Link]:
    found: list[Link] = []
    for start in range(0, len(owner_ids), BATCH):
        found += model.objects.filter(**{f"{owner}_id__in": owner_ids[start : start + BATCH]})
    return found


def _linked_key(linked: str | Condition) -> str:
    return linked.claim if isinstance(linked, Condition) else linked


def _link_columns(linked: str | Condition) -> dict[str, Any]:
    return {"must_be": linked.must_be} if isinstance(linked, Condition) else {}
