"""The two ways in: a debate as a picture, and a debate as DOT."""

from argmap.core.debate import Debate
from argmap.render.dot import write_graph
from argmap.render.layout import Limits, run_graphviz
from argmap.render.maps import map_debate
from argmap.render.options import Format, MapOptions
from argmap.render.svg import dress_svg

_ALL = MapOptions()


def render_map(
    debate: Debate,
    *,
    options: MapOptions = _ALL,
    format: Format = Format.SVG,
    limits: Limits | None = None,
    dot_binary: str | None = None,
) -> bytes:
    """The map of a debate as a picture; waits for a child process, about 0.1 s for an SVG of 65 claims.

    `debate` is without problems (`argmap.core.checks`). `limits` bound Graphviz, by default those of the format
    (`argmap.render.layout.LIMITS`). `dot_binary` is the path of a `dot` program to use in place of the library that comes
    with pygraphviz.

    Raises GraphvizError, and GraphvizLimitError (one of them) where a limit was reached.
    """
    graph = map_debate(debate, options)
    drawing = run_graphviz(write_graph(graph, options), format, limits=limits, dot_binary=dot_binary)
    return dress_svg(drawing, graph, options) if format is Format.SVG else drawing


def write_dot(debate: Debate, *, options: MapOptions = _ALL) -> str:
    """The map of a debate in DOT: the same text for the same debate, whatever the order of its records."""
    return write_graph(map_debate(debate, options), options)
