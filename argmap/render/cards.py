"""What is written in a box, measured and broken into rows before anything is drawn.

A card is written twice: as a label where Graphviz draws (`argmap.render.labels`), and as SVG where it only lays out
boxes of the card's size (`argmap.render.written`). Both follow from the card alone, so that a box is as large in the one as in
the other.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.kinds import Position, RelationKind
from argmap.core.reading.standing import Mark
from argmap.render.chips import choose_chips
from argmap.render.graph import Box, Chip, Handle, Rank
from argmap.render.measure import cut_text, measure_text, wrap_text
from argmap.render.quoting import TITLE_CAP, clean_text, name_node
from argmap.render.theme import POSITION_SIGNS, RELATION_SIGNS, Palette, Theme
from argmap.render.wording import describe_chip, describe_mark

MOST_CHIPS = 4
"""More actors than these are told by a number; their names are on the claim's page."""
HANDLE_GAP = 6
CHIP_GAP = 4
CHIP_PADDING = 5
_LINE_HEIGHT = 1.25
_CHIP_HEIGHT = 1.6
_TITLE_LINES = 9
_TITLE_GAP = 2
_NAME_CAP = 60
_MARK_GAP = 6
_CLOSING_SIGN = "‹"
_STANCES = "stances-title"
"""The id of the stances' heading on the page of a claim or an argument; each stance there has an id by `name_node`."""
_THOUSAND = 1000


class Piece(Struct, frozen=True, kw_only=True):
    """A run of text at the left of a place of its own, which may be filled; one with a `line` round it is an actor's chip.

    `link` is where it leads by itself, if not where its box does, and `sentence` says so in words; only SVG has such links.
    """

    text: str
    width: int
    size: int
    ink: str
    bold: bool = False
    fill: str = ""
    line: str = ""
    dashed: bool = False
    link: str = ""
    sentence: str = ""


class Row(Struct, frozen=True, kw_only=True):
    """Pieces side by side, so high, under an empty space; with `gap` between them."""

    pieces: tuple[Piece, ...]
    height: int
    above: int = 0
    gap: int = 0


class Grip(Struct, frozen=True, kw_only=True):
    """What is written on a box's handle, line by line, in the middle; it is as high as the box, so that fingers hit it."""

    handle: Handle
    texts: tuple[str, ...]
    size: int
    width: int

    @property
    def height(self) -> int:
        """What the lines need."""
        return round(self.size * len(self.texts) * _CHIP_HEIGHT)


class Card(Struct, frozen=True, kw_only=True):
    """The rows of a box, `width` wide, and at their right its handle."""

    width: int
    rows: tuple[Row, ...]
    grip: Grip | None = None

    def measure(self) -> tuple[int, int]:
        """Width and height of all that is written."""
        height = sum(row.above + row.height for row in self.rows)
        if self.grip is None:
            return self.width, height
        return self.width + HANDLE_GAP + self.grip.width, max(height, self.grip.height)


def make_card(box: Box, theme: Theme) -> Card:
    """The card of a claim's or an argument's box: head line, title, chips, and at the right the handle where it has one."""
    width = theme.box_width - (theme.handle_width + HANDLE_GAP if box.handle else 0)
    rows = (_make_head(box, width, theme), *_make_title(box, width, theme), *_make_chip_rows(box, width, theme))
    return Card(width=width, rows=rows, grip=_make_grip(box.handle, theme) if box.handle else None)


def measure_line(size: int) -> int:
    """The height of a line of text in a size."""
    return round(size * _LINE_HEIGHT)


def make_chip(chip: Chip, theme: Theme, room: float) -> Piece:
    """An actor's chip, at most `room` wide; a dashed line is for what is only expected or inferred."""
    text = f"{POSITION_SIGNS[chip.position]} {clean_text(chip.name, _NAME_CAP)}"
    text = cut_text(text, theme.chip_size, room - 2 * CHIP_PADDING)
    fill, line = _choose_chip_colours(chip.position, theme.colours)
    return Piece(
        text=text,
        width=round(measure_text(text, theme.chip_size) + 2 * CHIP_PADDING),
        size=theme.chip_size,
        ink=theme.colours.ink,
        fill=fill,
        line=line,
        dashed=not chip.is_certain,
    )


def measure_chip(theme: Theme) -> int:
    """The height of a chip."""
    return round(theme.chip_size * _CHIP_HEIGHT)


