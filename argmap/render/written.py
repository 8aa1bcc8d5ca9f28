"""Writes cards as SVG: the plates of chips and marks, and every run of text, from the middle of their box.

What it writes consists of `path` and `text` elements, and of `a` elements around what leads elsewhere than its box. Numbers,
classes and colours come from the theme; text and addresses are escaped (`argmap.render.elements`).
"""

from collections.abc import Iterator, Mapping

from argmap.render.cards import CHIP_GAP, CHIP_PADDING, HANDLE_GAP, Card, Grip, Piece
from argmap.render.elements import escape_text, open_element
from argmap.render.theme import Theme

_BASELINE = 0.36
"""So much of its size a line's baseline lies beneath the line's middle."""
_ROUND = 6
_DASHES = ' stroke-dasharray="5,2"'
_TARGET = 24
"""So high is what a finger hits (WCAG 2.2, 2.5.8)."""
_Place = tuple[Piece, float, float, int]
"""A piece, its left and upper edge, and its height."""


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
        """What is written in the box, but for its handle and for what has a link of its own."""
        return "".join(self._write_piece(place) for place in _list_places(card, middle) if not place[0].link)

    def write_chips(self, card: Card, middle: tuple[float, float]) -> str:
        """The chips that have a link of their own, each in it: they cannot stand within the box's link.

        What a finger hits is higher than a chip, and there are the same rows of it, around the same middle. The Tab key passes
        them by, for the page that the box leads to has them all.
        """
        places = [place for place in _list_places(card, middle) if place[0].link]
        tops = sorted({top for _piece, _x, top, _height in places})
        written = []
        for piece, x, top, height in places:
            rest = len(tops) * _TARGET - (tops[-1] + height - tops[0])
            upper = round(tops[0] - rest / 2) + tops.index(top) * _TARGET
            area = _write_area(round(x - CHIP_GAP / 2), upper, piece.width + CHIP_GAP)
            look = {"class": "chip", "href": piece.link, "target": "_top", "tabindex": "-1", "aria-label": piece.sentence}
            written.append(f"{open_element('a', look)}{area}{self._write_piece((piece, x, top, height))}</a>")
        return "".join(written)

    def write_grip(self, card: Card, middle: tuple[float, float]) -> str:
        """The handle's plate, as high as all that is written, and its lines."""
        if card.grip is None:
            return ""
        left, top = _find_corner(card, middle)
        return "".join(self._list_grip(card.grip, left + card.width + HANDLE_GAP, top, card.measure()[1]))

    def _write_piece(self, place: _Place) -> str:
        piece, x, top, height = place
        plate = self._write_plate(piece, x, top, height) if piece.fill else ""
        inset = CHIP_PADDING if piece.line else 0
        return f"{plate}{self._write_text(piece, x + inset, top + height / 2)}" if piece.text else plate

    def _write_plate(self, piece: Piece, x: float, y: float, height: int) -> str:
        if not piece.line:
            return f'<path {self.fills[piece.fill]} stroke="none" d="M{x:.2f},{y:.2f}h{piece.width}v{height}h-{piece.width}z"/>'
        dashes = _DASHES if piece.dashed else ""
        across, down = piece.width - 1 - 2 * _ROUND, height - 1 - 2 * _ROUND
        # Half as long as arcs, and less than half a pixel beside them.
        shape = (
            f"M{x + 0.5 + _ROUND:.1f},{y + 0.5:.1f}h{across}q{_ROUND},0 {_ROUND},{_ROUND}v{down}q0,{_ROUND} -{_ROUND},{_ROUND}"
            f"h-{across}q-{_ROUND},0 -{_ROUND},-{_ROUND}v-{down}q0,-{_ROUND} {_ROUND},-{_ROUND}z"
        )
        return f'<path {self.lines[piece.fill, piece.line]}{dashes} d="{shape}"/>'

    def _write_text(self, piece: Piece, x: float, middle: float) -> str:
        place = f'x="{x:.1f}" y="{middle + _BASELINE * piece.size:.1f}"'
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


def _list_places(card: Card, middle: tuple[float, float]) -> Iterator[_Place]:
    left, top = _find_corner(card, middle)
    for row in card.rows:
        top += row.above
        x = left
        for piece in row.pieces:
            yield piece, x, top, row.height
            x += piece.width + row.gap
        top += row.height


def _write_area(x: int, y: int, width: int) -> str:
    """What is not seen, and hit all the same."""
    return f'<path fill="transparent" d="M{x},{y}h{width}v{_TARGET}h-{width}z"/>'


def _find_corner(card: Card, middle: tuple[float, float]) -> tuple[float, float]:
    width, height = card.measure()
    return middle[0] - width / 2, middle[1] - height / 2
