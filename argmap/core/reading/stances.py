"""Who holds what, since when, and how it is known: stances as the rows of a table, in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.edtf import name_date
from argmap.core.kinds import End, Label, Position, Reporter
from argmap.core.reading.places import SourcePlaces, group_places, place_passages
from argmap.core.reading.steps import EndKey, Node, name_argument, name_claim
from argmap.core.reading.words import ACTS, HELD_BY, LABELS, POSITIONS, STANCE_BASES, UNCERTAIN, join_words
from argmap.core.records import Actor, Source, Stance

_POSITIONS = tuple(Position)
MOST_HOLDERS = 12
"""More names than these make no line; the rest is told by a number."""


class ConditionRow(Struct, frozen=True, kw_only=True):
    """A claim that must be accepted or rejected before the stance turns into support; `demand` says which."""

    claim: Node
    demand: str


class StanceRow(Struct, frozen=True, kw_only=True):
    """A stance with everything it refers to; the words are whole phrases, the dates are in words or ""."""

    stance: Stance
    on: Node
    actor: Actor
    principal: Actor | None
    position: str
    act: str
    basis: str
    meanwhile: str
    said_on: str
    reported_on: str
    conditions: tuple[ConditionRow, ...]
    reporting_actor: Actor | None
    reporting_source: Source | None
    sources: tuple[SourcePlaces, ...]


class Holders(Struct, frozen=True, kw_only=True):
    """Those who share a position, in one line: "held by" and the names with dates; `more` counts those left out."""

    words: str
    names: tuple[str, ...]
    more: int = 0


def stances_on(debate: Debate, end: EndKey) -> tuple[StanceRow, ...]:
    """The stances on a claim or an argument: position by position, each from the oldest to the newest, undated ones last."""
    rows = [row_of_stance(stance, debate) for stance in debate.stances if subject_of(stance) == end]
    return tuple(sorted(rows, key=_order_on_claim))


def stances_of(debate: Debate, actor: str) -> tuple[StanceRow, ...]:
    """The stances that an actor takes or that others take on its behalf, the newest first, undated ones last."""
    rows = [row_of_stance(stance, debate) for stance in debate.stances if actor in (stance.actor, stance.on_behalf_of)]
    rows.sort(key=lambda row: (row.on.key, row.stance.key))
    return tuple(sorted(rows, key=lambda row: row.stance.said_on or row.stance.reported_on, reverse=True))


def group_holders(debate: Debate) -> Mapping[EndKey, tuple[Holders, ...]]:
    """For each claim and argument that stances are on, those who take them, one line a position. One pass."""
    by_end: defaultdict[EndKey, list[Stance]] = defaultdict(list)
    for stance in debate.stances:
        by_end[subject_of(stance)].append(stance)
    return {end: tuple(_group(stances, debate)) for end, stances in by_end.items()}


def row_of_stance(stance: Stance, debate: Debate) -> StanceRow:
    """The stance with the records that it refers to."""
    reporter = stance.reported_by or ""
    is_told_by_actor = stance.reported_by_kind is Reporter.ACTOR
    return StanceRow(
        stance=stance,
        on=_name_subject(stance, debate),
        actor=debate.actor_by_key[stance.actor],
        principal=debate.actor_by_key[stance.on_behalf_of] if stance.on_behalf_of else None,
        position=POSITIONS[stance.position],
        act=ACTS[stance.act],
        basis=STANCE_BASES[stance.basis],
        meanwhile=POSITIONS[stance.meanwhile] if stance.meanwhile else "",
        said_on=name_date(stance.said_on),
        reported_on=name_date(stance.reported_on),
        conditions=tuple(
            ConditionRow(claim=name_claim(debate.claim_by_key[condition.claim]), demand=LABELS[condition.must_be])
            for condition in stance.conditions
        ),
        reporting_actor=debate.actor_by_key.get(reporter) if is_told_by_actor else None,
        reporting_source=None if is_told_by_actor else debate.source_by_key.get(reporter),
        sources=group_places(place_passages(debate, stance.passages)),
    )


def subject_of(stance: Stance) -> EndKey:
    """The claim or the argument that the stance is on."""
    return (End.ARGUMENT, stance.argument) if stance.argument is not None else (End.CLAIM, stance.claim or "")


def _name_subject(stance: Stance, debate: Debate) -> Node:
    if stance.argument is not None:
        return name_argument(debate.argument_by_key[stance.argument])
    return name_claim(debate.claim_by_key[stance.claim or ""])


def _order_on_claim(row: StanceRow) -> tuple[int, bool, str, str, str]:
    date = _date_of(row.stance)
    return (_POSITIONS.index(row.stance.position), not date, date, row.actor.name, row.stance.key)


def _date_of(stance: Stance) -> str:
    return stance.said_on or stance.reported_on


def _group(stances: Iterable[Stance], debate: Debate) -> Iterable[Holders]:
    by_position: defaultdict[Position, list[Stance]] = defaultdict(list)
    for stance in sorted(stances, key=lambda stance: (not _date_of(stance), _date_of(stance), stance.key)):
        by_position[stance.position].append(stance)
    for position in _POSITIONS:
        if held := by_position.get(position):
            names = tuple(_name_holder(stance, debate) for stance in held[:MOST_HOLDERS])
            yield Holders(words=HELD_BY[position], names=names, more=max(0, len(held) - MOST_HOLDERS))


def _name_holder(stance: Stance, debate: Debate) -> str:
    name = debate.actor_by_key[stance.actor].name
    if stance.on_behalf_of is not None:
        name += f" for {debate.actor_by_key[stance.on_behalf_of].name}"
    notes = [UNCERTAIN.get(stance.basis, ""), _tell_date(stance), _tell_conditions(stance)]
    told = "; ".join(note for note in notes if note)
    return f"{name} ({told})" if told else name


def _tell_date(stance: Stance) -> str:
    if stance.said_on:
        return name_date(stance.said_on)
    return f"reported {name_date(stance.reported_on)}" if stance.reported_on else ""


def _tell_conditions(stance: Stance) -> str:
    demands = []
    for label, demand in ((Label.IN, "accepted"), (Label.OUT, "rejected")):
        claims = [condition.claim for condition in stance.conditions if condition.must_be is label]
        if claims:
            demands.append(f"{join_words(claims)} {'is' if len(claims) == 1 else 'are'} {demand}")
    return f"if {' and '.join(demands)}" if demands else ""
