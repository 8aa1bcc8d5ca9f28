"""A bar chart of claims by support and opposition, drawn by the engine of the maps: one table that Graphviz lays out.

Against stands at the left of a middle line, for at the right; firm positions next to it, conditions and reservations outside.
Signs and numbers stand beside the bars, so that no colour tells alone.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import graphviz
from msgspec import Struct

from argmap.core.kinds import Position
from argmap.render import looks
from argmap.render.cards import measure_line
from argmap.render.drawing import Sketch
from argmap.render.graph import Box, MapGraph
from argmap.render.markup import write_cell, write_fixed, write_gap, write_label, write_line, write_row, write_table, write_text
from argmap.render.measure import measure_text, wrap_text
from argmap.render.options import MapOptions
from argmap.render.quoting import TITLE_CAP, clean_text
from argmap.render.theme import LIGHT, POSITION_SIGNS, Palette, Theme

MOST_BARS = 80
AGAINST = (Position.RESERVED, Position.OPPOSES)
FOR = (Position.SUPPORTS, Position.CONDITIONAL)
"""The positions that have a bar, from left to right."""
_NAME = "chart-support"
_TITLE_WIDTH = 290
_BARS_WIDTH = 340
"""Of both sides together."""
_COUNT_WIDTH = 58
_KEY_WIDTH = 150
"""The least room of a side, so that its key fits over it."""
_WIDEST_UNIT = 24
_BAR_HEIGHT = 14
_GAP = 6
_WORDS: Mapping[Position, str] = MappingProxyType(
    {
        Position.OPPOSES: "oppose",
        Position.RESERVED: "have reservations",
        Position.SUPPORTS: "support",
        Position.CONDITIONAL: "support on conditions",
    }
)


class Bar(Struct, frozen=True, kw_only=True):
    """A claim with the number of actors by position."""

    title: str
    counts: Mapping[Position, int]

    def count(self, positions: Sequence[Position]) -> int:
        """How many actors have one of the positions."""
        return sum(self.counts.get(position, 0) for position in positions)


def sketch_chart(bars: Sequence[Bar], *, question: str, is_alone: bool = True, theme: Theme = LIGHT) -> Sketch:
    """The chart before it is drawn (`argmap.render.draw_sketch`): of the first `MOST_BARS` bars, in their order.

    `is_alone` says that the picture stands by itself and needs the debate's question over it.
    """
    shown = bars[:MOST_BARS]
    scale = _fit(shown)
    sentence = f"Bar chart of {len(shown)} claims by how many actors are for and against"
    box = Box(name=_NAME, sentence=sentence, title=sentence, word="chart")
    rows = [*(_write_question(question, theme) if is_alone else []), _write_key(scale, theme)]
    rows += [write_row(write_cell(_write_bar(bar, scale, theme))) for bar in shown]
    drawing = graphviz.Digraph("chart", graph_attr=_look_chart(theme), node_attr={"shape": "plain", "fontname": theme.font})
    drawing.node(_NAME, label=write_label(write_table(rows)), id=_NAME)
    return Sketch(
        graph=MapGraph(question=question, what=sentence, boxes=(box,)),
        options=MapOptions(theme=theme, with_title=is_alone, with_legend=False),
        dot=str(drawing.source),
    )


class Scale(Struct, frozen=True):
    """How wide an actor is, and how wide the sides are, counts included."""

    unit: float
    against: float
    favour: float


def _fit(bars: Sequence[Bar]) -> Scale:
    against, favour = (max((bar.count(side) for bar in bars), default=0) for side in (AGAINST, FOR))
    unit = min(_WIDEST_UNIT, _BARS_WIDTH / ((against + favour) or 1))
    widths = (max(_KEY_WIDTH, round(most * unit) + _COUNT_WIDTH) for most in (against, favour))
    return Scale(unit, *widths)


def _look_chart(theme: Theme) -> looks.Look:
    return {"bgcolor": theme.colours.paper, "pad": "0.1", "charset": "UTF-8", "fontname": theme.font}


def _write_question(question: str, theme: Theme) -> list[str]:
    width = _TITLE_WIDTH + _BARS_WIDTH
    lines = wrap_text(clean_text(question, TITLE_CAP), theme.heading_size, width, bold=True, lines=3)
    written = [write_line(line, theme.heading_size, width, theme.colours.ink, bold=True) for line in lines]
    return [write_row(write_cell(write_table(written))), write_row(write_gap(height=_GAP))]


def _write_key(scale: Scale, theme: Theme) -> str:
    cells = [write_gap(width=_TITLE_WIDTH)]
    for side, width in ((AGAINST, scale.against), (FOR, scale.favour)):
        lines = [f"{POSITION_SIGNS[position]} {_WORDS[position]}" for position in side]
        cells.append(write_cell(write_table(write_line(line, theme.small_size, width, theme.colours.muted) for line in lines)))
    return write_row(write_cell(write_table([write_row(*cells)])))


def _write_bar(bar: Bar, scale: Scale, theme: Theme) -> str:
    size = theme.chip_size
    lines = wrap_text(clean_text(bar.title, TITLE_CAP), size, _TITLE_WIDTH - _GAP, lines=2)
    title = write_table([write_line(line, size, _TITLE_WIDTH, theme.colours.ink) for line in lines])
    middle = write_cell("", f'WIDTH="1" HEIGHT="{2 * size + 10}" FIXEDSIZE="TRUE" BGCOLOR="{theme.colours.box_line}"')
    left, right = _write_side(bar, AGAINST, scale, theme), _write_side(bar, FOR, scale, theme)
    against = write_cell(write_table([write_row(write_gap(width=scale.against - left[0]), *reversed(left[1]))]))
    favour = write_cell(write_table([write_row(*right[1], write_gap(width=scale.favour - right[0]))]))
    return write_table([write_row(write_cell(title), against, middle, favour)])


def _write_side(bar: Bar, side: Sequence[Position], scale: Scale, theme: Theme) -> tuple[float, list[str]]:
    """The width of a side, and its cells from the middle outwards: the bars, then their counts."""
    outwards = [position for position in (side if side is FOR else side[::-1]) if bar.counts.get(position)]
    told = "\u00a0" + " ".join(f"{POSITION_SIGNS[one]}{bar.counts[one]}" for one in outwards) if outwards else ""
    room = measure_text(told, theme.chip_size) + _GAP if told else 0.0
    count = (
        [write_fixed(write_text(told, theme.chip_size, theme.colours.ink), room, measure_line(theme.chip_size))] if told else []
    )
    widths = {position: round(bar.counts[position] * scale.unit) for position in outwards}
    pieces = [_write_piece(position, width, theme.colours) for position, width in widths.items()]
    return round(room) + sum(widths.values()), [*pieces, *count]


def _write_piece(position: Position, width: int, colours: Palette) -> str:
    fill, line = _choose_colours(position, colours)
    look = f'BORDER="1" COLOR="{line}" BGCOLOR="{fill}" WIDTH="{width}" HEIGHT="{_BAR_HEIGHT}" FIXEDSIZE="TRUE"'
    return write_cell(write_table([write_row(write_cell("", look))]))


def _choose_colours(position: Position, colours: Palette) -> tuple[str, str]:
    match position:
        case Position.SUPPORTS:
            return colours.support, colours.support
        case Position.CONDITIONAL:
            return colours.chip_support, colours.support
        case Position.RESERVED:
            return colours.chip_oppose, colours.attack
        case _:
            return colours.attack, colours.attack
