"""Draws debates: `core.Debate` to DOT, and by Graphviz in a child process to SVG, PNG and PDF. Knows nothing of Django."""

from argmap.render.drawing import Sketch, draw_sketch, render_map, sketch_map, write_dot
from argmap.render.limits import LIMITS, GraphvizBusyError, GraphvizError, GraphvizLimitError, Limits
from argmap.render.options import Format, MapOptions
from argmap.render.quoting import name_node
from argmap.render.theme import DARK, LIGHT, POSITION_SIGNS, RELATION_SIGNS, THEMES, Palette, Theme

__all__ = [
    "DARK",
    "LIGHT",
    "LIMITS",
    "POSITION_SIGNS",
    "RELATION_SIGNS",
    "THEMES",
    "Format",
    "GraphvizBusyError",
    "GraphvizError",
    "GraphvizLimitError",
    "Limits",
    "MapOptions",
    "Palette",
    "Sketch",
    "Theme",
    "draw_sketch",
    "name_node",
    "render_map",
    "sketch_map",
    "write_dot",
]
