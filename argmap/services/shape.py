"""How a record kind's table and its frozen value match, field by field: worked out once from both, in one place."""

from functools import cache
from typing import Any

from django.db.models import ForeignKey
from msgspec import Struct
from msgspec.structs import fields

from argmap.core.records import About
from argmap.models import (
    Actor,
    Affiliation,
    Argument,
    Claim,
    ClaimPassage,
    DebateRecord,
    Evidence,
    Group,
    Inference,
    Issue,
    IssuePosition,
    Link,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
    StanceCondition,
    StancePassage,
    Stop,
    Tour,
)

MODELS: dict[str, type[DebateRecord]] = {
    "groups": Group,
    "issues": Issue,
    "claims": Claim,
    "arguments": Argument,
    "inferences": Inference,
    "premises": Premise,
    "relations": Relation,
    "actors": Actor,
    "affiliations": Affiliation,
    "stances": Stance,
    "sources": Source,
    "passages": Passage,
    "evidence": Evidence,
    "tours": Tour,
    "stops": Stop,
}
"""Collection name → table."""

LINKS: dict[tuple[str, str], type[Link]] = {
    ("issues", "positions"): IssuePosition,
    ("claims", "passages"): ClaimPassage,
    ("stances", "passages"): StancePassage,
    ("stances", "conditions"): StanceCondition,
}
"""Collection name and the value's field that lists linked keys → table of links."""

ABOUT_FIELDS = tuple(item.name for item in fields(About))
"""The debate's own columns that belong to its value."""

OWNERS = {"inferences": "argument", "premises": "inference", "stops": "tour"}
"""Nested collection → the column that names the record it is nested in."""

SPLIT: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    ("relations", "source"): ("source_kind", ("claim", "argument")),
    ("relations", "target"): ("target_kind", ("claim", "argument", "inference", "relation")),
    ("stances", "reported_by"): ("reported_by_kind", ("actor", "source")),
    ("stops", "focus"): ("focus_kind", ("claim", "argument")),
}
"""A value's field that may refer to several kinds → the field that says which, and the kinds: a column `field_kind` each."""


class Shape(Struct, frozen=True):
    """The fields of a record kind: plain ones, references to one kind, and references to one of several kinds."""

    collection: str
    plain: tuple[str, ...]
    references: tuple[str, ...]
    split: tuple[str, ...]

    @property
    def columns(self) -> list[str]:
        """What to ask the database for: plain fields, and the keys of the records referred to."""
        owner = [OWNERS[self.collection]] if self.collection in OWNERS else []
        kinds = [f"{field}_{kind}" for field in self.split for kind in SPLIT[self.collection, field][1]]
        return ["id", *self.plain, *(f"{name}__key" for name in (*owner, *self.references, *kinds))]

    def read(self, row: dict[str, Any]) -> dict[str, Any]:
        """The value's fields from a row of `columns`, without what links and nested records add."""
        values = {name: row[name] for name in self.plain}
        values |= {name: row[f"{name}__key"] for name in self.references}
        for field in self.split:
            name, kinds = SPLIT[self.collection, field]
            found = [(kind, row[f"{field}_{kind}__key"]) for kind in kinds if row[f"{field}_{kind}__key"] is not None]
            values[name], values[field] = found[0] if found else (None, None)
        return values

    def find_references(self, value: Struct) -> dict[str, tuple[str, str | None]]:
        """Column → kind and key of the record that the value refers to; the key is None where it refers to none."""
        model = MODELS[self.collection]
        found = {
            name: (model._meta.get_field(name).related_model._meta.model_name, getattr(value, name))  # type: ignore[union-attr]
            for name in self.references
        }
        for field in self.split:
            chosen, kinds = SPLIT[self.collection, field]
            for kind in kinds:
                refers = getattr(value, chosen) == kind
                found[f"{field}_{kind}"] = (kind, getattr(value, field) if refers else None)
        return found  # type: ignore[return-value]


@cache
def shape_of(collection: str) -> Shape:
    """The shape of a record kind, by its collection's name."""
    model = MODELS[collection]
    columns = {field.name: field for field in model._meta.concrete_fields}
    names = [item.name for item in fields(model.VALUE)]
    split = tuple(name for name in names if (collection, name) in SPLIT)
    return Shape(
        collection=collection,
        plain=tuple(name for name in names if name in columns and not isinstance(columns[name], ForeignKey)),
        references=tuple(name for name in names if isinstance(columns.get(name), ForeignKey)),
        split=split,
    )
