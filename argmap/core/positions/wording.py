"""What a matrix's cell, a change and a timeline say in words."""

from collections.abc import Iterator
from functools import lru_cache

from argmap.core.debate import Debate
from argmap.core.edtf import name_date
from argmap.core.kinds import Position, StanceBasis
from argmap.core.positions.matrix import Cell
from argmap.core.reading.words import POSITIONS, UNCERTAIN, join_words
from argmap.core.records import Stance

MOST_NAMED = 6
"""More claims than these are told by a number."""
_name_date = lru_cache(maxsize=8192)(name_date)


def describe_cell(cell: Cell, debate: Debate) -> str:
    """A cell in words: where the actor stands, since when, on how many passages, and where it stood before."""
    parts = list(_list_latest(cell, debate))
    if cell.passages:
        parts.append(_count(cell.passages, "passage"))
    if cell.evidence:
        parts.append(_count(cell.evidence, "piece", "pieces") + " of evidence")
    if cell.earlier:
        parts.append(f"before: {describe_stance(cell.earlier[0])}")
    if len(cell.earlier) > 1:
        parts.append(f"{len(cell.earlier) - 1} more before that")
    return "; ".join(parts)


def describe_stance(stance: Stance) -> str:
    """A stance in a few words.

    >>> describe_stance(Stance(key="s", actor="a", claim="c", position=Position.OPPOSES, reported_on="2021-06"))
    'opposes it (reported June 2021)'
    """
    return _describe(stance.position, stance.basis, tell_date(stance))


@lru_cache(maxsize=8192)
def _describe(position: Position, basis: StanceBasis, date: str) -> str:
    # Tens of thousands of cells say a few hundred things.
    return f"{POSITIONS[position]} ({', '.join(note for note in (UNCERTAIN.get(basis, ''), date) if note)})"


def tell_date(stance: Stance) -> str:
    """When the stance was said; where nobody recorded that, when it was reported."""
    if stance.said_on:
        return _name_date(stance.said_on)
    return f"reported {_name_date(stance.reported_on)}" if stance.reported_on else "undated"


def _list_latest(cell: Cell, debate: Debate) -> Iterator[str]:
    spoken = f" through {debate.actor_by_key[cell.latest[0].actor].name}" if cell.is_inherited else ""
    if len(cell.latest) == 1:
        yield describe_stance(cell.latest[0]) + spoken
        return
    if cell.position is not None:
        claims = [stance.claim or "" for stance in cell.latest[:MOST_NAMED]]
        yield f"{POSITIONS[cell.position]}: {join_words(claims)}"
    else:
        yield from (f"{stance.claim}: {describe_stance(stance)}" for stance in cell.latest[:MOST_NAMED])
    if len(cell.latest) > MOST_NAMED:
        yield f"and {len(cell.latest) - MOST_NAMED} more claims"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
