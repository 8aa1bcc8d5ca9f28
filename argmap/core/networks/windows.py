"""Moving windows of time: a network for each, of the stances that lie in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.networks.building import build_network
from argmap.core.networks.network import Network
from argmap.core.networks.options import NetworkError, NetworkOptions, check_options
from argmap.core.networks.statements import days_of, list_visible
from argmap.core.records import Stance

MOST_WINDOWS = 1000


class Period(StrEnum):
    """What windows are measured in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_DAYS: Mapping[Period, int] = MappingProxyType({Period.DAY: 1, Period.WEEK: 7})
_MONTHS: Mapping[Period, int] = MappingProxyType({Period.MONTH: 1, Period.YEAR: 12})


class Windows(Struct, frozen=True, kw_only=True):
    """Windows `length` periods long, of which each begins `step` periods after the one before.

    They begin where periods do: on a Monday, the first of a month, the first of January.
    """

    period: Period = Period.MONTH
    length: int = 1
    step: int = 1


class Window(Struct, frozen=True, kw_only=True):
    """The first and the last day, both included, as EDTF dates."""

    first: str
    last: str


def list_windows(debate: Debate, options: NetworkOptions, windows: Windows) -> tuple[Window, ...]:
    """The windows from the first day of the options' range, or of its first dated stance, until its last day is in one.

    Raises NetworkError where length or step is below 1 or there would be more than `MOST_WINDOWS`.
    """
    check_options(options)
    if windows.length < 1 or windows.step < 1:
        raise NetworkError("windows have a length and a step of 1 at least")
    days = [days_of(dated)[0] for stance in list_visible(debate, options) if (dated := stance.said_on or stance.reported_on)]
    if not days:
        return ()
    first = days_of(options.first)[0] if options.first else min(days)
    last = days_of(options.last)[1] if options.last else max(days)
    found = tuple(islice(_move(_begin(first, windows.period), last, windows), MOST_WINDOWS + 1))
    if len(found) > MOST_WINDOWS:
        raise NetworkError(f"there would be more than {MOST_WINDOWS} windows; choose a longer step")
    return found


def build_networks(debate: Debate, options: NetworkOptions, windows: Windows) -> Iterator[tuple[Window, Network]]:
    """Each window with the network of the stances in it: duplicates and withdrawals are looked for within the window.

    A stance lies in the windows that hold the first day on which it may have been taken; undated ones lie in none. The time
    grows with the stances times the windows that one lies in. Raises NetworkError.
    """
    stances = sorted(
        (stance for stance in list_visible(debate, options) if stance.said_on or stance.reported_on), key=_first_day
    )
    for window in list_windows(debate, options, windows):
        start = bisect_left(stances, date.fromisoformat(window.first), key=_first_day)
        stop = bisect_right(stances, date.fromisoformat(window.last), key=_first_day)
        within = replace(debate, stances=tuple(stances[start:stop]))
        yield window, build_network(within, replace(options, first=window.first, last=window.last))


def _first_day(stance: Stance) -> date:
    return days_of(stance.said_on or stance.reported_on)[0]


def _move(start: date, last: date, windows: Windows) -> Iterator[Window]:
    while start <= last:
        after = _add(start, windows.period, windows.length)
        end = after - timedelta(days=1) if after < date.max else after
        yield Window(first=start.isoformat(), last=end.isoformat())
        if end >= last:
            return
        start = _add(start, windows.period, windows.step)


def _begin(day: date, period: Period) -> date:
    """The first day of the period that the day lies in."""
    match period:
        case Period.WEEK:
            return day - timedelta(days=min(day.weekday(), (day - date.min).days))
        case Period.MONTH:
            return day.replace(day=1)
        case Period.YEAR:
            return day.replace(month=1, day=1)
    return day


def _add(day: date, period: Period, count: int) -> date:
    """The day so many periods later; the last day there is where that would be later still."""
    try:
        if period in _DAYS:
            return day + timedelta(days=count * _DAYS[period])
        months = day.year * 12 + day.month - 1 + count * _MONTHS[period]
        return day.replace(year=months // 12, month=months % 12 + 1)
    except (OverflowError, ValueError):
        return date.max
