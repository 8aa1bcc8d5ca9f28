"""Ties between sectors as curves that run together where they cross the same branches.

After Holten, "Hierarchical Edge Bundles" (IEEE TVCG 12(5), 2006): a curve follows the tree from one end to the other, as a
cubic B-spline whose control points are the branches on the way, drawn a little towards the straight line between the ends.
"""

import math
from collections.abc import Sequence

from argmap.render.radial.sectors import Sector
from argmap.render.radial.tree import Tie

_BUNDLING = 0.82
"""Holten's beta: at 1 the curve follows the tree, at 0 it is straight."""
Point = tuple[float, float]


def draw_tie(tie: Tie, sectors: Sequence[Sector]) -> str:
    """The path of a tie from the middle of one sector to the middle of the other."""
    points = _straighten([_find_middle(sectors[place]) for place in find_way(tie, sectors)])
    start, end = points[0], points[-1]
    # The end counts twice, so that the curve comes near enough for a line to reach it.
    control = [*points, end]
    pieces = [f"M{_write(start)}L{_write(_mix((start, 5), (points[1], 1)))}"]
    for first, second, third in zip(control, control[1:], control[2:], strict=False):
        handles = (_mix((first, 2), (second, 1)), _mix((first, 1), (second, 2)), _mix((first, 1), (second, 4), (third, 1)))
        pieces.append(f"C{' '.join(map(_write, handles))}")
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


def _find_middle(sector: Sector) -> Point:
    return sector.radius * math.sin(sector.middle), -sector.radius * math.cos(sector.middle)


def _straighten(points: Sequence[Point]) -> list[Point]:
    start, end, last = points[0], points[-1], len(points) - 1
    share = 1 - _BUNDLING
    return [
        (_BUNDLING * x + share * (start[0] + step / last * (end[0] - start[0])),
         _BUNDLING * y + share * (start[1] + step / last * (end[1] - start[1])))
        for step, (x, y) in enumerate(points)
    ]  # fmt: skip


def _mix(*weighed: tuple[Point, int]) -> Point:
    whole = sum(weight for _point, weight in weighed)
    return (
        sum(point[0] * weight for point, weight in weighed) / whole,
        sum(point[1] * weight for point, weight in weighed) / whole,
    )


def _write(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
