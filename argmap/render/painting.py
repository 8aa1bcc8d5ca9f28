"""How boxes, dots and lines look in SVG: by the same looks that DOT has them by, where Graphviz is told none.

Graphviz reads and writes the same few looks for each box and line; of a map of 500 boxes that was a third of its time.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.render import looks
from argmap.render.graph import MapGraph
from argmap.render.theme import Theme

_DASHES = {"dashed": ' stroke-dasharray="5,2"', "dotted": ' stroke-dasharray="1,5"'}
"""As Graphviz draws these styles."""


class Paint(Struct, frozen=True):
    """The attributes of a box's outline or a link's line, of a dot or an arrow head, of a bar, and of a sign."""

    line: str
    head: str = ""
    bar: str = ""
    sign: str = ""


def list_paints(graph: MapGraph, theme: Theme) -> Mapping[str, Paint]:
    """How each box, dot and link is painted, by its name."""
    return dict(_list_paints(graph, theme))


def _list_paints(graph: MapGraph, theme: Theme) -> Iterator[tuple[str, Paint]]:
    roles = theme.colour_roles()
    known: dict[tuple[str, ...], Paint] = {}
    for box in graph.boxes:
        if not looks.is_painted_by_graphviz(box):
            look = looks.look_box(box, theme)
            key = ("box", look["fillcolor"], look["color"], look["penwidth"])
            yield box.name, known.get(key) or known.setdefault(key, Paint(_paint(roles, *key[1:])))
    for dot in graph.dots:
        colour = looks.look_dot(dot, theme)["color"]
        yield dot.name, Paint("", head=_paint(roles, colour, colour, "1"))
    for link in graph.links:
        look = looks.look_link(link, theme)
        key = ("link", look["color"], look["style"], look["penwidth"])
        yield link.name, known.get(key) or known.setdefault(key, _paint_link(roles, *key[1:]))


def _paint_link(roles: Mapping[str, str], colour: str, style: str, width: str) -> Paint:
    bar = _paint(roles, "none", colour, width)
    sign = f' class="fill-{roles[colour]}" fill="{colour}"'
    return Paint(f"{bar}{_DASHES.get(style, '')}", head=_paint(roles, colour, colour, width), bar=bar, sign=sign)


def _paint(roles: Mapping[str, str], fill: str, line: str, width: str) -> str:
    classes = ([f"fill-{roles[fill]}"] if fill in roles else []) + [f"line-{roles[line]}"]
    thick = "" if width == "1" else f' stroke-width="{width}"'
    return f' class="{" ".join(classes)}" fill="{fill}" stroke="{line}"{thick}'
