"""The ways in: a debate as a picture, a debate as DOT, and a sketch that is both before Graphviz has run."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.render.cards import Card, make_card
from argmap.render.dot import write_graph
from argmap.render.graph import MapGraph
from argmap.render.layout import run_graphviz
from argmap.render.limits import Limits
from argmap.render.maps import map_debate
from argmap.render.options import Format, MapOptions
from argmap.render.svg import dress_svg

_ALL = MapOptions()


class Sketch(Struct, frozen=True, kw_only=True):
    """All that a picture is made from; equal graphs, options and DOT make equal pictures.

    `dot` is what Graphviz is given for an SVG. `cards` are what is written in boxes that are empty there, by the boxes' names.
    """

    graph: MapGraph
    options: MapOptions
    dot: str
    cards: Mapping[str, Card] = {}

    def write_dot(self) -> str:
        """The whole picture in DOT, cards and all, for whoever draws it by Graphviz alone."""
        return write_graph(self.graph, self.options, self.cards, with_cards=True) if self.cards else self.dot


def sketch_map(debate: Debate, *, options: MapOptions = _ALL) -> Sketch:
    """The map of a debate before it is drawn; `debate` is without problems (`argmap.core.checks`)."""
    graph = map_debate(debate, options)
    cards = {box.name: make_card(box, options.theme) for box in graph.boxes}
    return Sketch(graph=graph, options=options, dot=write_graph(graph, options, cards, with_cards=False), cards=cards)


def draw_sketch(
    sketch: Sketch, *, format: Format = Format.SVG, limits: Limits | None = None, dot_binary: str | None = None
) -> bytes:
    """The sketch as a picture; waits for a child process, about 0.1 s for an SVG of 65 claims.

    `limits` bound Graphviz, by default those of the format (`argmap.render.limits.LIMITS`). `dot_binary` is the path of a `dot`
    program to use in place of the library that comes with pygraphviz.

    Raises GraphvizError, and GraphvizLimitError (one of them) where a limit was reached.
    """
    if format is not Format.SVG:
        return run_graphviz(sketch.write_dot(), format, limits=limits, dot_binary=dot_binary)
    drawing = run_graphviz(sketch.dot, format, limits=limits, dot_binary=dot_binary)
    return dress_svg(drawing, sketch.graph, sketch.options, sketch.cards)


def render_map(
    debate: Debate,
    *,
    options: MapOptions = _ALL,
    format: Format = Format.SVG,
    limits: Limits | None = None,
    dot_binary: str | None = None,
) -> bytes:
    """The map of a debate as a picture, as `sketch_map` and `draw_sketch` make it. Raises as `draw_sketch`."""
    return draw_sketch(sketch_map(debate, options=options), format=format, limits=limits, dot_binary=dot_binary)


def write_dot(debate: Debate, *, options: MapOptions = _ALL) -> str:
    """The map of a debate in DOT: the same text for the same debate, whatever the order of its records."""
    return sketch_map(debate, options=options).write_dot()
