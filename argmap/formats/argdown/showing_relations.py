"""Which relations of a debate Argdown's own syntax can show; the others are listed in the frontmatter."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from argmap.core.debate import Debate
from argmap.core.kinds import End, RelationKind
from argmap.core.records import Inference, Relation

_STRICT = frozenset({RelationKind.ENTAILS, RelationKind.CONTRARY})
_LOOSE = frozenset({RelationKind.SUPPORTS, RelationKind.ATTACKS})
_DENIALS = frozenset({RelationKind.ATTACKS, RelationKind.CONTRARY, RelationKind.CONTRADICTORY})
Structures = Mapping[str, Collection[Inference]]
"""The inferences that are written as structures, by the key of their argument."""


def is_between_claims(relation: Relation) -> bool:
    """Whether both ends are claims."""
    return relation.source_kind is End.CLAIM and relation.target_kind is End.CLAIM


def wants_strict_mode(relations: Collection[Relation]) -> bool:
    """Whether strict mode shows more than loose mode: claims entail or contradict, and none supports or attacks another."""
    kinds = {relation.kind for relation in relations if is_between_claims(relation)}
    return not kinds.isdisjoint(_STRICT) and kinds.isdisjoint(_LOOSE)


def find_shown(debate: Debate, structures: Structures, *, is_strict: bool) -> list[Relation]:
    """The relations that can stand in the text, in their order; no two of them that Argdown would take for one."""
    inferences = {inference.key for shown in structures.values() for inference in shown}
    ordered = sorted(debate.relations, key=lambda relation: (relation.position, relation.key))
    shown: dict[tuple[object, ...], Relation] = {}
    for relation in ordered:
        if _can_show(relation, inferences, is_strict=is_strict):
            ends = [(relation.source_kind, relation.source), (relation.target_kind, relation.target)]
            shown.setdefault((relation.kind, *(sorted(ends) if relation.kind.is_symmetric else ends)), relation)
    return list(_leave_out_redundant([*shown.values()], structures))


def _can_show(relation: Relation, inferences: set[str], *, is_strict: bool) -> bool:
    match relation.kind:
        case RelationKind.SUPPORTS | RelationKind.ATTACKS:
            return not (is_strict and is_between_claims(relation))
        case RelationKind.ENTAILS | RelationKind.CONTRARY:
            return is_strict
        case RelationKind.CONTRADICTORY:
            return relation.target_kind is End.CLAIM
        case RelationKind.UNDERCUTS:
            return relation.target_kind is End.ARGUMENT or relation.target in inferences
        case _:
            return False


def _leave_out_redundant(relations: list[Relation], structures: Structures) -> Iterator[Relation]:
    """The relations without those that Argdown drops: a claim's attack on an argument of which it denies a premise anyway."""
    denied: defaultdict[str, set[str]] = defaultdict(set)
    for relation in relations:
        if relation.kind in _DENIALS and is_between_claims(relation):
            denied[relation.source].add(relation.target)
            if relation.kind.is_symmetric:
                denied[relation.target].add(relation.source)
    premises = {
        argument: {premise.claim for inference in shown for premise in inference.premises}
        for argument, shown in structures.items()
    }
    for relation in relations:
        is_attack = relation.kind is RelationKind.ATTACKS and relation.source_kind is End.CLAIM
        aims_at = premises.get(relation.target, set()) if relation.target_kind is End.ARGUMENT else set()
        if not is_attack or denied[relation.source].isdisjoint(aims_at):
            yield relation
