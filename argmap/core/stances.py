"""Which stance of an actor counts as of a date: of those it may have taken by then, the latest on each claim or argument.

A stance counts from the first day on which it may have been taken, so that playing a debate through time only ever adds. That
day is the first of `said_on`; where nobody recorded when it was said, the first day of the report stands in, since from then
on it is known; where neither is recorded it counts always.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter

from argmap.core.debate import Debate
from argmap.core.edtf import parse_edtf
from argmap.core.kinds import AffiliationKind, End, Position, StanceBasis
from argmap.core.records import Affiliation, Stance

Held = dict[tuple[str, str], Stance]
"""(actor, claim or argument) → the actor's latest stance on it."""

_days = lru_cache(maxsize=8192)(parse_edtf)


def latest_stances(debate: Debate, *, as_of: str = "", on: End = End.CLAIM, inherit: bool = False) -> Held:
    """Each actor's latest stance on each claim (or argument, by `on`) as of a date, withdrawn ones included.

    `as_of` is an EDTF date, to the end of which stances count; "" lets all count. A stance belongs to the actor who took it.
    With `inherit` it counts for those whom the actor speaks for as well: `on_behalf_of`, or, where none is named, the bodies
    it speaks for at that time; on the same day an actor's own stance goes before one taken for it. Raises ValueError where a
    date is none. The result does not depend on the order of records.
    """
    spoken_for = list_spokesmen(debate.affiliations) if inherit else {}
    latest: Held = {}
    for stance in debate.stances:
        target = stance.claim if on is End.CLAIM else stance.argument
        if target is None or not may_count(stance, as_of):
            continue
        for holder in list_holders(stance, spoken_for) if inherit else (stance.actor,):
            known = latest.get((holder, target))
            if known is None or rank_stance(stance, holder) > rank_stance(known, holder):
                latest[holder, target] = stance
    return dict(sorted(latest.items(), key=itemgetter(0)))


def may_count(stance: Stance, as_of: str) -> bool:
    """Whether the stance may have been taken by the end of the date; always, where `as_of` or the stance's date is unknown.

    >>> may_count(Stance(key="s", actor="a", claim="c", position=Position.SUPPORTS, said_on="2021-06"), "2021-06-10")
    True
    >>> may_count(Stance(key="s", actor="a", claim="c", position=Position.SUPPORTS, said_on="2021-06"), "2021-05")
    False
    """
    if not as_of:
        return True
    dated = stance.said_on or stance.reported_on
    return not dated or _days(dated)[0] <= _days(as_of)[1]


def accepts(stance: Stance) -> bool:
    """Whether the actor takes the claim for right; an expectation that it will is not that yet."""
    return stance.position is Position.SUPPORTS and stance.basis is not StanceBasis.EXPECTED


def rejects(stance: Stance) -> bool:
    """Whether the actor takes the claim for wrong; an expectation that it will is not that yet."""
    return stance.position is Position.OPPOSES and stance.basis is not StanceBasis.EXPECTED


def rank_stance(stance: Stance, holder: str) -> tuple[date, date, date, bool, str]:
    """When the stance came, to be compared: its first day; then, since it may be later, its last; then the report's day."""
    dated = stance.said_on or stance.reported_on
    first, last = _days(dated) if dated else (date.min, date.min)
    reported = _days(stance.reported_on)[0] if stance.reported_on else date.min
    return first, last, reported, holder == stance.actor, stance.key


def list_spokesmen(affiliations: Iterable[Affiliation]) -> dict[str, list[Affiliation]]:
    """For each actor that speaks for bodies, the affiliations that say for which and when."""
    spoken_for: dict[str, list[Affiliation]] = {}
    for affiliation in affiliations:
        if affiliation.kind is AffiliationKind.SPEAKS_FOR:
            spoken_for.setdefault(affiliation.actor, []).append(affiliation)
    return spoken_for


def list_holders(stance: Stance, spoken_for: dict[str, list[Affiliation]]) -> Iterator[str]:
    """Whose stance it is: the actor's, and those's for whom the actor speaks at that time (`list_spokesmen`)."""
    yield stance.actor
    if stance.on_behalf_of is not None:
        yield stance.on_behalf_of
        return
    dated = stance.said_on or stance.reported_on
    for affiliation in spoken_for.get(stance.actor, ()):
        began = not affiliation.since or not dated or _days(affiliation.since)[0] <= _days(dated)[1]
        ended = bool(affiliation.until and dated) and _days(affiliation.until)[1] < _days(dated)[0]
        if began and not ended:
            yield affiliation.body
