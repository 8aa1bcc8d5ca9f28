"""Debates for the API's tests: as many records of every kind as are asked for, with all that a record may refer to."""

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, AffiliationKind, End, EvidenceKind, Position, RelationKind, Reporter
from argmap.core.records import (
    About,
    Actor,
    Affiliation,
    Argument,
    Claim,
    Condition,
    Evidence,
    Group,
    Inference,
    Issue,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
    Stop,
    Tour,
)
from argmap.models import Visibility
from argmap.services.importing import import_debate


def store_debate(slug, *, size=3, public=True, owner=None):
    """Store a debate of `size` records of every kind; return it as the database has it."""
    visibility = Visibility.PUBLIC if public else Visibility.PRIVATE
    import_debate(value=debate_of(slug, size), owner=owner, visibility=visibility)
    return read_debate(slug)


def read_debate(slug):
    from argmap.models import Debate as DebateRecord

    return DebateRecord.objects.get(slug=slug)


def debate_of(slug, size):
    """Records are numbered from 0; c0, the first claim, is what the others bear on."""
    numbers = range(size)
    return Debate(
        about=About(slug=slug, question=f"What of the bridge {slug}?", tags=("roads",)),
        groups=tuple(
            Group(key=f"g{n}", title=f"Group {n}", parent=f"g{n - 1}" if n % 10 else None, position=n) for n in numbers
        ),
        issues=tuple(
            Issue(key=f"i{n}", question=f"Which way {n}?", positions=(f"c{n}",), group=f"g{n}", position=n) for n in numbers
        ),
        claims=tuple(
            Claim(
                key=f"c{n}",
                title=f"Claim {n}",
                group=f"g{n}",
                prior=0.1 + n / 1000,
                passages=(f"p{n}", "p0"),
                position=size - n,
            )
            for n in numbers
        ),
        arguments=tuple(_argument(n) for n in numbers),
        relations=tuple(
            Relation(key=f"r{n}", kind=RelationKind.SUPPORTS, source=f"c{n}", target="c0", weight=0.25) for n in numbers
        ),
        actors=tuple(Actor(key=f"a{n}", name=f"Actor {n}", kind=ActorKind.PERSON) for n in numbers),
        affiliations=tuple(
            Affiliation(key=f"m{n}", actor=f"a{n}", body="a0", kind=AffiliationKind.MEMBER_OF, since="2019") for n in numbers
        ),
        stances=tuple(_stance(n) for n in numbers),
        sources=tuple(Source(key=f"s{n}", title=f"Source {n}", url="https://example.org/s", issued="2020-05") for n in numbers),
        passages=tuple(Passage(key=f"p{n}", source=f"s{n}", locator=str(n + 1)) for n in numbers),
        evidence=tuple(Evidence(key=f"e{n}", claim=f"c{n}", passage=f"p{n}", kind=EvidenceKind.SUPPORTS) for n in numbers),
        tours=tuple(Tour(key=f"o{n}", title=f"Tour {n}", stops=_stops(n), position=n) for n in numbers),
    )


def _argument(number):
    key = f"x{number}"
    premises = tuple(Premise(key=f"{key}/1/{place}", claim=f"c{number}", position=place) for place in (1, 2))
    inference = Inference(key=f"{key}/1", conclusion="c0", premises=premises, weight=0.5)
    return Argument(key=key, title=f"Argument {number}", inferences=(inference,))


def _stops(number):
    return tuple(
        Stop(key=f"o{number}/{place}", text="Look.", focus="c0", focus_kind=End.CLAIM, view=f"lens=a{number}", position=place)
        for place in (1, 2)
    )


def _stance(number):
    return Stance(
        key=f"t{number}",
        actor=f"a{number}",
        position=Position.CONDITIONAL,
        claim=f"c{number}",
        conditions=(Condition(claim="c0"),),
        reported_by=f"s{number}",
        reported_by_kind=Reporter.SOURCE,
        said_on="2020-05-04",
        passages=(f"p{number}", "p0"),
    )
