"""Whom an actor agrees with and differs from, and on what: claim by claim, never by a bare share."""

from collections import defaultdict

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import Position
from argmap.core.positions.selection import Selection, list_histories
from argmap.core.positions.sides import side_of


class Agreement(Struct, frozen=True, kw_only=True):
    """How an actor stands to another on the claims that both have a stance on, by the claims' keys.

    `agree`: both are for it, or both against it (or have reservations). `differ`: one is for it and one against.
    `conditional`: one of them at least holds it on conditions, and the other is not neutral; which of the two it comes to
    depends on the conditions. `open`: one of them at least is neutral or has withdrawn.
    """

    other: str
    agree: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def shared(self) -> int:
        """How many claims both have a stance on."""
        return len(self.agree) + len(self.differ) + len(self.conditional) + len(self.open)


def compare_actor(debate: Debate, actor: str, selection: Selection | None = None) -> tuple[Agreement, ...]:
    """The actor against each other one with a stance on a claim on which it has one, by keys. One pass over the stances.

    With the selection's `inherit`, what a spokesman says for the actor makes both agree on it. Raises ValueError where the
    date is none.
    """
    held = {place: history[-1].position for place, history in list_histories(debate, selection or Selection()).items()}
    own = {claim: position for (holder, claim), position in held.items() if holder == actor}
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (other, claim), position in held.items():
        if other != actor and claim in own:
            found[other][_compare(own[claim], position)].append(claim)
    return tuple(
        Agreement(other=other, **{way: tuple(claims) for way, claims in ways.items()}) for other, ways in sorted(found.items())
    )


def _compare(one: Position, other: Position) -> str:
    sides = side_of(one) * side_of(other)
    if not sides:
        return "open"
    if Position.CONDITIONAL in (one, other):
        return "conditional"
    return "agree" if sides > 0 else "differ"
