"""The table of all claims, sorted as the reader asks."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.core.reading.table import ClaimLine, Column, sort_lines, tabulate_claims
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint, write_query
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.pages.loading import load_for_page
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


class TablePage(Struct, frozen=True, kw_only=True):
    """The claims line by line under their heads."""

    heads: tuple[Head, ...]
    lines: tuple[ClaimLine, ...]
    view: Viewpoint


def read_table(debate: Debate, options: Options, *, sort: str = "") -> TablePage:
    """The table sorted by a column, "-" before its name for the other way round. Raises ViewpointError, EvaluationRefused."""
    order = read_order(sort, tuple(Column), default=Column.GROUP)
    value = load_for_page(debate)
    lines = tabulate_claims(value, see_debate(value, options).marks, as_of=options.as_of)
    return TablePage(
        heads=tuple(_write_heads(order, write_query(options))),
        lines=sort_lines(lines, Column(order.column), is_descending=order.is_descending),
        view=describe_viewpoint(value, options),
    )


def _write_heads(order: Order, query: str) -> Iterator[Head]:
    for column, words in _WORDS.items():
        yield write_head(column, words, order=order, query=query, is_most_first=column in _MOST_FIRST)
