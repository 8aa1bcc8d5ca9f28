"""Sectors and arcs as the paths of an SVG (w3.org/TR/SVG2/paths.html), in the angles and lengths of the layout."""

import math

from argmap.render.radial.sectors import TURN, Sector

_GAP = 1.1
"""Between a sector and the next on its ring at most, and to the rings beside it."""
_NARROW = 0.14
"""The share of a narrow sector that is left free at each side."""
_STAND_OFF = 0.13
"""The share of its ring by which what is against a claim stands off from it."""


def place(angle: float, radius: float) -> str:
    """A point as the path of an SVG writes it."""
    return f"{radius * math.sin(angle):.1f} {-radius * math.cos(angle):.1f}"


def draw_sector(sector: Sector, inner: float, outer: float) -> str:
    """The outline of a sector between two radii."""
    (a, b), (c, d) = _find_sides(sector, inner), _find_sides(sector, outer)
    large = int(sector.sweep > TURN / 2)
    return (
        f"M{place(c, outer)}A{outer:.1f} {outer:.1f} 0 {large} 1 {place(d, outer)}"
        f"L{place(b, inner)}A{inner:.1f} {inner:.1f} 0 {large} 0 {place(a, inner)}Z"
    )


def draw_core(sector: Sector, inner: float, outer: float) -> str:
    """The arc in the middle between two radii, to be drawn as thick as they are apart."""
    radius = (inner + outer) / 2
    start, end = _find_sides(sector, radius)
    return draw_arc(start, end - start, radius)


def draw_arc(start: float, sweep: float, radius: float) -> str:
    """An arc from an angle over another."""
    large = int(sweep > TURN / 2)
    return f"M{place(start, radius)}A{radius:.1f} {radius:.1f} 0 {large} 1 {place(start + sweep, radius)}"


def find_edges(sector: Sector, *, stands_off: bool) -> tuple[float, float]:
    """The radii between which a sector is drawn."""
    thickness = sector.outer - sector.inner
    gap = min(_GAP, _NARROW * thickness)
    return sector.inner + (_STAND_OFF * thickness if stands_off else gap), sector.outer - gap


def _find_sides(sector: Sector, radius: float) -> tuple[float, float]:
    gap = min(_GAP / radius, _NARROW * sector.sweep)
    return sector.start + gap, sector.start + sector.sweep - gap
