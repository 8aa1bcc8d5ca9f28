"""Which Graphviz attributes a box, a dot, a line and a cluster get: a fixed set, from the theme alone, never from users."""

from math import atan2, degrees, hypot

from argmap.core.kinds import RelationKind
from argmap.render.cards import Card
from argmap.render.graph import Box, Dot, Link, LinkKind, Rank
from argmap.render.measure import measure_text
from argmap.render.theme import RELATION_SIGNS, Palette, Theme

Look = dict[str, str]

INVISIBLE: Look = {"style": "invis"}
INVISIBLE_POINT: Look = {"label": "", "shape": "point", "width": "0.01"} | INVISIBLE
_LINE_STYLES = {RelationKind.ATTACKS: "dashed", RelationKind.UNDERCUTS: "dotted", RelationKind.REPHRASES: "dotted"}
_RANK_WIDTHS = {Rank.MAIN: "2.4", Rank.ROOT: "1.7", Rank.PLAIN: "1"}
IMPLICIT_WORD = "implicit"

_MARGIN = (0.12, 0.07)
"""Around what is written in a box, in inches."""
_POINTS = 72
_RANKSEP = 0.5
"""Between a column of boxes and one of dots, in inches."""
_SIGN_HEIGHT = 7
"""So many points above or beneath its line a sign stands,"""
_SIGN_GAP = 3
"""and so many beside the box and beside the next sign."""

_LABEL_DISTANCE = 10
"""The unit of `labeldistance`, in points (graphviz.org/docs/attrs/labeldistance)."""
_DPI = 96
"""Graphviz's own resolution of pictures that consist of dots."""
LARGE_MAP = 300
"""With more boxes than these, a map is drawn with straight lines and less care: seconds instead of minutes."""
_HASTE = {"splines": "line", "mclimit": "0.1", "nslimit": "0.2", "nslimit1": "0.2"}


def look_map(theme: Theme, *, boxes: int, scale: int = 1) -> Look:
    """The whole map; a PNG of it is `scale` times as large.

    `remincross` off keeps the boxes in the order that the DOT asks for, and halves the time.
    """
    look = {
        "rankdir": "RL",
        "newrank": "true",
        "remincross": "false",
        "nodesep": "0.09",
        "ranksep": f"{_RANKSEP}",
        "pad": "0.15",
        "bgcolor": theme.colours.paper,
        "fontname": theme.font,
        "charset": "UTF-8",
    }
    look |= {"dpi": f"{_DPI * scale}"} if scale > 1 else {}
    return look | _HASTE if boxes > LARGE_MAP else look


def look_nodes(theme: Theme, *, empty: bool = False) -> Look:
    """What boxes have in common, empty ones among them."""
    look = {"shape": "box", "style": "rounded,filled", "margin": f"{_MARGIN[0]},{_MARGIN[1]}", "fontname": theme.font}
    return look | {"label": "", "fixedsize": "true", "fillcolor": theme.colours.box} if empty else look


def look_size(card: Card) -> Look:
    """A box as large as with the card in it, and empty."""
    width, height = card.measure()
    return {"width": f"{width / _POINTS + 2 * _MARGIN[0]:.4f}", "height": f"{height / _POINTS + 2 * _MARGIN[1]:.4f}"}


def look_lines(theme: Theme) -> Look:
    """What lines have in common: they leave a box at its left and reach the next at its right."""
    return {"tailport": "w", "headport": "e", "arrowsize": "0.65", "fontname": theme.font, "fontsize": f"{theme.title_size:g}"}


def look_cluster(theme: Theme, depth: int) -> Look:
    """A group's cluster; those inside another one are a little darker."""
    colours = theme.colours
    fill, line = (colours.nested, colours.nested_line) if depth else (colours.cluster, colours.cluster_line)
    # In a map from right to left Graphviz takes the right for the left.
    return {"style": "rounded,filled", "fillcolor": fill, "color": line, "penwidth": "1", "margin": "14", "labeljust": "r"}


def look_box(box: Box, theme: Theme) -> Look:
    """A claim's box, or an argument's with its double line."""
    fill, line = _choose_box_colours(box, theme.colours)
    look = {"id": box.name, "fillcolor": fill, "color": line, "penwidth": _RANK_WIDTHS[box.rank]}
    return look | {"peripheries": "2"} if box.is_argument else look