def make_note(text: str, theme: Theme) -> Piece:
    """A few muted words in the size of chips."""
    width = round(measure_text(text, theme.chip_size))
    return Piece(text=text, width=width, size=theme.chip_size, ink=theme.colours.muted)


def shorten_count(count: int) -> str:
    """A number in at most three characters, as many as a handle has room for; its title says it in full.

    >>> shorten_count(999), shorten_count(12_345), shorten_count(123_456)
    ('999', '12k', '…')
    """
    if count < _THOUSAND:
        return str(count)
    return f"{count // _THOUSAND}k" if count < 100 * _THOUSAND else "…"


def _make_grip(handle: Handle, theme: Theme) -> Grip:
    """What is not shown, at the box's right where the lines of reasons arrive."""
    counts = ((handle.supports, RelationKind.SUPPORTS), (handle.attacks, RelationKind.ATTACKS))
    texts = tuple(f"{RELATION_SIGNS[kind]}{shorten_count(count)}" for count, kind in counts if count) or (_CLOSING_SIGN,)
    size = theme.small_size if handle.opens else theme.main_size
    return Grip(handle=handle, texts=texts, size=size, width=theme.handle_width)


def _make_head(box: Box, room: int, theme: Theme) -> Row:
    """Whether it stands, what it is, where it is stated, how much evidence there is.

    All at the left, for only there fonts cannot push it out.
    """
    size = theme.small_size
    mark = _make_mark(box.mark, theme) if box.mark else None
    width = room - (mark.width if mark else 0)
    parts = (box.word, ", ".join(box.places), f"{box.evidence} evidence" if box.evidence else "")
    text = cut_text(clean_text(" · ".join(filter(None, parts)), TITLE_CAP), size, width)
    rest = Piece(text=text, width=width, size=size, ink=theme.colours.muted)
    return Row(pieces=(mark, rest) if mark else (rest,), height=measure_line(size))


def _make_mark(mark: Mark, theme: Theme) -> Piece:
    """A claim's mark: shape and word, on the colour of conditions where it is not as recorded."""
    text, size = f"{mark.sign} {describe_mark(mark)}", theme.small_size
    width = round(measure_text(text, size)) + _MARK_GAP
    fill = theme.colours.chip_condition if mark.before else ""
    return Piece(text=text, width=width, size=size, ink=theme.colours.ink, fill=fill)


def _make_title(box: Box, width: int, theme: Theme) -> Iterator[Row]:
    bold = box.rank is not Rank.PLAIN
    size = theme.main_size if box.rank is Rank.MAIN else theme.title_size
    above = _TITLE_GAP
    for line in wrap_text(clean_text(box.title, TITLE_CAP), size, width, bold=bold, lines=_TITLE_LINES):
        piece = Piece(text=line, width=width, size=size, ink=theme.colours.ink, bold=bold)
        yield Row(pieces=(piece,), height=measure_line(size), above=above)
        above = 0


def _make_chip_rows(box: Box, room: int, theme: Theme) -> Iterator[Row]:
    chosen = choose_chips(box.chips, MOST_CHIPS)
    pieces = [
        _link_piece(make_chip(chip, theme, room), box, name_node("stance", chip.stance), describe_chip(chip)) for chip in chosen
    ]
    more = len(box.chips) - len(chosen)
    if more:
        pieces.append(_link_piece(make_note(f"+{more} more", theme), box, _STANCES, f"{more} more: all stances on it"))
    for row in _fill_rows(pieces, room, CHIP_GAP):
        yield Row(pieces=tuple(row), height=measure_chip(theme), above=CHIP_GAP, gap=CHIP_GAP)


def _link_piece(piece: Piece, box: Box, place: str, sentence: str) -> Piece:
    """The piece, leading to a place on its box's page; where the box has no page, it has no link."""
    if not box.link or "#" in box.link:
        return piece
    return replace(piece, link=f"{box.link}#{place}", sentence=sentence)


def _fill_rows(pieces: Iterable[Piece], width: int, gap: int) -> list[list[Piece]]:
    """Pieces side by side in as many rows as they need."""
    rows: list[list[Piece]] = []
    taken = 0
    for piece in pieces:
        if rows and taken + gap + piece.width <= width:
            rows[-1].append(piece)
            taken += gap + piece.width
        else:
            rows.append([piece])
            taken = piece.width
    return rows


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
