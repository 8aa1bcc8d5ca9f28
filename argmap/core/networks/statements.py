"""The statements that a network counts: of each stance, who took it, on whose behalf, on what, and whether it says yes or no.

A stance says yes or no by the side that it takes now: `supports` is yes, `opposes` and `reserved` are no, `conditional` is what
it is `meanwhile`, or neither; `neutral` is neither. A withdrawal takes back what was said of the claim before it. An
expectation that somebody will take a stance is none yet, as in `argmap.core.stances.accepts`. docs/networks.md says why.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.edtf import parse_edtf
from argmap.core.kinds import Position, StanceBasis
from argmap.core.networks.options import NetworkOptions, Variable
from argmap.core.networks.values import Values
from argmap.core.positions.sides import side_of
from argmap.core.records import Stance
from argmap.core.stances import may_count, rank_stance

NO, YES = 0, 1
"""The levels of DNA's agreement."""

Rank = tuple[date, date, date, bool, str]
Withdrawals = dict[tuple[str, str | None, str | None], Rank]
"""(actor, claim, argument) → when the actor last took back what it had said."""

days_of = lru_cache(maxsize=8192)(parse_edtf)


class Statement(Struct, frozen=True, gc=False):
    """A stance as a network counts it: the keys of its row and of its column (or what rows share), its level, the stance."""

    of: str
    via: str
    level: int
    stance: Stance


class Scale(Struct, frozen=True):
    """The levels that a statement may have, in order: yes and no, or the numbers of a scale that DNA's coders used."""

    levels: tuple[int, ...] = (NO, YES)
    is_graded: bool = False

    @property
    def range(self) -> int:
        """How far the outermost levels lie apart; 1 where there is one level."""
        return self.levels[-1] - self.levels[0] or 1

    def weigh(self, level: int) -> int:
        """What the level adds where no is to be subtracted from yes."""
        return level if self.is_graded else 1 if level == YES else -1


def list_statements(debate: Debate, options: NetworkOptions) -> list[Statement]:
    """The statements that the options ask for, duplicates included; a stance makes several where it counts for several.

    In the order of the debate's stances; linear in them. Raises ValueError where a date is none.
    """
    values = Values(debate, options)
    visible = list_visible(debate, options)
    withdrawals = _list_withdrawals(visible, values)
    found = [
        Statement(of, via, level, stance)
        for stance in visible
        if (level := read_level(stance, options)) is not None and not values.leave_out(stance)
        for of in values.read(options.of, stance)
        for via in values.read(options.via, stance)
    ]
    return [one for one in found if not _is_taken_back(one, options, withdrawals)] if withdrawals else found


def list_visible(debate: Debate, options: NetworkOptions) -> list[Stance]:
    """The stances that the options' dates let be seen.

    A stance lies on the first day on which it may have been taken, as in `argmap.core.stances.may_count`. Where neither that
    nor the report is dated, it counts as of any date, and in no range of dates.
    """
    first = days_of(options.first)[0] if options.first else date.min
    last = days_of(options.last)[1] if options.last else date.max
    is_ranged = bool(options.first or options.last)
    return [
        stance
        for stance in debate.stances
        if may_count(stance, options.as_of) and (not is_ranged or _lies_within(stance, first, last))
    ]


def read_level(stance: Stance, options: NetworkOptions) -> int | None:
    """Yes or no, or the place on DNA's scale where there is one and DNA's numbers are asked for; None for neither."""
    if stance.basis is StanceBasis.EXPECTED:
        return None
    number = _read_number(stance) if options.compatible else None
    if number is not None:
        return number
    position = stance.meanwhile if stance.position is Position.CONDITIONAL else stance.position
    if position in (None, Position.CONDITIONAL) or not side_of(position):
        return None
    return YES if side_of(position) > 0 else NO


def read_scale(debate: Debate, options: NetworkOptions) -> Scale:
    """Yes and no; or, where DNA's numbers are asked for and stances have some on a scale, those of all that are to be seen."""
    visible = list_visible(debate, options) if options.compatible else []
    if all(_read_number(stance) is None for stance in visible):
        return Scale()
    levels = {level for stance in visible if (level := read_level(stance, options)) is not None}
    return Scale(tuple(sorted(levels)), is_graded=True)


def _read_number(stance: Stance) -> int | None:
    number = look_up(stance.extra, "dna", "values", "agreement") if stance.extra else None
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def look_up(extra: object, *names: str) -> object:
    """What lies under the names in what a record keeps of a format; None where nothing does.

    >>> look_up({"dna": {"values": {"agreement": -2}}}, "dna", "values", "agreement"), look_up({"dna": []}, "dna", "date")
    (-2, None)
    """
    for name in names:
        extra = extra.get(name) if isinstance(extra, dict) else None
    return extra


def _lies_within(stance: Stance, first: date, last: date) -> bool:
    dated = stance.said_on or stance.reported_on
    return bool(dated) and first <= days_of(dated)[0] <= last


def _list_withdrawals(stances: Iterable[Stance], values: Values) -> Withdrawals:
    found: Withdrawals = {}
    for stance in stances:
        if stance.position is Position.WITHDRAWN:
            for holder in values.list_holders(stance):
                place, rank = (holder, stance.claim, stance.argument), rank_stance(stance, holder)
                found[place] = max(found.get(place, rank), rank)
    return found


def _is_taken_back(statement: Statement, options: NetworkOptions, withdrawals: Withdrawals) -> bool:
    """Whether an actor of the network for whom the statement counts took it back later."""
    stance = statement.stance
    for variable, holder in ((options.of, statement.of), (options.via, statement.via)):
        withdrawal = withdrawals.get((holder, stance.claim, stance.argument)) if variable is not Variable.CONCEPT else None
        if withdrawal is not None and rank_stance(stance, holder) < withdrawal:
            return True
    return False
