"""What is written in boxes, over groups and at lines, as labels that Graphviz lays out."""

from collections.abc import Iterable, Iterator

from argmap.core.kinds import Position, RelationKind
from argmap.core.reading.standing import Mark
from argmap.render.chips import choose_chips
from argmap.render.graph import Box, Chip, Handle, Rank
from argmap.render.markup import write_cell, write_fixed, write_gap, write_label, write_line, write_row, write_table, write_text
from argmap.render.measure import cut_text, measure_text, wrap_text
from argmap.render.quoting import TITLE_CAP, clean_text
from argmap.render.theme import POSITION_SIGNS, RELATION_SIGNS, Palette, Theme
from argmap.render.wording import describe_mark

MOST_CHIPS = 4
"""More actors than these are told by a number; their names are on the claim's page."""
_TITLE_LINES = 9
_HEADING_LINES = 3
_NAME_CAP = 60
_MARK_GAP = 6
_CHIP_PADDING = 5
_CHIP_GAP = 4
_CHIP_HEIGHT = 1.6
_HANDLE_GAP = 6
_CLOSING_SIGN = "‹"
_THOUSAND = 1000


def label_box(box: Box, theme: Theme) -> str:
    """The label of a claim's or an argument's box: head line, title, chips, and at the right the handle where it has one."""
    width = theme.box_width - (theme.handle_width + _HANDLE_GAP if box.handle else 0)
    table = write_table([_write_head(box, width, theme), *_write_title(box, width, theme), *_write_chips(box, width, theme)])
    if box.handle is None:
        return write_label(table)
    return write_label(
        write_table([write_row(write_cell(table), write_gap(width=_HANDLE_GAP), _write_handle(box.handle, theme))])
    )


def _write_handle(handle: Handle, theme: Theme) -> str:
    """What is not shown, at the box's right where the lines of reasons arrive; as high as the box, so that fingers hit it."""
    counts = ((handle.supports, RelationKind.SUPPORTS), (handle.attacks, RelationKind.ATTACKS))
    texts = [f"{RELATION_SIGNS[kind]}{shorten_count(count)}" for count, kind in counts if count] or [_CLOSING_SIGN]
    size = theme.small_size if handle.opens else theme.main_size
    runs = (write_text(text, size, theme.colours.ink, bold=True) for text in texts)
    room = f'FIXEDSIZE="TRUE" WIDTH="{theme.handle_width}" HEIGHT="{round(size * len(texts) * _CHIP_HEIGHT)}"'
    # The link goes no further: the SVG filter finds the handle by its name, and gives it a link of ours.
    return write_cell("<BR/>".join(runs), f'ID="{handle.name}" HREF="#" BGCOLOR="{theme.colours.chip}" {room}')


def shorten_count(count: int) -> str:
    """A number in at most three characters, as many as a handle has room for; its title says it in full.

    >>> shorten_count(999), shorten_count(12_345), shorten_count(123_456)
    ('999', '12k', '…')
    """
    if count < _THOUSAND:
        return str(count)
    return f"{count // _THOUSAND}k" if count < 100 * _THOUSAND else "…"


def label_heading(title: str, theme: Theme) -> str:
    """The label of a group's cluster."""
    size = theme.heading_size
    lines = wrap_text(clean_text(title, TITLE_CAP), size, 2 * theme.box_width, bold=True, lines=_HEADING_LINES)
    width = max(measure_text(line, size, bold=True) for line in lines)
    return write_label(write_table([write_line(line, size, width, theme.colours.muted, bold=True) for line in lines]))


