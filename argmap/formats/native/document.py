"""A debate while it is being read: its records so far, and where in the file each of them stands."""

import unicodedata
from collections import defaultdict
from typing import Any

from argmap.core.records import Value
from argmap.formats.native.records import Draft, read_draft
from argmap.formats.reading import Load
from argmap.formats.syntax.nodes import Errors, Mapping, Place, Scalar
from argmap.formats.syntax.values import BadValueError, list_fields, list_items

_ORDERED = frozenset({"groups", "issues", "claims", "arguments", "relations", "tours"})
"""The collections whose order in the file is the order in which people want to see them."""


class Document:
    """What has been read so far. `drafts` gives the places of the records by collection and key (NFC)."""

    def __init__(self, errors: Errors, load: Load | None) -> None:
        self.errors = errors
        self.load = load
        self.records: dict[str, list[Any]] = defaultdict(list)
        self.drafts: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        self.is_whole = True

    def read(self, kind: type[Value], place: Place, *, key: str | None = None, also: str = "", without: str = "") -> Draft:
        """A draft of the record at `place`, whose `key` may have been told before the colon.

        `also` and `without` are names with spaces between them (see `read_draft`).
        """
        told = {"key"} if key is not None else set()
        return read_draft(kind, place, self.errors, also=frozenset(also.split()), without=frozenset(without.split()) | told)

    def has(self, collection: str, key: str) -> bool:
        """Whether a record with this key has been read already."""
        return (collection, unicodedata.normalize("NFC", key)) in self.drafts

    def make(self, collection: str, key: str, draft: Draft) -> Any:
        """The draft's record, its place noted under its key."""
        self.drafts[collection, unicodedata.normalize("NFC", key)].append(draft)
        return draft.kind(**{**draft.values, "key": key})

    def add(self, collection: str, key: str | None, draft: Draft) -> Any:
        """Make the record, under `key` or the key in the draft, and put it into its collection.

        A position that is not written is the record's place among those of its collection. Without a key it is an error.
        """
        key = draft.values.get("key") if key is None else key
        if key is None:
            if "key" not in draft.failed:
                self.errors.add(draft.place.find("key is missing"))
            self.is_whole = False
            return None
        if collection in _ORDERED:
            draft.values.setdefault("position", len(self.records[collection]))
        record = self.make(collection, key, draft)
        self.records[collection].append(record)
        return record

    def fail(self, error: BadValueError) -> None:
        """Note an error that may have cost whole records, so that keys which lead nowhere say nothing any more."""
        self.is_whole = False
        self.errors.add(error.finding)

    def entries(self, place: Place) -> list[tuple[str | None, Place]]:
        """The records of a collection, a mapping by key or a list; the key is None where the record itself has to tell it."""
        if isinstance(place.node, Scalar) and place.node.is_null:
            return []
        try:
            if isinstance(place.node, Mapping):
                return list(list_fields(place).items())
            return [(None, item) for item in list_items(place)]
        except BadValueError as error:
            self.fail(error)
            return []
