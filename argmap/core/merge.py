"""What an import would do to a debate that is there already: create, update, leave, keep or delete, record by record."""

from collections.abc import Set
from typing import NamedTuple

from msgspec import Struct, field

from argmap.core.debate import COLLECTIONS, Debate
from argmap.core.flat import NESTED, Rows, flatten, unflatten


class Place(NamedTuple):
    """A record's collection and key."""

    collection: str
    key: str


class Merge(Struct, frozen=True, kw_only=True):
    """The plan of an import.

    `debate` is what the debate will be, `rows` the same row by row; `edited_kept` was edited since the last import, and stays.
    """

    debate: Debate
    created: tuple[Place, ...] = ()
    updated: tuple[Place, ...] = ()
    unchanged: tuple[Place, ...] = ()
    edited_kept: tuple[Place, ...] = ()
    deleted: tuple[Place, ...] = ()
    about_changed: bool = False
    about_kept: bool = False
    rows: Rows = field(default_factory=dict)

    @property
    def changes_nothing(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.created or self.updated or self.deleted or self.about_changed)


def merge_debates(
    current: Debate,
    incoming: Debate,
    *,
    edited: Set[Place] = frozenset(),
    about_edited: bool = False,
    overwrite: bool = False,
    prune: bool = False,
) -> Merge:
    """The plan that brings `incoming` into `current`; both in canonical order.

    `edited` are the records changed or made by hand since the last import: they are kept where they differ, unless
    `overwrite`. Records that `incoming` lacks stay, unless `prune`. The merged debate may have problems that neither side has
    (a kept record that refers to a deleted one): the caller checks it before anything is written.
    """
    old, new = flatten(current), flatten(incoming)
    found: dict[str, list[Place]] = {name: [] for name in ("created", "updated", "unchanged", "edited_kept", "deleted")}
    merged: Rows = {}
    for name in COLLECTIONS:
        merged[name] = {}
        for key in {**old[name], **new[name]}:
            place = Place(name, key)
            before, after = old[name].get(key), new[name].get(key)
            fate = _decide(before, after, keep=place in edited and not overwrite, prune=prune)
            if fate != "left":
                found[fate].append(place)
            kept = after if fate in ("created", "updated") else before
            if kept is not None and fate != "deleted":
                merged[name][key] = kept
    _keep_owners(old, merged, found)
    about_differs = current.about != incoming.about
    about_kept = about_differs and about_edited and not overwrite
    return Merge(
        debate=unflatten(current.about if about_kept else incoming.about, merged),
        rows=merged,
        about_changed=about_differs and not about_kept,
        about_kept=about_kept,
        **{name: tuple(places) for name, places in found.items()},
    )


def _keep_owners(old: Rows, merged: Rows, found: dict[str, list[Place]]) -> None:
    """Keep what a kept record lies in, although it was to be deleted."""
    for nested, owners in reversed(NESTED.items()):
        for row in merged[nested].values():
            owner = row.owner or ""
            if owner not in merged[owners]:
                merged[owners][owner] = old[owners][owner]
                found["deleted"].remove(Place(owners, owner))
                found["edited_kept"].append(Place(owners, owner))


def _decide(before: object, after: object, *, keep: bool, prune: bool) -> str:
    if before is None:
        return "created"
    if after == before:
        return "unchanged"
    if after is None:
        if not prune:
            return "left"
        return "edited_kept" if keep else "deleted"
    return "edited_kept" if keep else "updated"
