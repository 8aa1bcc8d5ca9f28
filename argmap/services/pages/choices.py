"""What a form offers to choose from: the filters of positions, timeline and changes."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, ClaimKind, Position
from argmap.core.positions import Selection
from argmap.core.reading.words import ACTOR_KINDS

POSITION_WORDS: Mapping[Position, str] = {
    Position.SUPPORTS: "supports",
    Position.OPPOSES: "opposes",
    Position.CONDITIONAL: "supports on conditions",
    Position.RESERVED: "has reservations",
    Position.NEUTRAL: "takes no side",
    Position.WITHDRAWN: "no longer holds it",
}


class Choice(Struct, frozen=True, kw_only=True):
    """One of the values of a field, with its words."""

    value: str
    words: str
    is_chosen: bool = False


class Field(Struct, frozen=True, kw_only=True):
    """A parameter of the address with its label and what may be chosen; the first choice asks for nothing."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def make_field(name: str, label: str, chosen: str, offered: Iterable[tuple[str, str]]) -> Field:
    """The field with (value, words) as its choices."""
    choices = (Choice(value=value, words=words, is_chosen=value == chosen) for value, words in offered)
    return Field(name=name, label=label, choices=tuple(choices))


def offer_filters(debate: Debate, selection: Selection) -> tuple[Field, ...]:
    """The filters that leave some of the debate: those with at least two values in it, or that are set."""
    fields = (
        make_field(name, label, getattr(selection, name) or "", [("", nothing), *sorted_choices])
        for name, label, nothing, sorted_choices in _list_filters(debate)
    )
    return tuple(field for field in fields if len(field.choices) > 2 or getattr(selection, field.name))


def offer_records(debate: Debate, selection: Selection) -> tuple[Field, ...]:
    """The actors and the claims with a stance, to choose one of."""
    held = {stance.actor for stance in debate.stances} | {stance.on_behalf_of for stance in debate.stances}
    on = {stance.claim for stance in debate.stances}
    actors = sorted(((actor.key, actor.name) for actor in debate.actors if actor.key in held), key=_by_words)
    claims = sorted(((claim.key, claim.title) for claim in debate.claims if claim.key in on), key=_by_words)
    return (
        make_field("actor", "Actor", selection.actor, [("", "any"), *actors]),
        make_field("claim", "Claim", selection.claim, [("", "any"), *claims]),
    )


def _list_filters(debate: Debate) -> Iterator[tuple[str, str, str, list[tuple[str, str]]]]:
    actor_kinds, claim_kinds = {actor.kind for actor in debate.actors}, {claim.kind for claim in debate.claims}
    positions = {stance.position for stance in debate.stances}
    tagged = (*debate.actors, *debate.claims, *debate.stances)
    yield "actor_kind", "Actors", "all", [(kind, ACTOR_KINDS[kind]) for kind in ActorKind if kind in actor_kinds]
    yield "claim_kind", "Claims", "all", [(kind, kind) for kind in ClaimKind if kind in claim_kinds]
    yield "issue", "Issue", "any", sorted(((issue.key, issue.question) for issue in debate.issues), key=_by_words)
    yield "group", "Group", "any", sorted(((group.key, group.title) for group in debate.groups), key=_by_words)
    yield "position", "Position", "any", [(one, POSITION_WORDS[one]) for one in Position if one in positions]
    yield "tag", "Tag", "any", [(tag, tag) for tag in sorted({tag for record in tagged for tag in record.tags})]


def _by_words(choice: tuple[str, str]) -> tuple[str, str]:
    return (choice[1].casefold(), choice[0])
