"""The table of all claims, sorted as the reader asks."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from argmap.core.debate import Debate as DebateValue
from argmap.core.reading.table import ClaimLine, Column, sort_lines, tabulate_claims
from argmap.core.reading.viewpoint import Viewpoint, ViewpointError, describe_viewpoint, write_query
from argmap.core.standing import Options
from argmap.core.view import View, write_state
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.neighbourhood import BIG
from argmap.services.pages.loading import load_for_page
from argmap.services.pages.map import Scene, find_scene, offer_scene_choices, tell_scene_found
from argmap.services.pages.map_filters import Choices, Found, offer_choices
from argmap.services.pages.sorting import Head, Order, read_order, write_head

_WORDS = {
    Column.TITLE: "Claim",
    Column.KIND: "Kind",
    Column.GROUP: "Group",
    Column.STANDING: "Standing",
    Column.SUPPORTS: "Reasons for",
    Column.ATTACKS: "Reasons against",
    Column.FOR: "Actors for",
    Column.AGAINST: "Actors against",
    Column.EVIDENCE: "Evidence",
}
_MOST_FIRST = frozenset({Column.SUPPORTS, Column.ATTACKS, Column.FOR, Column.AGAINST, Column.EVIDENCE})
"""Where the first choice shows the largest numbers at the top."""

_TOO_BIG_FOR_A_PART = "this debate has too many claims for a table of a part of it; its map shows that"


class TablePage(Struct, frozen=True, kw_only=True):
    """The claims line by line under their heads: `total` in all, of which a focus or filters leave some.

    `everything` is the query of the table with all of them; `choices` and `found` are as in `MapPage`.
    """

    heads: tuple[Head, ...]
    lines: tuple[ClaimLine, ...]
    view: Viewpoint
    total: int
    everything: str
    choices: Choices | None = None
    found: Found | None = None


def read_table(debate: Debate, options: Options, view: View, *, sort: str = "") -> TablePage:
    """The table sorted by a column, "-" before its name for the other way round. Raises ViewpointError, EvaluationRefused."""
    order = read_order(sort, tuple(Column), default=Column.GROUP)
    scene = find_scene(debate, options, view) if view.focus or view.filters else None
    if scene is not None and not scene.is_whole:
        raise ViewpointError("focus", _TOO_BIG_FOR_A_PART)
    value = load_for_page(debate) if scene is None else scene.value
    marks = see_debate(value, options).marks if scene is None else scene.marks
    lines = tabulate_claims(value, marks, as_of=options.as_of)
    return TablePage(
        heads=tuple(_write_heads(order, write_state(options, view))),
        lines=sort_lines(_keep_lines(lines, scene, view), Column(order.column), is_descending=order.is_descending),
        view=describe_viewpoint(value, options),
        total=len(lines),
        everything=write_query(options),
        choices=_offer(value) if scene is None else offer_scene_choices(debate, scene, view),
        found=None if scene is None else tell_scene_found(scene, options, view),
    )


def _offer(value: DebateValue) -> Choices | None:
    # Of a debate too big for a map there is no scene to filter by.
    return None if len(value.claims) > BIG else offer_choices(value, ())


def _keep_lines(lines: Iterable[ClaimLine], scene: Scene | None, view: View) -> Iterable[ClaimLine]:
    """The lines of the claims that a focus has around it, or that filters let through."""
    if scene is None:
        return lines
    kept = scene.cut.claims if view.focus or scene.matches is None else scene.matches
    return (line for line in lines if line.node.key in kept)


def _write_heads(order: Order, query: str) -> Iterator[Head]:
    for column, words in _WORDS.items():
        yield write_head(column, words, order=order, query=query, is_most_first=column in _MOST_FIRST)
