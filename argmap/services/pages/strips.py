"""A timeline's events as marks along an axis of days, in per cent of its length, so that a page can draw them at any width."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from argmap.core.edtf import name_date
from argmap.core.positions import Event, Period, Track
from argmap.render.theme import POSITION_SIGNS

_MOST_TICKS = 6
_LEAST_WIDTH = 1.5
"""Per cent; a shorter bar would not be seen."""


class Bar(Struct, frozen=True, kw_only=True):
    """A mark of an event: a point for a day, a bar for a month or a year. `lane` is "said" or "reported"."""

    lane: str
    look: str
    sign: str
    left: str
    middle: str
    width: str
    is_point: bool


class Tick(Struct, frozen=True, kw_only=True):
    """A date on the axis; `anchor` is the side of the place on which its words stand, as SVG has it."""

    place: str
    words: str
    anchor: str = "start"


class Axis(Struct, frozen=True, kw_only=True):
    """The days from the first to the last one of a timeline."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def measure(self, days: float) -> float:
        """So many days in per cent of the axis."""
        return 100 * days / self.days

    def list_bars(self, track: Track) -> tuple[Bar, ...]:
        """The marks of a track: when each stance was said, and when it was reported."""
        bars = (
            self._make_bar(event, lane, period)
            for event in track.events
            for lane, period in (("said", event.said), ("reported", event.reported))
            if period
        )
        return tuple(bars)

    def _make_bar(self, event: Event, lane: str, period: Period) -> Bar:
        left, width = self.measure((period.first - self.first).days), self.measure((period.last - period.first).days + 1)
        shown = max(width, _LEAST_WIDTH)
        return Bar(
            lane=lane,
            look=event.stance.position if event.is_latest else f"{event.stance.position} overtaken",
            sign=POSITION_SIGNS[event.stance.position],
            left=f"{min(left, 100 - shown):.2f}",
            middle=f"{left + width / 2:.2f}",
            width=f"{shown:.2f}",
            is_point=period.first == period.last,
        )

    def list_ticks(self) -> tuple[Tick, ...]:
        """The first days of years, of months on a short axis, of days on a very short one; at most some six of them."""
        days = list(self._list_days())
        step = -(-len(days) // _MOST_TICKS) if days else 1
        return tuple(self._make_tick(text, day) for text, day in days[::step])

    def _make_tick(self, text: str, day: date) -> Tick:
        place = self.measure((day - self.first).days)
        return Tick(place=f"{place:.2f}", words=name_date(text), anchor="start" if place < 85 else "end")

    def _list_days(self) -> Iterator[tuple[str, date]]:
        if self.days > 800:
            yield from ((f"{year:04d}", date(year, 1, 1)) for year in range(self.first.year, self.last.year + 1))
        elif self.days > 60:
            months = range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month)
            for month in months:
                day = date(month // 12, month % 12 + 1, 1)
                yield day.isoformat()[:7], day
        else:
            yield from ((day.isoformat(), day) for day in (self.first + timedelta(n) for n in range(self.days)))


def make_axis(first: date | None, last: date | None) -> Axis | None:
    """The axis for a timeline's days, from the first of a year or month where it is long; None where it has none."""
    if first is None or last is None:
        return None
    days = (last - first).days
    if days > 800:
        first = first.replace(month=1, day=1)
    elif days > 60:
        first = first.replace(day=1)
    return Axis(first=first, last=last)
