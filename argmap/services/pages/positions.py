"""The page of the positions matrix, and the matrix as a CSV file."""

from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe
from msgspec import Struct

from argmap.core.debate import Debate as DebateValue
from argmap.core.kinds import ActorKind
from argmap.core.positions import (
    Bands,
    Cell,
    Column,
    ColumnKind,
    Layout,
    Matrix,
    Order,
    Selection,
    build_shown_matrix,
    read_layout,
    read_selection,
    write_parameters,
)
from argmap.core.positions.wording import describe_cell
from argmap.core.reading.standing import Mark
from argmap.core.reading.viewpoint import Viewpoint, ViewpointError, describe_viewpoint
from argmap.core.reading.words import ACTOR_KINDS, UNCERTAIN
from argmap.core.records import Actor
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.render.theme import POSITION_SIGNS
from argmap.services.evaluating import see_debate
from argmap.services.pages.choices import Field, make_field, offer_filters
from argmap.services.pages.links import Links
from argmap.services.pages.loading import load_for_page
from argmap.services.pages.table_files import TableFile, write_table

DIFFERENT = "≠"
"""The sign of a cell whose stances on several claims are not the same."""
_CHOICES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "columns": ("Columns", {ColumnKind.CLAIMS: "claims", ColumnKind.ISSUES: "issues", ColumnKind.GROUPS: "groups"}),
    "order": (
        "Order",
        {
            Order.READING: "as in the outline",
            Order.BLOCKS: "blocks: alike beside alike",
            Order.NAME: "by name",
            Order.COUNT: "most stances first",
            Order.DATE: "oldest stances first",
        },
    ),
    "bands": ("Headings", {Bands.NONE: "none", Bands.ISSUE: "issues", Bands.GROUP: "groups"}),
}


class Head(Struct, frozen=True, kw_only=True):
    """The head of a column: `address` leads to its claim, or to the matrix of the claims that it gathers."""

    column: Column
    address: str
    mark: Mark | None


class Square(Struct, frozen=True, kw_only=True, gc=False):
    """A cell as it is shown: its sign, its words, whose and on what it is, and the address of its newest passage."""

    sign: str
    look: str
    words: str
    of: str
    address: str


class Row(Struct, frozen=True, kw_only=True):
    """An actor with its squares, column by column; None where it has no stance."""

    actor: Actor
    squares: tuple[Square | None, ...]

    @property
    def cells(self) -> SafeString:
        """The cells of the row. Written here: a template takes three times as long for tens of thousands of them."""
        return mark_safe("".join(map(_write_square, self.squares)))  # noqa: S308 (what others wrote in a square is escaped)


class RowBand(Struct, frozen=True, kw_only=True):
    """Rows that follow one another under a heading, "" for none."""

    title: str
    rows: tuple[Row, ...]


class PositionsPage(Struct, frozen=True, kw_only=True):
    """The matrix with its form. `is_empty` says that the debate has no stance on a claim, whatever is asked for.

    Where the matrix is too large to be shown, `failure` says so in a sentence, and `matrix` is empty.

    `also` is what of the address this page alone reads, "&" before it; `file_query` the whole of it; `stances` counts those
    that count.
    """

    matrix: Matrix
    failure: str
    heads: tuple[Head, ...]
    bands: tuple[RowBand, ...]
    fields: tuple[Field, ...]
    filters: tuple[Field, ...]
    flags: tuple[tuple[str, str, bool], ...]
    view: Viewpoint
    also: str
    file_query: str
    stances: int
    is_empty: bool

    @property
    def is_filtered(self) -> bool:
        """Whether the form asks for less, or for more, than all stances."""
        return any(not field.choices[0].is_chosen for field in self.filters) or any(is_set for _, _, is_set in self.flags)

    @property
    def has_marks(self) -> bool:
        """Whether the heads tell verdicts."""
        return any(head.mark for head in self.heads)

    @property
    def width(self) -> int:
        """The number of the table's columns."""
        return len(self.heads) + 1

    @property
    def has_column_bands(self) -> bool:
        """Whether columns stand under headings."""
        return any(band.title for band in self.matrix.column_bands)

    @property
    def has_differences(self) -> bool:
        """Whether a cell's stances differ."""
        return any(cell.position is None for cell in self.matrix.cells.values())

    @property
    def is_inherited(self) -> bool:
        """Whether a stance counts for somebody who did not take it."""
        return any(cell.is_inherited for cell in self.matrix.cells.values())


def _write_square(square: Square | None) -> str:
    if square is None:
        return "<td></td>"
    # Look and sign are words and signs of our own.
    address, words, of = escape(square.address), escape(square.words), escape(square.of)
    return f'<td><a class="{square.look}" href="{address}" aria-label="{words}" data-of="{of}">{square.sign}</a></td>'


