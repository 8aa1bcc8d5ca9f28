"""The kinds of records by the names of their collections, for formats that go through all of them."""

from collections.abc import Mapping
from types import MappingProxyType

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
    }
)
