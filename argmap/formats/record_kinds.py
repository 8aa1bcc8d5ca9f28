"""The kinds of records by the names of their collections, and what goes without saying in them."""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from msgspec.structs import FieldInfo

from argmap.core.records import (
    Actor,
    Affiliation,
    Argument,
    Claim,
    Evidence,
    Group,
    Inference,
    Issue,
    Passage,
    Premise,
    Record,
    Relation,
    Source,
    Stance,
    Stop,
    Tour,
)

RECORD_KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
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
)


def is_default(field: FieldInfo, content: object) -> bool:
    """Whether a record's field says what it says by default; one without a default always says something."""
    if field.default_factory is not msgspec.NODEFAULT:
        return bool(content == field.default_factory())
    return field.default is not msgspec.NODEFAULT and bool(content == field.default)
