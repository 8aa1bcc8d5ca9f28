"""A debate as statements and steps between them, for formats that know neither arguments as boxes nor relations between them.

An argument without inferences is a statement itself. One with inferences speaks by the conclusion of its last, and is attacked
or undercut there.
"""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import End, Polarity, RelationKind
from argmap.core.records import Argument, Claim, Inference, Relation

Ref = tuple[End, str]
"""A record's kind and key: of a statement (claim or argument), or of a step (inference or relation)."""


class Step(Struct, frozen=True, kw_only=True):
    """What premises do to a conclusion, which are statements."""

    record: Inference | Relation
    kind: Polarity
    premises: tuple[Ref, ...]
    conclusion: Ref


class Link(Struct, frozen=True, kw_only=True):
    """A relation from a statement to a step (an undercut) or to another statement (any other link)."""

    relation: Relation
    source: Ref
    target: Ref


class Bare:
    """The debate's statements, steps and links, each in the order of position; `left` are the relations that are none of these.

    `undercuts` aim at steps, `links` tie statements (contrary, contradictory, rephrases), `preferences` either.
    """

    def __init__(self) -> None:
        self.statements: dict[Ref, Claim | Argument] = {}
        self.steps: dict[Ref, Step] = {}
        self.undercuts: list[Link] = []
        self.links: list[Link] = []
        self.preferences: list[Link] = []
        self.left: list[Relation] = []
        self._last: dict[str, Inference] = {}

    def name_source(self, kind: End, key: str) -> Ref:
        """The statement by which a claim or an argument speaks."""
        last = self._last.get(key) if kind is End.ARGUMENT else None
        return (End.CLAIM, last.conclusion) if last else (kind, key)

    def name_target(self, kind: End, key: str) -> Ref:
        """The statement or the step at which a claim, an argument, an inference or a relation is met."""
        last = self._last.get(key) if kind is End.ARGUMENT else None
        return (End.INFERENCE, last.key) if last else (kind, key)

    def add_argument(self, argument: Argument) -> None:
        """Take an argument: its inferences as steps, or itself as a statement where it has none."""
        inferences = in_order(argument.inferences)
        if not inferences:
            self.statements[End.ARGUMENT, argument.key] = argument
            return
        self._last[argument.key] = inferences[-1]
        for inference in inferences:
            premises = tuple((End.CLAIM, premise.claim) for premise in in_order(inference.premises))
            self.steps[End.INFERENCE, inference.key] = Step(
                record=inference, kind=inference.kind, premises=premises, conclusion=(End.CLAIM, inference.conclusion)
            )

    def add_relation(self, relation: Relation) -> None:
        """Take a relation that is no undercut, or that becomes none."""
        source = self.name_source(relation.source_kind, relation.source)
        target = self.name_target(relation.target_kind, relation.target)
        is_told_already = source == target and relation.source_kind is not relation.target_kind
        if relation.kind in _STEPS and target in self.statements and not is_told_already:
            self.steps[End.RELATION, relation.key] = Step(
                record=relation, kind=_STEPS[relation.kind], premises=(source,), conclusion=target
            )
        elif relation.kind is RelationKind.PREFERRED_TO:
            preferred = self.name_target(relation.source_kind, relation.source)
            self.preferences.append(Link(relation=relation, source=preferred, target=target))
        elif relation.kind in _LINKS and target in self.statements:
            self.links.append(Link(relation=relation, source=source, target=target))
        elif relation.kind in _DENIALS and target in self.steps:
            self.undercuts.append(Link(relation=relation, source=source, target=target))
        else:
            self.left.append(relation)


_STEPS = {
    RelationKind.SUPPORTS: Polarity.SUPPORTS,
    RelationKind.ENTAILS: Polarity.SUPPORTS,
    RelationKind.ATTACKS: Polarity.ATTACKS,
    # An undercut of an argument that is a statement is an attack on it.
    RelationKind.UNDERCUTS: Polarity.ATTACKS,
}
_DENIALS = frozenset({RelationKind.UNDERCUTS, RelationKind.ATTACKS})
_LINKS = frozenset({RelationKind.CONTRARY, RelationKind.CONTRADICTORY, RelationKind.REPHRASES})


def list_steps(debate: Debate) -> Bare:
    """The debate's statements, steps and links."""
    bare = Bare()
    for claim in in_order(debate.claims):
        bare.statements[End.CLAIM, claim.key] = claim
    for argument in in_order(debate.arguments):
        bare.add_argument(argument)
    # What may be undercut comes first.
    relations = in_order(debate.relations)
    for relation in relations:
        if relation.kind is not RelationKind.UNDERCUTS:
            bare.add_relation(relation)
    for relation in relations:
        if relation.kind is RelationKind.UNDERCUTS:
            bare.add_relation(relation)
    return bare


def in_order(records: Iterable[Any]) -> list[Any]:
    """The records in the order in which people want to see them."""
    return sorted(records, key=lambda record: (record.position, record.key))
