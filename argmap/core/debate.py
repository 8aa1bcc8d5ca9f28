"""The one value in the middle: a whole debate, to and from which every format, map and evaluation is a function."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field

from argmap.core.kinds import RelationKind
from argmap.core.records import (
    About,
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

R = TypeVar("R", bound=Record)


class Debate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """Everything a debate holds, each collection in the order of its keys once `argmap.core.canonical.normalise` made it so.

    `dict=True` is there for the lookups below, which are worked out once and are no part of the value.
    """

    about: About = field(name="debate")
    groups: tuple[Group, ...] = ()
    issues: tuple[Issue, ...] = ()
    claims: tuple[Claim, ...] = ()
    arguments: tuple[Argument, ...] = ()
    relations: tuple[Relation, ...] = ()
    actors: tuple[Actor, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    stances: tuple[Stance, ...] = ()
    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    tours: tuple[Tour, ...] = ()

    @cached_property
    def claim_by_key(self) -> dict[str, Claim]:
        """The claims by key."""
        return by_key(self.claims)

    @cached_property
    def argument_by_key(self) -> dict[str, Argument]:
        """The arguments by key."""
        return by_key(self.arguments)

    @cached_property
    def relation_by_key(self) -> dict[str, Relation]:
        """The relations by key."""
        return by_key(self.relations)

    @cached_property
    def inference_by_key(self) -> dict[str, Inference]:
        """The inferences of all arguments by key."""
        return by_key(self.inferences)

    @cached_property
    def argument_of_inference(self) -> dict[str, Argument]:
        """The argument that each inference belongs to, by the inference's key."""
        return {inference.key: argument for argument in self.arguments for inference in argument.inferences}

    @cached_property
    def actor_by_key(self) -> dict[str, Actor]:
        """The actors by key."""
        return by_key(self.actors)

    @cached_property
    def source_by_key(self) -> dict[str, Source]:
        """The sources by key."""
        return by_key(self.sources)

    @cached_property
    def passage_by_key(self) -> dict[str, Passage]:
        """The passages by key."""
        return by_key(self.passages)

    @cached_property
    def inferences(self) -> tuple[Inference, ...]:
        """The inferences of all arguments, argument by argument."""
        return tuple(inference for argument in self.arguments for inference in argument.inferences)

    @cached_property
    def premises(self) -> tuple[Premise, ...]:
        """The premises of all inferences, inference by inference."""
        return tuple(premise for inference in self.inferences for premise in inference.premises)

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """The stops of all tours, tour by tour."""
        return tuple(stop for tour in self.tours for stop in tour.stops)

    def collections(self) -> Iterator[tuple[str, tuple[Record, ...]]]:
        """Every kind of record with its name in the plural, nested ones (inferences, premises, stops) after their owners."""
        for name in COLLECTIONS:
            yield name, getattr(self, name)


COLLECTIONS = (
    "groups",
    "issues",
    "claims",
    "arguments",
    "inferences",
    "premises",
    "relations",
    "actors",
    "affiliations",
    "stances",
    "sources",
    "passages",
    "evidence",
    "tours",
    "stops",
)
"""The record kinds of a debate, in the order in which a document lists them."""


def by_key(records: tuple[R, ...]) -> dict[str, R]:
    """The records by their keys."""
    return {record.key: record for record in records}


def count_records(debate: Debate) -> dict[str, int | dict[str, int]]:
    """How many records of each kind the debate holds; under `relations`, how many of each relation kind, zeros included."""
    counts: dict[str, int | dict[str, int]] = {name: len(records) for name, records in debate.collections()}
    kinds = Counter(relation.kind for relation in debate.relations)
    counts["relations"] = {kind.value: kinds[kind] for kind in RelationKind}
    return counts