def is_painted_by_graphviz(box: Box) -> bool:
    """Whether Graphviz has to know how a box looks for more than where it stands: an argument has two lines."""
    return box.is_argument


def _choose_box_colours(box: Box, colours: Palette) -> tuple[str, str]:
    if box.rank is Rank.MAIN:
        return colours.main, colours.root_line
    if box.rank is Rank.ROOT:
        return colours.box, colours.root_line
    match box.tone:
        case RelationKind.SUPPORTS:
            return colours.support_soft, colours.support
        case RelationKind.ATTACKS:
            return colours.attack_soft, colours.attack
        case RelationKind.UNDERCUTS:
            return colours.undercut_soft, colours.undercut
        case _:
            return colours.box, colours.box_line


def look_dot(dot: Dot, theme: Theme) -> Look:
    """A dot: larger where premises meet than where an undercut only hits a line."""
    colour = choose_line_colour(dot.kind, theme.colours)
    size = "0.12" if dot.is_inference else "0.08"
    round_look = {"shape": "circle", "style": "filled", "fixedsize": "true", "width": size, "height": size}
    return {"id": dot.name, "fillcolor": colour, "color": colour} | round_look


def look_link(link: Link, theme: Theme) -> Look:
    """What all lines of a link have in common."""
    colour = choose_line_colour(link.kind, theme.colours)
    width = "1" if link.is_inferred else "1.6"
    return {
        "id": link.name,
        "color": colour,
        "fontcolor": colour,
        "style": choose_line_style(link.kind),
        "penwidth": width,
    }


def choose_line_colour(kind: RelationKind, colours: Palette) -> str:
    """The colour of a relation's line."""
    match kind:
        case RelationKind.SUPPORTS:
            return colours.support
        case RelationKind.ATTACKS:
            return colours.attack
        case RelationKind.UNDERCUTS:
            return colours.undercut
        case _:
            return colours.other


def choose_line_style(kind: RelationKind) -> str:
    """How a relation's line is drawn: solid, dashed or dotted."""
    return _LINE_STYLES.get(kind, "solid")


def choose_sign(link: Link) -> str:
    """What is written at a link's line, in parentheses where the analyst inferred it; a premise's line has its conclusion's."""
    if link.part is LinkKind.PREMISE:
        return IMPLICIT_WORD if link.is_implicit else ""
    sign = RELATION_SIGNS[link.kind]
    return f"({sign})" if link.is_inferred else sign


def look_sign(sign: str, before: float, theme: Theme, *, is_above: bool) -> tuple[Look, float]:
    """A sign where a line leaves its box, above or beneath the line.

    `before` is how far from the box other signs reach; what they do with this one comes with the look. As a label in the middle
    of its line a sign would take a column of its own, and Graphviz three times as long.
    """
    width = measure_text(sign, theme.title_size)
    away = before + _SIGN_GAP + width / 2
    angle = degrees(atan2(_SIGN_HEIGHT, away)) * (1 if is_above else -1)
    place = {"labeldistance": f"{hypot(away, _SIGN_HEIGHT) / _LABEL_DISTANCE:.2f}", "labelangle": f"{angle:.0f}"}
    return {"taillabel": sign, **place}, before + _SIGN_GAP + width


def look_gutter(signs: float) -> Look:
    """The invisible point between two columns, as wide as signs need that reach so far, beyond what there is anyway."""
    missing = signs + 2 * _SIGN_GAP - 2 * _RANKSEP * _POINTS
    if missing <= 0:
        return INVISIBLE_POINT
    return {"label": "", "shape": "box", "fixedsize": "true", "width": f"{missing / _POINTS:.2f}", "height": "0.01"} | INVISIBLE


def choose_head(link: Link) -> str:
    """The arrow head: none for what holds both ways and for a premise, a bar for what cuts a step."""
    if link.part is LinkKind.PREMISE or link.kind.is_symmetric:
        return "none"
    return "tee" if link.kind is RelationKind.UNDERCUTS else "normal"
