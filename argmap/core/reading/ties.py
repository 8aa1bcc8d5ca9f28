"""Who belongs to whom, and since when: affiliations as lines in words."""

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.edtf import name_date
from argmap.core.reading.words import FROM_BODY, TO_BODY
from argmap.core.records import Actor, Affiliation


class AffiliationRow(Struct, frozen=True, kw_only=True):
    """An actor's tie as seen from it: "speaks for" another, "since January 2021"."""

    words: str
    other: Actor
    period: str


def affiliations_of(debate: Debate, actor: str) -> tuple[AffiliationRow, ...]:
    """The ties of an actor to bodies, then those of others to it, each in the order of their keys."""
    upwards = [
        AffiliationRow(words=TO_BODY[tie.kind], other=debate.actor_by_key[tie.body], period=name_period(tie))
        for tie in debate.affiliations
        if tie.actor == actor
    ]
    downwards = [
        AffiliationRow(words=FROM_BODY[tie.kind], other=debate.actor_by_key[tie.actor], period=name_period(tie))
        for tie in debate.affiliations
        if tie.body == actor and tie.actor != actor
    ]
    return (*upwards, *downwards)


def name_period(tie: Affiliation) -> str:
    """From when to when, as far as known.

    >>> from argmap.core.kinds import AffiliationKind
    >>> name_period(Affiliation(key="a", actor="b", kind=AffiliationKind.MEMBER_OF, body="c", since="2021-01"))
    'since January 2021'
    """
    since, until = name_date(tie.since), name_date(tie.until)
    if since and until:
        return f"from {since} to {until}"
    if since:
        return f"since {since}"
    return f"until {until}" if until else ""
