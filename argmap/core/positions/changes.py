"""What changed between two dates: each step in which an actor's position on a claim or an argument became another."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.edtf import parse_edtf
from argmap.core.kinds import End, Position, StanceBasis
from argmap.core.positions.selection import Selection, list_histories
from argmap.core.positions.sides import FIRMNESS, side_of
from argmap.core.records import Stance

_KNOWN = (StanceBasis.SAID, StanceBasis.DID)


class ChangeKind(StrEnum):
    """What a step is, by the order opposes, reserved, neutral, conditional, supports, whose middle is neutral.

    `NEW`: the actor had no position before, or had withdrawn it. `REVERSED`: from one side of the middle to the other.
    `HARDENED`: further from the middle on the same side, or from the middle to a side; the same position on fewer
    conditions; or the same position said or shown by conduct where it was only expected or inferred. `SOFTENED`: nearer to
    the middle, or the same position on more conditions. `CONDITIONS`: the same position on other conditions. `WITHDRAWN`:
    the actor holds it no longer, whether or not it is recorded when it did.
    """

    NEW = "new"
    REVERSED = "reversed"
    HARDENED = "hardened"
    SOFTENED = "softened"
    CONDITIONS = "conditions"
    WITHDRAWN = "withdrawn"


class Change(Struct, frozen=True, kw_only=True):
    """A step of an actor's on a claim or an argument (`end`, `subject`), taken on `day` at the earliest.

    `before` is the stance that counted until then, None for the first; `after` the one that counts from then on.
    """

    kind: ChangeKind
    actor: str
    end: End
    subject: str
    day: date
    before: Stance | None
    after: Stance


def list_changes(debate: Debate, first: str, last: str, selection: Selection | None = None) -> tuple[Change, ...]:
    """The steps after the end of `first` and up to the end of `last`, in the order of their days; then by keys.

    Both are EDTF dates; "" for `first` means from the beginning, "" for `last` to the end. A step is taken on the first day
    on which the stance may have been taken, or reported where nobody recorded when it was said; of several on one day only
    the last counts. Stances without a date have always counted and are no step. A stance that says the same again is none
    either. The selection's `as_of` is not looked at. Raises ValueError where a date is none.
    """
    after = parse_edtf(first)[1] if first else date.min
    until = parse_edtf(last)[1] if last else date.max
    asked = replace(selection or Selection(), as_of=last)
    changes = (
        change
        for end in (End.CLAIM, End.ARGUMENT)
        for (actor, subject), history in list_histories(debate, asked, on=end).items()
        for change in _list_steps(actor, end, subject, history)
        if after < change.day <= until
    )
    return tuple(sorted(changes, key=lambda change: (change.day, change.actor, change.end, change.subject)))


def name_change(before: Stance | None, after: Stance) -> ChangeKind | None:
    """What the step from one stance to the next is; None where the position stays as it is."""
    if after.position is Position.WITHDRAWN:
        return None if before is not None and before.position is Position.WITHDRAWN else ChangeKind.WITHDRAWN
    if before is None or before.position is Position.WITHDRAWN:
        return ChangeKind.NEW
    if before.position is after.position:
        return _compare_same(before, after)
    if side_of(before.position) * side_of(after.position) < 0:
        return ChangeKind.REVERSED
    hardens = abs(FIRMNESS[after.position]) > abs(FIRMNESS[before.position])
    return ChangeKind.HARDENED if hardens else ChangeKind.SOFTENED


def _compare_same(before: Stance, after: Stance) -> ChangeKind | None:
    conditions = ({(one.claim, one.must_be) for one in stance.conditions} for stance in (before, after))
    old, new = conditions
    if old != new:
        if new < old:
            return ChangeKind.HARDENED
        return ChangeKind.SOFTENED if new > old else ChangeKind.CONDITIONS
    return ChangeKind.HARDENED if before.basis not in _KNOWN and after.basis in _KNOWN else None


def _list_steps(actor: str, end: End, subject: str, history: tuple[Stance, ...]) -> Iterator[Change]:
    """The steps of one history, each stance that says something else than the one before it."""
    counting = [tuple(found)[-1] for _, found in groupby(history, key=_find_day)]
    for before, after in pairwise((None, *counting)):
        assert after is not None, "only the first has none before it"
        kind, day = name_change(before, after), _find_day(after)
        if kind is not None and day is not None:
            yield Change(kind=kind, actor=actor, end=end, subject=subject, day=day, before=before, after=after)


def _find_day(stance: Stance) -> date | None:
    dated = stance.said_on or stance.reported_on
    return parse_edtf(dated)[0] if dated else None
