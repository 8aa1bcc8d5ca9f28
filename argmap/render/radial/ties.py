"""Ties between sectors as curves that run together where they cross the same branches.

After Holten, "Hierarchical Edge Bundles" (IEEE TVCG 12(5), 2006): a curve follows the tree from one end to the other, as a
cubic B-spline whose control points are the branches on the way, drawn a little towards the straight line between the ends.
"""

import cmath
from collections.abc import Sequence

from argmap.render.radial.sectors import Sector
from argmap.render.radial.tree import Tie

_BUNDLING = 0.82
"""Holten's beta: at 1 the curve follows the tree, at 0 it is straight."""


def draw_tie(tie: Tie, sectors: Sequence[Sector]) -> str:
    """The path of a tie from the middle of one sector to the middle of the other."""
    points = _straighten([_find_middle(sectors[place]) for place in find_way(tie, sectors)])
    start, end = points[0], points[-1]
    pieces = [f"M{_write(start)}L{_write((5 * start + points[1]) / 6)}"]
    # The end counts twice, so that the curve comes near enough for a line to reach it.
    for first, second, third in zip(points, points[1:], [*points[2:], end], strict=False):
        handles = ((2 * first + second) / 3, (first + 2 * second) / 3, (first + 4 * second + third) / 6)
        pieces.append("C" + " ".join(map(_write, handles)))
    return "".join(pieces) + f"L{_write(end)}"


def find_way(tie: Tie, sectors: Sequence[Sector]) -> list[int]:
    """The places on the way through the tree, without the one at which it turns where that is not all there is between."""
    up, down = _list_above(tie.source, sectors), _list_above(tie.target, sectors)
    turn = None
    while up and down and up[-1] == down[-1]:
        turn = up.pop()
        down.pop()
    between = [turn] if turn is not None and (not up or not down or len(up) == len(down) == 1) else []
    return [*up, *between, *reversed(down)]


def _list_above(place: int, sectors: Sequence[Sector]) -> list[int]:
    """The place and all those that it stands beneath, inwards."""
    above = [place]
    while (parent := sectors[above[-1]].parent) is not None:
        above.append(parent)
    return above


def _find_middle(sector: Sector) -> complex:
    """As a number of the complex plane, whose second axis points down as the picture's does."""
    return cmath.rect(sector.radius, sector.middle - cmath.pi / 2)


def _straighten(points: Sequence[complex]) -> list[complex]:
    start, step = points[0], (points[-1] - points[0]) / (len(points) - 1)
    return [_BUNDLING * point + (1 - _BUNDLING) * (start + number * step) for number, point in enumerate(points)]


def _write(point: complex) -> str:
    return f"{point.real:.1f} {point.imag:.1f}"
