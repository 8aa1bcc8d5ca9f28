"""Debates made up for measurements of maps: in groups, like a forest, with a few links across."""

import random
from collections.abc import Iterator

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, ClaimKind, End, Position, RelationKind
from argmap.core.records import About, Actor, Claim, Group, Relation, Stance

_WORDS = ("state", "withdraws", "troops", "border", "trade", "power", "treaty", "vote", "price", "grain", "mission", "river")


def make_forest(size: int) -> Debate:
    """A debate in groups, like a forest, with 8 % cross links and 4 % undercuts; the same for the same size."""
    chance = random.Random(size)
    groups = tuple(Group(key=f"g{n}", title=f"Group {n}", position=n) for n in range(max(2, size // 25)))
    claims = tuple(
        Claim(
            key=f"c{n}",
            title=" ".join(chance.choices(_WORDS, k=chance.randint(4, 14))),
            group=groups[n * len(groups) // size].key,
            position=n,
            kind=ClaimKind.POLICY if n < 3 else ClaimKind.FACT,
        )
        for n in range(size)
    )
    actors = tuple(Actor(key=f"a{n}", name=f"Actor {n}", kind=ActorKind.STATE) for n in range(8))
    stances = tuple(
        Stance(key=f"s{n}", actor=f"a{n % 8}", claim=f"c{chance.randrange(size)}", position=chance.choice(tuple(Position)))
        for n in range(size // 2)
    )
    about = About(slug=f"forest-{size}", question="What should be done?")
    relations = tuple(_tie(size, chance))
    return Debate(about=about, groups=groups, claims=claims, relations=relations, actors=actors, stances=stances)


def _tie(size: int, chance: random.Random) -> Iterator[Relation]:
    kinds = (RelationKind.SUPPORTS, RelationKind.ATTACKS)
    for n in range(3, size):
        parent = max(0, min(n - 1, n // 3 + chance.randint(-2, 1)))
        yield Relation(key=f"r{n}", kind=chance.choice(kinds), source=f"c{n}", target=f"c{parent}")
    for n in range(size * 8 // 100):
        number = chance.randrange(4, size)
        yield Relation(key=f"x{n}", kind=RelationKind.ATTACKS, source=f"c{number}", target=f"c{chance.randrange(number)}")
    for n in range(size * 4 // 100):
        source, step = f"c{chance.randrange(3, size)}", f"r{chance.randrange(3, size)}"
        yield Relation(key=f"u{n}", kind=RelationKind.UNDERCUTS, source=source, target=step, target_kind=End.RELATION)