def read_positions(debate: Debate, options: Options, *, texts: Mapping[str, str]) -> PositionsPage:
    """The matrix that the address asks for. Raises ViewpointError and EvaluationRefused."""
    value = load_for_page(debate)
    marks = see_debate(value, options).marks
    selection, layout = read_selection(texts, value, as_of=options.as_of), read_layout(texts)
    matrix, failure = _build_or_tell(value, selection, layout)
    links, own = Links(value, options), write_parameters(layout, selection)
    return PositionsPage(
        matrix=matrix,
        failure=failure,
        heads=tuple(_make_head(column, layout, links, marks) for column in matrix.columns),
        bands=tuple(_list_bands(matrix, links)),
        fields=tuple(_offer_layout(layout)),
        filters=offer_filters(value, selection),
        flags=tuple(_list_flags(selection, layout)),
        view=describe_viewpoint(value, options),
        also=f"&{own}" if own else "",
        file_query="&".join(part for part in (links.query, own) if part),
        stances=sum(len(cell.latest) for cell in matrix.cells.values()),
        is_empty=not any(stance.claim for stance in value.stances),
    )


def write_positions(debate: Debate, options: Options, *, texts: Mapping[str, str]) -> TableFile:
    """The matrix that the address asks for as a file; no cell of it is a formula. Raises ViewpointError, EvaluationRefused."""
    value = load_for_page(debate)
    see_debate(value, options)
    matrix = build_shown_matrix(value, read_selection(texts, value, as_of=options.as_of), read_layout(texts))
    names = (f"{column.key}: {column.title}" if column.key else column.title for column in matrix.columns)
    rows = (
        (
            actor.key,
            actor.name,
            actor.kind,
            *(_write_cell(matrix.cells.get((actor.key, column.key))) for column in matrix.columns),
        )
        for actor in matrix.rows
    )
    return write_table(("actor", "name", "kind", *names), rows)


def _build_or_tell(debate: DebateValue, selection: Selection, layout: Layout) -> tuple[Matrix, str]:
    """The matrix and "", or an empty one and a sentence that says why it is not shown."""
    try:
        return build_shown_matrix(debate, selection, layout), ""
    except ViewpointError as error:
        sentence = str(error)
        return _NOTHING, f"{sentence[0].upper()}{sentence[1:]}."


_NOTHING = Matrix(rows=(), columns=(), cells={}, row_bands=(), column_bands=())


def _write_cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.position is not None:
        return cell.position
    return "; ".join(f"{stance.claim} {stance.position}" for stance in cell.latest)


def _make_head(column: Column, layout: Layout, links: Links, marks: Mapping[str, Mark]) -> Head:
    if layout.columns is ColumnKind.CLAIMS:
        return Head(column=column, address=links.find_record("claim", column.key), mark=marks.get(column.key))
    name = "issue" if layout.columns is ColumnKind.ISSUES else "group"
    asked = "&".join(part for part in (links.query, f"{name}={quote(column.key, safe='')}") if part)
    return Head(column=column, address=f"?{asked}" if column.key else "", mark=None)


def _make_square(actor: Actor, column: Column, cell: Cell, links: Links) -> Square:
    looks = [cell.position or "different"]
    looks += ["uncertain"] if cell.latest[0].basis in UNCERTAIN else []
    looks += ["inherited"] if cell.is_inherited else []
    return Square(
        sign=POSITION_SIGNS[cell.position] if cell.position else DIFFERENT,
        look=" ".join(looks),
        words=describe_cell(cell, links.debate),
        of=f"{actor.name} · {column.key or column.title}",
        address=links.find_passage(cell.latest),
    )


def _list_bands(matrix: Matrix, links: Links) -> Iterator[RowBand]:
    rows = iter(matrix.rows)
    for band in matrix.row_bands:
        title = ACTOR_KINDS[ActorKind(band.title)] if band.title else ""
        yield RowBand(title=title, rows=tuple(_make_row(next(rows), matrix, links) for _ in range(band.length)))


def _make_row(actor: Actor, matrix: Matrix, links: Links) -> Row:
    cells = ((column, matrix.cells.get((actor.key, column.key))) for column in matrix.columns)
    squares = tuple(_make_square(actor, column, cell, links) if cell else None for column, cell in cells)
    return Row(actor=actor, squares=squares)


def _offer_layout(layout: Layout) -> Iterator[Field]:
    for name, (label, words) in _CHOICES.items():
        yield make_field(name, label, getattr(layout, name), list(words.items()))


def _list_flags(selection: Selection, layout: Layout) -> Iterator[tuple[str, str, bool]]:
    yield "by_actor_kind", "Actors under headings by kind", layout.by_actor_kind
    yield "inherit", "What is said for another counts as the other’s too", selection.inherit
    yield "whole", "Show who and what is without a stance", layout.whole
