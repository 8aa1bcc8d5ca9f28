"""What is written in boxes and over groups, as labels that Graphviz lays out; and the entries of legends."""

from collections.abc import Iterable

from argmap.render.cards import HANDLE_GAP, Card, Grip, Piece, Row, make_chip, measure_chip, measure_line
from argmap.render.graph import Chip
from argmap.render.markup import write_cell, write_fixed, write_gap, write_label, write_line, write_row, write_table, write_text
from argmap.render.measure import measure_text, wrap_text
from argmap.render.quoting import TITLE_CAP, clean_text
from argmap.render.theme import Theme

_HEADING_LINES = 3


def label_card(card: Card, theme: Theme) -> str:
    """The label of a box: its rows, and at the right its handle where it has one."""
    table = write_table(_write_rows(card))
    if card.grip is None:
        return write_label(table)
    grip = _write_grip(card.grip, theme)
    return write_label(write_table([write_row(write_cell(table), write_gap(width=HANDLE_GAP), grip)]))


def _write_rows(card: Card) -> list[str]:
    rows = []
    for row in card.rows:
        if row.above:
            rows.append(write_row(write_gap(height=row.above)))
        rows.append(_write_row(row, card.width))
    return rows


def _write_row(row: Row, width: int) -> str:
    cells = [_write_piece(piece, row.height) for piece in row.pieces]
    rest = width - sum(piece.width for piece in row.pieces) - row.gap * (len(cells) - 1)
    if len(cells) == 1 and not rest:
        return write_row(*cells)
    if row.gap:
        cells = [cell for number, one in enumerate(cells) for cell in ([write_gap(width=row.gap)] if number else []) + [one]]
    # A row of more cells than the others' one would let Graphviz share out their width among these; and it spreads what is left
    # of a row over its cells, unless nothing is left.
    return write_row(write_cell(write_table([write_row(*cells, *([write_gap(width=rest)] if rest else []))])))


def _write_piece(piece: Piece, height: int) -> str:
    look = f'BGCOLOR="{piece.fill}"' if piece.fill else ""
    text = piece.text
    if piece.line:
        look = f'BORDER="1" STYLE="{"ROUNDED,DASHED" if piece.dashed else "ROUNDED"}" {look} COLOR="{piece.line}"'
        # A cell's padding would push the text out of the middle from top to bottom; a space that does not break is padding too.
        text = f"\u00a0{text}"
    return write_fixed(write_text(text, piece.size, piece.ink, bold=piece.bold), piece.width, height, look)


def _write_grip(grip: Grip, theme: Theme) -> str:
    runs = (write_text(text, grip.size, theme.colours.ink, bold=True) for text in grip.texts)
    room = f'FIXEDSIZE="TRUE" WIDTH="{grip.width}" HEIGHT="{grip.height}"'
    return write_cell("<BR/>".join(runs), f'BGCOLOR="{theme.colours.chip}" {room}')


def label_heading(title: str, theme: Theme) -> str:
    """The label of a group's cluster."""
    size = theme.heading_size
    lines = wrap_text(clean_text(title, TITLE_CAP), size, 2 * theme.box_width, bold=True, lines=_HEADING_LINES)
    width = max(measure_text(line, size, bold=True) for line in lines)
    return write_label(write_table([write_line(line, size, width, theme.colours.muted, bold=True) for line in lines]))


def write_chip(chip: Chip, theme: Theme, room: float) -> tuple[float, str]:
    """The width of an actor's chip, at most `room`, and its cell."""
    piece = make_chip(chip, theme, room)
    return piece.width, _write_piece(piece, measure_chip(theme))


def write_note(text: str, colour: str, theme: Theme) -> tuple[float, str]:
    """The width of a few words in the size of chips, and their cell."""
    width = measure_text(text, theme.chip_size)
    return width, write_fixed(write_text(text, theme.chip_size, colour), width, measure_line(theme.chip_size))


def fill_rows(cells: Iterable[tuple[float, str]], width: float, gap: float) -> list[tuple[float, str]]:
    """Cells (width, markup) side by side in as many rows as they need; each row's own width comes with it.

    >>> fill_rows([(40, "a"), (40, "b"), (40, "c")], 90, 0)
    [(80, 'ab'), (40, 'c')]
    """
    rows: list[tuple[float, str]] = []
    for wide, cell in cells:
        if rows and rows[-1][0] + gap + wide <= width:
            used, row = rows.pop()
            rows.append((used + gap + wide, f"{row}{write_gap(width=gap) if gap else ''}{cell}"))
        else:
            rows.append((wide, cell))
    return rows
