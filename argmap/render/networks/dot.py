"""From a network's nodes and ties to DOT for neato, in the map's colours, fonts and quoting.

How strongly a node is tied is told by its size, a coalition by shape and number beside its fill, a tie's strength by its width,
and agreement and disagreement by sign and line beside colour.
"""

from collections.abc import Iterator, Sequence
from math import sqrt

import graphviz
from msgspec import Struct

from argmap.render import looks
from argmap.render.graph import Box, MapGraph
from argmap.render.labels import fill_rows, write_note
from argmap.render.looks import Look
from argmap.render.markup import write_cell, write_gap, write_label, write_line, write_row, write_table
from argmap.render.measure import measure_text, wrap_text
from argmap.render.networks.options import NetworkPicture
from argmap.render.networks.ties import Sense, Tie
from argmap.render.quoting import TITLE_CAP, clean_text
from argmap.render.theme import Palette, Theme

SHAPES = ("box", "ellipse", "hexagon", "octagon", "parallelogram", "trapezium", "house", "invhouse")
"""A coalition's shape by its number; after the last they begin again, and the number in the node tells which it is."""
_FILLS = ("main", "chip", "undercut_soft", "nested")
_SMALLEST, _LARGEST = 11, 18
_THINNEST, _THICKEST = 1.0, 5.0
_NAME_WIDTH = 10
"""Of a node's name, in sizes of its font."""
_NAME_LINES = 4
_GAP = 16
_MOST_NUMBERS = 80
"""With more ties than these, the numbers at them would lie on each other."""
_LEGEND = {Sense.YES: "+ agree", Sense.NO: "− differ", Sense.BOTH: "± both", Sense.NONE: "speak of the same"}


class Sized(Struct, frozen=True, kw_only=True):
    """A node with what its look depends on: its number of ties, the number of its coalition, whether it is a column."""

    box: Box
    degree: int
    coalition: int | None
    is_column: bool


def write_network(graph: MapGraph, nodes: Sequence[Sized], ties: Sequence[Tie], picture: NetworkPicture) -> str:
    """The network in DOT; `ties` are those that the links of `graph` stand for, in the same order."""
    theme = picture.theme
    drawing = graphviz.Graph("network", graph_attr=_look_network(theme), node_attr=looks.look_nodes(theme))
    frame = _label_frame(nodes, ties, picture)
    if frame:
        drawing.attr(label=frame, labelloc="t", labeljust="l")
    most = max((node.degree for node in nodes), default=1)
    for node in nodes:
        size = round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(node.degree / most))
        drawing.node(node.box.name, label=_label_node(node, size, theme), **_look_node(node, theme))
    strongest = max((abs(tie.value) for tie in ties), default=1.0)
    for link, tie in zip(graph.links, ties, strict=True):
        label = {"label": tie.words} if len(ties) <= _MOST_NUMBERS else {}
        drawing.edge(link.source, link.target, id=link.name, **_look_tie(tie, strongest, theme), **label)
    return str(drawing.source)


def _look_network(theme: Theme) -> Look:
    # The library that comes with pygraphviz has no triangulation, which the usual way to keep nodes apart would need.
    return {
        "layout": "neato",
        "overlap": "vpsc",
        "sep": "+14",
        "splines": "line",
        "outputorder": "edgesfirst",
        "start": "7",
        "pad": "0.15",
        "bgcolor": theme.colours.paper,
        "fontname": theme.font,
        "charset": "UTF-8",
    }


def _look_node(node: Sized, theme: Theme) -> Look:
    colours = theme.colours
    look = {"id": node.box.name, "color": colours.box_line, "fillcolor": colours.box}
    if node.is_column:
        return look | {"fillcolor": colours.cluster, "style": "filled"}
    if node.coalition is None:
        return look
    fill = getattr(colours, _FILLS[node.coalition % len(_FILLS)])
    shape = SHAPES[node.coalition % len(SHAPES)]
    return look | {"shape": shape, "fillcolor": fill, "color": colours.root_line, "style": "filled"}


def _label_node(node: Sized, size: int, theme: Theme) -> str:
    lines = wrap_text(node.box.title, size, _NAME_WIDTH * size, lines=_NAME_LINES)
    width = max(measure_text(line, size) for line in lines)
    rows = [write_line(line, size, width, theme.colours.ink) for line in lines]
    if node.coalition is not None:
        number = f"coalition {node.coalition + 1}"
        width = max(width, measure_text(number, theme.small_size))
        rows = [write_line(number, theme.small_size, width, theme.colours.muted), *rows]
    return write_label(write_table(rows))


def _look_tie(tie: Tie, strongest: float, theme: Theme) -> Look:
    colour = _choose_colour(tie.sense, theme.colours)
    width = _THINNEST + (_THICKEST - _THINNEST) * (0.0 if tie.is_code else abs(tie.value) / strongest)
    style = looks.choose_line_style(tie.sense.relation) if tie.sense is not Sense.NONE else "solid"
    return {
        "color": colour,
        "fontcolor": colour,
        "fontname": theme.font,
        "fontsize": f"{theme.title_size:g}",
        "style": style,
        "penwidth": f"{width:.2f}",
        "len": "1.9",
    }


def _choose_colour(sense: Sense, colours: Palette) -> str:
    return looks.choose_line_colour(sense.relation, colours)


def _label_frame(nodes: Sequence[Sized], ties: Sequence[Tie], picture: NetworkPicture) -> str:
    """Title, words and legend over a picture that stands alone; "" where a page writes them itself."""
    theme, rows = picture.theme, []
    if picture.with_title:
        rows += _write_title(picture.question, theme.heading_size, theme.colours.ink, theme, bold=True)
        rows += _write_title(picture.words, theme.chip_size, theme.colours.muted, theme, bold=False)
    if picture.with_legend:
        for width, row in fill_rows([*_explain_ties(ties, theme), *_explain_nodes(nodes, theme)], theme.question_width, _GAP):
            # Graphviz spreads what is left of a row over its cells, unless nothing is left.
            rest = write_gap(width=theme.question_width - width)
            rows.append(write_row(write_cell(write_table([write_row(row, rest)]))))
    return write_label(write_table([*rows, write_row(write_gap(height=8))])) if rows else ""


def _write_title(text: str, size: int, colour: str, theme: Theme, *, bold: bool) -> list[str]:
    lines = wrap_text(clean_text(text, TITLE_CAP), size, theme.question_width, bold=bold, lines=3)
    return [write_line(line, size, theme.question_width, colour, bold=bold) for line in lines]


def _explain_ties(ties: Sequence[Tie], theme: Theme) -> Iterator[tuple[float, str]]:
    senses = {tie.sense for tie in ties}
    for sense in Sense:
        if sense in senses:
            style = {Sense.NO: " (dashed)", Sense.BOTH: " (dotted)"}.get(sense, "")
            yield write_note(f"{_LEGEND[sense]}{style}", _choose_colour(sense, theme.colours), theme)
    if any(not tie.is_code for tie in ties):
        yield write_note("thicker: stronger tie", theme.colours.muted, theme)


def _explain_nodes(nodes: Sequence[Sized], theme: Theme) -> Iterator[tuple[float, str]]:
    yield write_note("larger: more ties", theme.colours.muted, theme)
    if any(node.coalition is not None for node in nodes):
        yield write_note("shape and number: coalition", theme.colours.muted, theme)