def _write_head(box: Box, room: float, theme: Theme) -> str:
    """Whether it stands, what it is, where it is stated, how much evidence there is.

    All at the left, for only there fonts cannot push it out.
    """
    size = theme.small_size
    taken, mark = write_mark(box.mark, theme) if box.mark else (0.0, "")
    width = room - taken
    parts = (box.word, ", ".join(box.places), f"{box.evidence} evidence" if box.evidence else "")
    text = cut_text(clean_text(" · ".join(filter(None, parts)), TITLE_CAP), size, width)
    rest = write_fixed(write_text(text, size, theme.colours.muted), size, width)
    # A row of more cells than the others' one would let Graphviz share out their width among these.
    return write_row(write_cell(write_table([write_row(mark, rest)]))) if mark else write_row(rest)


def write_mark(mark: Mark, theme: Theme) -> tuple[float, str]:
    """The width of a claim's mark, and its cell: shape and word, on the colour of conditions where it is not as recorded."""
    text, size = f"{mark.sign} {describe_mark(mark)}", theme.small_size
    width = round(measure_text(text, size)) + _MARK_GAP
    look = f'BGCOLOR="{theme.colours.chip_condition}"' if mark.before else ""
    return width, write_fixed(write_text(text, size, theme.colours.ink), size, width, look)


def _write_title(box: Box, width: float, theme: Theme) -> Iterator[str]:
    bold = box.rank is not Rank.PLAIN
    size = theme.main_size if box.rank is Rank.MAIN else theme.title_size
    yield write_row(write_gap(height=2))
    for line in wrap_text(clean_text(box.title, TITLE_CAP), size, width, bold=bold, lines=_TITLE_LINES):
        yield write_line(line, size, width, theme.colours.ink, bold=bold)


def _write_chips(box: Box, room: float, theme: Theme) -> Iterator[str]:
    chosen = choose_chips(box.chips, MOST_CHIPS)
    cells = [write_chip(chip, theme, room) for chip in chosen]
    if len(chosen) < len(box.chips):
        cells.append(write_note(f"+{len(box.chips) - len(chosen)} more", theme.colours.muted, theme))
    for width, row in fill_rows(cells, room, _CHIP_GAP):
        yield write_row(write_gap(height=_CHIP_GAP))
        # Graphviz spreads what is left of a row over its cells, unless nothing is left.
        yield write_row(write_cell(write_table([write_row(row, write_gap(width=room - width))])))


def write_chip(chip: Chip, theme: Theme, room: float) -> tuple[float, str]:
    """The width of an actor's chip, at most `room`, and its cell; a dashed line is for what is only expected or inferred."""
    text = f"{POSITION_SIGNS[chip.position]} {clean_text(chip.name, _NAME_CAP)}"
    text = cut_text(text, theme.chip_size, room - 2 * _CHIP_PADDING)
    width = measure_text(text, theme.chip_size) + 2 * _CHIP_PADDING
    fill, line = _choose_chip_colours(chip.position, theme.colours)
    style = "ROUNDED" if chip.is_certain else "ROUNDED,DASHED"
    look = f'BORDER="1" STYLE="{style}" BGCOLOR="{fill}" COLOR="{line}"'
    # A cell's padding would push the text out of the middle from top to bottom; a space that does not break is padding too.
    run = write_text(f"\u00a0{text}", theme.chip_size, theme.colours.ink)
    return width, write_fixed(run, theme.chip_size, width, look, height=_CHIP_HEIGHT)


def write_note(text: str, colour: str, theme: Theme) -> tuple[float, str]:
    """The width of a few words in the size of chips, and their cell."""
    width = measure_text(text, theme.chip_size)
    return width, write_fixed(write_text(text, theme.chip_size, colour), theme.chip_size, width)


def _choose_chip_colours(position: Position, colours: Palette) -> tuple[str, str]:
    match position:
        case Position.SUPPORTS:
            return colours.chip_support, colours.chip_support_line
        case Position.OPPOSES:
            return colours.chip_oppose, colours.chip_oppose_line
        case Position.CONDITIONAL | Position.RESERVED:
            return colours.chip_condition, colours.chip_condition_line
        case _:
            return colours.chip, colours.chip_line


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
