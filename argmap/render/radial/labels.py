"""The few words on the picture: numbers on its largest branches, and the names of groups around it.

Each stays within a place of its own (a sector, or the wedge of the circle behind it), so that no two can overlap.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.reading.order import order_groups
from argmap.core.reading.steps import EndKey
from argmap.render.measure import wrap_text
from argmap.render.quoting import choose_visible
from argmap.render.radial.sectors import OUTER, TURN, Radial, Sector

MOST_NUMBERS = 12
"""So many branches have a number: as many as a list beside the picture can have and still be read."""
_SMALLEST_BRANCH = 3
_LARGEST_BADGE = 19.0
_SMALLEST_BADGE = 8.0
RIM = OUTER + 14
"""The radius of the arcs for groups."""
NAME_SIZE = 23.0
_NAME_AT = RIM + 16
"""The radius at which the names of groups begin."""
NAME_LINES = 2
_SHORTEST_NAME = 12
"""A name of which fewer characters fit is left out."""
_WIDEST_WEDGE = 2.2
"""Beyond this angle, in radians, the wedge has more room than the picture."""
_SHORTEST_ARC = TURN / 60
"""Shorter arcs are left out: where claims of many groups alternate, they would be dots."""


class Badge(Struct, frozen=True, kw_only=True):
    """A number on a branch, by the branch's place among the sectors, and the radius of the circle around it."""

    number: int
    place: int
    radius: float


class Arc(Struct, frozen=True, kw_only=True):
    """A group around the claims that belong to it: over which angle, and its name in lines, none where there is no room."""

    start: float
    sweep: float
    title: str
    name: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The angle half way."""
        return self.start + self.sweep / 2


def number_branches(radial: Radial) -> tuple[Badge, ...]:
    """The largest branches that have room for a number, the largest first; what bears on nothing before others."""
    sectors = radial.sectors
    order = sorted(range(len(sectors)), key=lambda place: (-sectors[place].size, sectors[place].ring, place))
    found: list[Badge] = []
    for place in order:
        radius = _fit_badge(sectors[place])
        if sectors[place].size < _SMALLEST_BRANCH or len(found) == MOST_NUMBERS:
            break
        if radius >= _SMALLEST_BADGE:
            found.append(Badge(number=len(found) + 1, place=place, radius=radius))
    return tuple(found)


def _fit_badge(sector: Sector) -> float:
    return min(_LARGEST_BADGE, 0.38 * (sector.outer - sector.inner), 0.4 * sector.room)


def list_arcs(debate: Debate, radial: Radial) -> tuple[Arc, ...]:
    """The groups at the top around the picture, where claims of one stand beside each other; the longest arc has the name.

    There are none where no name finds room.
    """
    runs = tuple(_list_runs(debate, radial.sectors))
    longest: dict[str, float] = {}
    for group, _start, sweep in runs:
        longest[group] = max(sweep, longest.get(group, 0))
    titles = {group.key: choose_visible(group.title, group.key) for group in debate.groups}
    named: set[str] = set()
    arcs = []
    for group, start, sweep in runs:
        name = _fit_name(titles[group], sweep) if sweep == longest[group] and group not in named else ()
        named |= {group} if sweep == longest[group] else set()
        arcs.append(Arc(start=start, sweep=sweep, title=titles[group], name=name))
    return tuple(arcs) if any(arc.name for arc in arcs) else ()


def _list_runs(debate: Debate, sectors: Sequence[Sector]) -> Iterator[tuple[str, float, float]]:
    """Over which angles the outermost claims belong to one group at the top: its key, where it starts, how far it goes."""
    inside = {sector.parent for sector in sectors}
    tips = sorted((sector for place, sector in enumerate(sectors) if place not in inside), key=lambda sector: sector.start)
    groups = _find_groups(debate)
    for group, run in groupby(tips, key=lambda sector: groups.get(sector.end)):
        members = list(run)
        start, end = members[0].start, members[-1].start + members[-1].sweep
        if group is not None and end - start >= _SHORTEST_ARC:
            yield group, start, end - start


def _find_groups(debate: Debate) -> dict[EndKey, str]:
    """The group at the top that each claim and each argument belongs to, if to any."""
    outermost: dict[str | None, str] = {}
    for placed in order_groups(debate):
        outermost[placed.group.key] = outermost.get(placed.group.parent, placed.group.key)
    found: dict[EndKey, str] = {}
    for kind, records in ((End.CLAIM, debate.claims), (End.ARGUMENT, debate.arguments)):
        found |= {(kind, record.key): outermost[record.group] for record in records if record.group in outermost}
    return found


def _fit_name(title: str, sweep: float) -> tuple[str, ...]:
    """As much of the name as straight lines have room for within the wedge of the arc, with nothing cut short of sense."""
    room = 2 * _NAME_AT * math.tan(min(sweep, _WIDEST_WEDGE) / 2) - NAME_SIZE
    lines = wrap_text(title, NAME_SIZE, min(room, OUTER), lines=NAME_LINES) if room > NAME_SIZE else []
    is_torn = sum(map(len, lines)) < min(len(title) - NAME_LINES, _SHORTEST_NAME) or any(len(line) < 3 for line in lines)
    return () if is_torn else tuple(lines)
