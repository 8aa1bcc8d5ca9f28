"""The table of all claims, sorted as the reader asks."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.core.reading.table import ClaimLine, Column, sort_lines, tabulate_claims
from argmap.core.reading.viewpoint import Viewpoint, ViewpointError, describe_viewpoint, write_query
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.pages.loading import load_for_page

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


class Head(Struct, frozen=True, kw_only=True):
    """The head of a column: its words, the query that sorts by it, and the way it is sorted now ("" where it is not)."""

    words: str
    query: str
    sorted: str


class TablePage(Struct, frozen=True, kw_only=True):
    """The claims line by line under their heads."""

    heads: tuple[Head, ...]
    lines: tuple[ClaimLine, ...]
    view: Viewpoint


def read_table(debate: Debate, options: Options, *, sort: str = "") -> TablePage:
    """The table sorted by a column, "-" before its name for the other way round. Raises ViewpointError, EvaluationRefused."""
    column, is_descending = _read_sort(sort)
    value = load_for_page(debate)
    lines = tabulate_claims(value, see_debate(value, options).marks, as_of=options.as_of)
    return TablePage(
        heads=tuple(_write_heads(column, is_descending, write_query(options))),
        lines=sort_lines(lines, column, is_descending=is_descending),
        view=describe_viewpoint(value, options),
    )


def _read_sort(sort: str) -> tuple[Column, bool]:
    name = sort.removeprefix("-") or Column.GROUP
    if name not in set(Column):
        raise ViewpointError("sort", f'"{name[:60]}" is no column to sort by; allowed are {", ".join(Column)}, with - before')
    return Column(name), sort.startswith("-")


def _write_heads(column: Column, is_descending: bool, query: str) -> Iterator[Head]:
    for one, words in _WORDS.items():
        is_turned = one is column and is_descending
        descends = not is_turned if one is column else one in _MOST_FIRST
        asked = f"sort={'-' if descends else ''}{one}"
        now = ("descending" if is_descending else "ascending") if one is column else ""
        yield Head(words=words, query="&".join(part for part in (query, asked) if part), sorted=now)
