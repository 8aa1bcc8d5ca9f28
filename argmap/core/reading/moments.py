"""The dated events of a debate: the dates as of which it is another one than before, to step or to play through."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.edtf import name_date, parse_edtf

MOST_MOMENTS = 120
"""More than these are thinned out where all are listed; stepping from one to the next leaves none out."""


class Moment(Struct, frozen=True, kw_only=True):
    """A date to look at the debate as of, with the number of stances that begin to count by it and not by the one before."""

    as_of: str
    words: str
    stances: int


def list_moments(debate: Debate) -> tuple[Moment, ...]:
    """The debate's moments, the earliest first: one for each day on which a stance begins to count (`core.stances`).

    A moment is as coarse as the stances' own dates where no other one lies within it: June 2021, and not 1 June 2021. The
    first of those that begin in 2021 is 1 January 2021 where others begin later in that year.
    """
    dated = Counter(stance.said_on or stance.reported_on for stance in debate.stances)
    del dated[""]
    by_day: dict[date, list[str]] = {}
    for text in sorted(dated):
        by_day.setdefault(parse_edtf(text)[0], []).append(text)
    days = sorted(by_day)
    return tuple(
        _make_moment(day, before_next=following - timedelta(days=1), texts=by_day[day], dated=dated)
        for day, following in zip(days, [*days, date.max][1:], strict=True)
    )


def find_neighbours(moments: Sequence[Moment], as_of: str) -> tuple[Moment | None, Moment | None]:
    """The moments before and after the one that the date shows; "" shows the last one."""
    until = parse_edtf(as_of)[1] if as_of else date.max
    shown = sum(parse_edtf(moment.as_of)[0] <= until for moment in moments)
    before = moments[shown - 2] if shown > 1 else None
    return before, (moments[shown] if shown < len(moments) else None)


def thin_out(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """Every moment; of more than MOST_MOMENTS so many, evenly spread, with the last one."""
    if len(moments) <= MOST_MOMENTS:
        return tuple(moments)
    last = len(moments) - 1
    return tuple(moments[place * last // (MOST_MOMENTS - 1)] for place in range(MOST_MOMENTS))


def _make_moment(day: date, *, before_next: date, texts: Sequence[str], dated: Counter[str]) -> Moment:
    fitting = [text for text in texts if parse_edtf(text)[1] <= before_next]
    as_of = min(fitting, key=len, default=day.isoformat())
    return Moment(as_of=as_of, words=name_date(as_of), stances=sum(dated[text] for text in texts))
