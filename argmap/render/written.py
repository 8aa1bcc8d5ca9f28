"""Writes cards as SVG: the plates of chips and marks, and every run of text, from the middle of their box.

What it writes consists of `path` and `text` elements, whose numbers, classes and colours come from the theme, and whose text is
escaped (`argmap.render.elements`).
"""

from collections.abc import Iterator, Mapping

from argmap.render.cards import CHIP_PADDING, HANDLE_GAP, Card, Grip, Piece
from argmap.render.elements import escape_text
from argmap.render.theme import Theme

_BASELINE = 0.36
"""So much of its size a line's baseline lies beneath the line's middle."""
_ROUND = 6
_DASHES = ' stroke-dasharray="5,2"'


class CardWriter:
    """Writes the cards of one theme; each colour comes with the class of its role (`argmap.render.svg`)."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        roles: Mapping[str, str] = theme.colour_roles()
        self.fills = {colour: f'class="fill-{role}" fill="{colour}"' for colour, role in roles.items()}
        self.lines = {
            (fill, line): f'class="fill-{fill_role} line-{line_role}" fill="{fill}" stroke="{line}"'
            for fill, fill_role in roles.items()
            for line, line_role in roles.items()
        }

    def write(self, card: Card, middle: tuple[float, float]) -> str:
        """What is written in the box, but for its handle."""
        return "".join(self._list_pieces(card, *_find_corner(card, middle)))

    def write_grip(self, card: Card, middle: tuple[float, float]) -> str:
        """The handle's plate, as high as all that is written, and its lines."""
        if card.grip is None:
            return ""
        left, top = _find_corner(card, middle)
        return "".join(self._list_grip(card.grip, left + card.width + HANDLE_GAP, top, card.measure()[1]))

    def _list_pieces(self, card: Card, left: float, top: float) -> Iterator[str]:
        for row in card.rows:
            top += row.above
            x = left
            for piece in row.pieces:
                if piece.fill:
                    yield self._write_plate(piece, x, top, row.height)
                if piece.text:
                    inset = CHIP_PADDING if piece.line else 0
                    yield self._write_text(piece, x + inset, top + row.height / 2)
                x += piece.width + row.gap
            top += row.height

    def _write_plate(self, piece: Piece, x: float, y: float, height: int) -> str:
        if not piece.line:
            return f'<path {self.fills[piece.fill]} stroke="none" d="M{x:.2f},{y:.2f}h{piece.width}v{height}h-{piece.width}z"/>'
        dashes = _DASHES if piece.dashed else ""
        across, down = piece.width - 1 - 2 * _ROUND, height - 1 - 2 * _ROUND
        arc = f"a{_ROUND},{_ROUND} 0 0 1 "
        shape = (
            f"M{x + 0.5 + _ROUND:.2f},{y + 0.5:.2f}h{across}{arc}{_ROUND},{_ROUND}v{down}{arc}-{_ROUND},{_ROUND}"
            f"h-{across}{arc}-{_ROUND},-{_ROUND}v-{down}{arc}{_ROUND},-{_ROUND}z"
        )
        return f'<path {self.lines[piece.fill, piece.line]}{dashes} d="{shape}"/>'

    def _write_text(self, piece: Piece, x: float, middle: float) -> str:
        place = f'x="{x:.2f}" y="{middle + _BASELINE * piece.size:.2f}"'
        weight = ' font-weight="bold"' if piece.bold else ""
        return f'<text {self.fills[piece.ink]} {place}{weight} font-size="{piece.size}">{escape_text(piece.text)}</text>'

    def _list_grip(self, grip: Grip, left: float, top: float, height: int) -> Iterator[str]:
        chip, ink = self.fills[self.theme.colours.chip], self.fills[self.theme.colours.ink]
        yield f'<path {chip} stroke="none" d="M{left:.2f},{top:.2f}h{grip.width}v{height}h-{grip.width}z"/>'
        line = grip.height / len(grip.texts)
        middle = top + height / 2 - (len(grip.texts) - 1) * line / 2
        for text in grip.texts:
            place = f'text-anchor="middle" x="{left + grip.width / 2:.2f}" y="{middle + _BASELINE * grip.size:.2f}"'
            yield f'<text {ink} {place} font-weight="bold" font-size="{grip.size}">{escape_text(text)}</text>'
            middle += line


def _find_corner(card: Card, middle: tuple[float, float]) -> tuple[float, float]:
    width, height = card.measure()
    return middle[0] - width / 2, middle[1] - height / 2
