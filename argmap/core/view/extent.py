"""What of a debate a map shows, in words, with the ways to more of it and to less."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.reading.steps import EndKey, Node, name_argument, name_claim
from argmap.core.reading.viewpoint import Way, write_query
from argmap.core.standing import Options
from argmap.core.view.arcs import name_end
from argmap.core.view.cutting import Cut
from argmap.core.view.state import DEPTHS, View, write_view


class Crumb(Struct, frozen=True, kw_only=True):
    """A claim or an argument on the way to the focus, and the query of the map that has it as its focus."""

    node: Node
    query: str


class Extent(Struct, frozen=True, kw_only=True):
    """What is shown: `shown` boxes of `total`, for want of room without `waiting` starts.

    `focus` is the box in whose surroundings the map is, `trail` leads to it; `matches` counts the claims that
    filters let through, None without filters; `ways` lead to more, to less and to all.
    """

    shown: int
    total: int
    waiting: int
    is_whole: bool
    focus: Node | None
    trail: tuple[Crumb, ...]
    matches: int | None
    ways: tuple[Way, ...]

    @property
    def is_all_shown(self) -> bool:
        """Whether nothing is left to be opened."""
        return self.shown == self.total


def write_state(options: Options, view: View) -> str:
    """How a debate is looked at, and what is shown of it, as one query; "" for its opening view as recorded.

    >>> write_state(Options(lens="usa"), View(focus="A1"))
    'lens=usa&focus=A1'
    """
    return "&".join(filter(None, (write_query(options), write_view(view))))


def describe_extent(debate: Debate, cut: Cut, *, total: int, view: View, options: Options, may_show_all: bool = True) -> Extent:
    """The cut in words; `debate` holds at least what is shown and the trail, `total` counts the boxes of the whole.

    `may_show_all` is False where the whole is too much for one map.
    """

    def name(end: EndKey) -> Node:
        kind, key = end
        return name_claim(debate.claim_by_key[key]) if kind is End.CLAIM else name_argument(debate.argument_by_key[key])

    bare = _empty(view)
    trail = tuple(
        Crumb(node=name(end), query=write_state(options, replace(bare, focus=name_end(end), up=view.up, depth=view.depth)))
        for end in cut.trail
    )
    shown = len(cut.claims) + len(cut.arguments)
    is_all = shown == total
    return Extent(
        shown=shown,
        total=total,
        waiting=cut.waiting,
        is_whole=view.is_whole,
        focus=trail[-1].node if trail else None,
        trail=trail,
        matches=len(cut.starts) + cut.waiting if view.filters else None,
        ways=tuple(_list_ways(view, options, is_all, may_show_all=may_show_all)),
    )


def _empty(view: View) -> View:
    """The opening view, at the same place in the same tour."""
    return View(tour=view.tour, stop=view.stop)


def _list_ways(view: View, options: Options, is_all: bool, *, may_show_all: bool) -> Iterator[Way]:
    if view != _empty(view):
        yield Way("Opening view", write_state(options, _empty(view)))
    if view.is_whole:
        return
    if view.focus and view.up + 1 in DEPTHS:
        yield Way("More of what it bears on", write_state(options, replace(view, up=view.up + 1)))
    if view.depth > 0 and not view.filters:
        yield Way("One step less", write_state(options, replace(view, depth=view.depth - 1)))
    if not is_all:
        if view.depth + 1 in DEPTHS and not view.filters:
            yield Way("One step more", write_state(options, replace(view, depth=view.depth + 1)))
        if may_show_all:
            yield Way("Whole map", write_state(options, replace(_empty(view), is_whole=True)))
