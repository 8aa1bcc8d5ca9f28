"""The positions matrix: actors × claims, issues or groups, in each cell what the actor holds as of a date."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, Position
from argmap.core.positions.columns import Column, ColumnKind, list_columns
from argmap.core.positions.ordering import Line, Order, order_lines
from argmap.core.positions.selection import Histories, Selection, list_histories, select_actors, select_claims
from argmap.core.records import Actor, Stance

_ACTOR_KINDS = tuple(ActorKind)


class Bands(StrEnum):
    """Under which headings the columns are gathered."""

    NONE = "none"
    ISSUE = "issue"
    GROUP = "group"


class Layout(Struct, frozen=True, kw_only=True):
    """How the matrix is laid out; with `whole`, actors and columns without a stance are there too."""

    columns: ColumnKind = ColumnKind.CLAIMS
    order: Order = Order.READING
    bands: Bands = Bands.NONE
    by_actor_kind: bool = False
    whole: bool = False


class Cell(Struct, frozen=True, kw_only=True, gc=False):
    """What an actor holds: `latest` has its stance on each claim of the column, the newest first; `earlier` those before.

    `position` is None where the latest stances differ in it. `passages` counts different passages of the latest stances,
    `evidence` the evidence on the column's claims that rests on one of these passages. A cell `is_inherited` where its
    newest stance was taken by somebody else for the actor.
    """

    position: Position | None
    latest: tuple[Stance, ...]
    earlier: tuple[Stance, ...]
    passages: int
    evidence: int
    is_inherited: bool


class Band(Struct, frozen=True, kw_only=True):
    """A heading over so many rows or columns that follow one another; "" where they have none."""

    title: str
    length: int


class Matrix(Struct, frozen=True, kw_only=True):
    """Rows and columns in their order, and a cell, by the keys of both, where there is a stance.

    The bands cover all rows and all columns; there is one with "" as its title where nothing is gathered under headings.
    """

    rows: tuple[Actor, ...]
    columns: tuple[Column, ...]
    cells: dict[tuple[str, str], Cell]
    row_bands: tuple[Band, ...]
    column_bands: tuple[Band, ...]


def build_matrix(debate: Debate, selection: Selection | None = None, layout: Layout | None = None) -> Matrix:
    """The matrix of the selected stances on claims. Raises ValueError where the date is none, ViewpointError as ordering does.

    The result does not depend on the order of records. One pass over the debate, and for `Order.BLOCKS` the time that grows
    with the square of the rows and of the columns.
    """
    selection, layout = selection or Selection(), layout or Layout()
    columns = list_columns(debate, layout.columns, select_claims(debate, selection))
    cells = _build_cells(debate, columns, list_histories(debate, selection))
    rows = select_actors(debate, selection)
    if not layout.whole:
        held_by, held_on = {actor for actor, _ in cells}, {column for _, column in cells}
        rows = tuple(actor for actor in rows if actor.key in held_by)
        columns = tuple(column for column in columns if column.key in held_on)
    row_lines = order_lines(_describe_rows(rows, layout), cells, layout.order, of_rows=True)
    column_lines = order_lines(_describe_columns(columns, layout), cells, layout.order, of_rows=False)
    by_key = {column.key: column for column in columns}
    return Matrix(
        rows=tuple(debate.actor_by_key[line.key] for line in row_lines),
        columns=tuple(by_key[line.key] for line in column_lines),
        cells=cells,
        row_bands=_gather(row_lines),
        column_bands=_gather(column_lines),
    )


def _build_cells(debate: Debate, columns: Iterable[Column], histories: Histories) -> dict[tuple[str, str], Cell]:
    column_of = {claim: column.key for column in columns for claim in column.claims}
    found: defaultdict[tuple[str, str], list[tuple[str, tuple[Stance, ...]]]] = defaultdict(list)
    for (actor, claim), history in histories.items():
        found[actor, column_of[claim]].append((claim, history))
    resting: defaultdict[str, list[str]] = defaultdict(list)
    for item in debate.evidence:
        resting[item.claim].append(item.passage)
    return {place: _build_cell(place[0], held, resting) for place, held in found.items()}


def _build_cell(
    actor: str, held: list[tuple[str, tuple[Stance, ...]]], resting: dict[str, list[str]]
) -> Cell:  # fmt: skip
    if len(held) == 1:
        # A column of one claim, which is the most frequent by far: its history is in order already.
        history = held[0][1]
        latest, earlier = history[-1:], history[-2::-1]
    else:
        latest = _newest_first([history[-1] for _, history in held])
        earlier = _newest_first([stance for _, history in held for stance in history[:-1]])
    passages = {passage for stance in latest for passage in stance.passages}
    position = latest[0].position
    return Cell(
        position=position if all(stance.position is position for stance in latest) else None,
        latest=latest,
        earlier=earlier,
        passages=len(passages),
        evidence=sum(passage in passages for claim, _ in held if claim in resting for passage in resting[claim]),
        is_inherited=latest[0].actor != actor,
    )


def _newest_first(stances: list[Stance]) -> tuple[Stance, ...]:
    """By date, undated ones last; those of one date by claim."""
    by_claim = sorted(stances, key=lambda stance: (stance.claim or "", stance.key))
    return tuple(sorted(by_claim, key=lambda stance: stance.said_on or stance.reported_on, reverse=True))


def _describe_rows(rows: Iterable[Actor], layout: Layout) -> list[Line]:
    return [
        Line(
            key=actor.key,
            name=actor.name,
            place=0,
            heading=actor.kind.value if layout.by_actor_kind else "",
            heading_place=_ACTOR_KINDS.index(actor.kind) if layout.by_actor_kind else 0,
        )
        for actor in rows
    ]


def _describe_columns(columns: Iterable[Column], layout: Layout) -> list[Line]:
    lines = []
    for place, column in enumerate(columns):
        heading, heading_place = {
            Bands.NONE: ("", 0),
            Bands.ISSUE: (column.issue, column.issue_place),
            Bands.GROUP: (column.group, column.group_place),
        }[layout.bands]
        lines.append(Line(key=column.key, name=column.title, place=place, heading=heading, heading_place=heading_place))
    return lines


def _gather(lines: Iterable[Line]) -> tuple[Band, ...]:
    bands: list[Band] = []
    before: tuple[int, str] | None = None
    for line in lines:
        now = (line.heading_place, line.heading)
        if now == before:
            bands[-1] = Band(title=line.heading, length=bands[-1].length + 1)
        else:
            bands.append(Band(title=line.heading, length=1))
        before = now
    return tuple(bands)
