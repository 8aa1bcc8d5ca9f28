"""From relations and inferences to lines and dots: what is drawn, between which ends, and by way of which dot."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import Basis, End, RelationKind
from argmap.core.records import Argument, Inference, Relation
from argmap.render.graph import Dot, Link, LinkKind
from argmap.render.quoting import name_node
from argmap.render.wording import describe_inference, describe_premise, describe_relation


class Shown(Struct, frozen=True, kw_only=True):
    """The keys of what a map draws: claims, arguments as boxes, inferences and relations."""

    claims: frozenset[str]
    arguments: frozenset[str]
    inferences: frozenset[str]
    relations: frozenset[str]


def choose_shown(debate: Debate, claims: frozenset[str] | None) -> Shown:
    """What follows from showing these claims (None: all of them).

    An inference is shown with its conclusion and at least one premise (if it has any), a relation with both its ends. An
    argument that is not unfolded is shown with any shown claim that a relation ties it to, or always if all claims are.
    """
    keys = frozenset(debate.claim_by_key) if claims is None else claims & frozenset(debate.claim_by_key)
    folded = frozenset(argument.key for argument in debate.arguments if not argument.inferences)
    shown = Shown(
        claims=keys,
        arguments=folded if claims is None else _find_tied(debate, keys) & folded,
        inferences=frozenset(inference.key for inference in debate.inferences if _is_inference_shown(inference, keys)),
        relations=frozenset(),
    )
    # An undercut of a relation needs that relation, which needs its own ends: two looks find them all.
    for _look in range(2):
        drawn = frozenset(relation.key for relation in debate.relations if _has_ends(relation, shown, debate))
        shown = Shown(claims=keys, arguments=shown.arguments, inferences=shown.inferences, relations=drawn)
    return shown


def link_relations(debate: Debate, shown: Shown) -> Iterator[Link]:
    """The relations as lines, in the order of their positions and keys."""
    undercut = _find_undercut(debate, shown)
    for relation in sorted(debate.relations, key=lambda relation: (relation.position, relation.key)):
        if relation.key in shown.relations:
            yield Link(
                name=name_node("relation", relation.key),
                part=LinkKind.RELATION,
                kind=relation.kind,
                source=_name_end(relation.source, relation.source_kind, debate),
                target=_name_end(relation.target, relation.target_kind, debate),
                sentence=describe_relation(relation, debate),
                via=name_node("step", relation.key) if relation.key in undercut else None,
                is_inferred=relation.basis is Basis.INFERRED,
            )


def link_inferences(debate: Debate, shown: Shown) -> Iterator[Link]:
    """The premises and conclusions of the shown inferences as lines, each inference's premises before its conclusion."""
    for argument, inference in _list_inferences(debate, shown):
        for premise in sorted(inference.premises, key=lambda premise: (premise.position, premise.key)):
            if premise.claim in shown.claims:
                yield Link(
                    name=name_node("premise", premise.key),
                    part=LinkKind.PREMISE,
                    kind=RelationKind(inference.kind),
                    source=name_node("claim", premise.claim),
                    target=name_node("inference", inference.key),
                    sentence=describe_premise(premise, argument, debate),
                    is_inferred=inference.basis is Basis.INFERRED,
                    is_implicit=premise.implicit,
                )
        yield Link(
            name=name_node("conclusion", inference.key),
            part=LinkKind.CONCLUSION,
            kind=RelationKind(inference.kind),
            source=name_node("inference", inference.key),
            target=name_node("claim", inference.conclusion),
            sentence=describe_inference(inference, argument, debate),
            is_inferred=inference.basis is Basis.INFERRED,
        )


def dot_steps(debate: Debate, shown: Shown) -> Iterator[Dot]:
    """A dot for each shown inference, and for each relation that an undercut aims at."""
    for argument, inference in _list_inferences(debate, shown):
        yield Dot(
            name=name_node("inference", inference.key),
            kind=RelationKind(inference.kind),
            sentence=describe_inference(inference, argument, debate),
            group=debate.claim_by_key[inference.conclusion].group,
        )
    for key in sorted(_find_undercut(debate, shown)):
        relation = debate.relation_by_key[key]
        yield Dot(
            name=name_node("step", key),
            kind=relation.kind,
            sentence=describe_relation(relation, debate),
            group=_find_group(relation, debate),
            is_inference=False,
        )


def _list_inferences(debate: Debate, shown: Shown) -> list[tuple[Argument, Inference]]:
    arguments = sorted(debate.arguments, key=lambda argument: (argument.position, argument.key))
    return [
        (argument, inference)
        for argument in arguments
        for inference in sorted(argument.inferences, key=lambda inference: (inference.position, inference.key))
        if inference.key in shown.inferences
    ]


def _name_end(key: str, kind: End, debate: Debate) -> str:
    if kind is End.RELATION:
        return name_node("step", key)
    if kind is End.ARGUMENT and debate.argument_by_key[key].inferences:
        # The map shows an unfolded argument by its steps; what bears on the whole is drawn at the last one.
        last = max(debate.argument_by_key[key].inferences, key=lambda inference: (inference.position, inference.key))
        return name_node("inference", last.key)
    return name_node(kind.value, key)


def _find_undercut(debate: Debate, shown: Shown) -> frozenset[str]:
    return frozenset(
        relation.target
        for relation in debate.relations
        if relation.key in shown.relations and relation.target_kind is End.RELATION
    )


def _find_group(relation: Relation, debate: Debate) -> str | None:
    match relation.target_kind:
        case End.CLAIM:
            return debate.claim_by_key[relation.target].group
        case End.ARGUMENT:
            return debate.argument_by_key[relation.target].group
        case _:
            return None


def _is_inference_shown(inference: Inference, claims: frozenset[str]) -> bool:
    premises = [premise.claim in claims for premise in inference.premises]
    return inference.conclusion in claims and (any(premises) or not premises)


def _find_tied(debate: Debate, claims: frozenset[str]) -> frozenset[str]:
    tied = set()
    for relation in debate.relations:
        if relation.source_kind is End.ARGUMENT and relation.target_kind is End.CLAIM and relation.target in claims:
            tied.add(relation.source)
        if relation.target_kind is End.ARGUMENT and relation.source_kind is End.CLAIM and relation.source in claims:
            tied.add(relation.target)
    return frozenset(tied)


def _has_ends(relation: Relation, shown: Shown, debate: Debate) -> bool:
    ends = ((relation.source, relation.source_kind), (relation.target, relation.target_kind))
    return all(_is_end_shown(key, kind, shown, debate) for key, kind in ends)


def _is_end_shown(key: str, kind: End, shown: Shown, debate: Debate) -> bool:
    match kind:
        case End.CLAIM:
            return key in shown.claims
        case End.INFERENCE:
            return key in shown.inferences
        case End.RELATION:
            return key in shown.relations
        case End.ARGUMENT:
            steps = debate.argument_by_key[key].inferences
            last = max(steps, key=lambda inference: (inference.position, inference.key)).key if steps else None
            return key in shown.arguments or last in shown.inferences
