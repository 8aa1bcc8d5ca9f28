"""Where each claim stands in the picture: a sector of its ring, as wide as what stands beneath it needs.

The layout is the radial, space-filling one of Stasko and Zhang ("Focus+Context Display and Navigation Techniques for Enhancing
Radial, Space-Filling Hierarchy Visualizations", InfoVis 2000): the outermost claims share the circle evenly, and each other
claim covers those beneath it. Angles are in radians, clockwise from the top; lengths in the picture's units (see `OUTER`).
"""

import math
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from argmap.core.kinds import RelationKind
from argmap.core.reading.steps import EndKey
from argmap.render.radial.tree import Branch, Tie, Tree

TURN = 2 * math.pi
OUTER = 480.0
"""The radius of the outermost ring: with what is written around it, a picture is about 1,100 units wide."""
_INNER, _THICKEST = 92.0, 118.0
"""The least radius of the disc in the middle, and how thick rings are on average at most."""
_OUTERMOST = 0.4
"""How thick the outermost ring is, against the innermost."""


class Sector(Struct, frozen=True, kw_only=True):
    """The place of a claim or an argument: from an angle over another, between two radii.

    `parent` is the place of what it stands beneath, by `kind`. `size` counts it and all that stands beneath it, `supports`
    and `attacks` what of these is for and against what it bears on itself, undercuts being against.
    """

    end: EndKey
    ring: int
    parent: int | None
    kind: RelationKind | None
    start: float
    sweep: float
    inner: float
    outer: float
    size: int
    supports: int
    attacks: int

    @property
    def middle(self) -> float:
        """The angle half way over the sector."""
        return self.start + self.sweep / 2

    @property
    def radius(self) -> float:
        """The radius half way through the ring."""
        return (self.inner + self.outer) / 2

    @property
    def room(self) -> float:
        """The length of the arc through its middle."""
        return self.radius * self.sweep


class Radial(Struct, frozen=True, kw_only=True):
    """The sectors of a debate, ring by ring from the inside, the ties between them, and the radius of the disc inside."""

    sectors: tuple[Sector, ...]
    ties: tuple[Tie, ...]
    inner: float


class _Sums(Struct):
    """What stands at and beneath a branch: outermost claims, all claims, those for and those against."""

    tips: int = 0
    size: int = 1
    supports: int = 0
    attacks: int = 0


def place_sectors(tree: Tree) -> Radial:
    """Give every branch of the tree its sector. Two walks over the branches, without recursion."""
    rings = 1 + max((branch.ring for branch in tree.branches), default=0)
    inner = max(_INNER, OUTER - rings * _THICKEST)
    sums, edges = _sum_up(tree.branches), _space_rings(inner, rings)
    starts, sweeps = _share_angles(tree.branches, [one.tips for one in sums])
    sectors = tuple(
        Sector(
            end=branch.end,
            ring=branch.ring,
            parent=branch.parent,
            kind=branch.kind,
            start=start,
            sweep=sweep,
            inner=edges[branch.ring],
            outer=edges[branch.ring + 1],
            size=one.size,
            supports=one.supports,
            attacks=one.attacks,
        )
        for branch, one, start, sweep in zip(tree.branches, sums, starts, sweeps, strict=True)
    )
    return Radial(sectors=sectors, ties=tree.ties, inner=inner)


def _space_rings(inner: float, rings: int) -> list[float]:
    """The radii between the rings: few claims stand far out, so that rings become narrower outwards."""
    shares = [1 - (1 - _OUTERMOST) * ring / max(1, rings - 1) for ring in range(rings)]
    return [inner + (OUTER - inner) * share / sum(shares) for share in accumulate(shares, initial=0.0)]


def _sum_up(branches: Sequence[Branch]) -> list[_Sums]:
    sums = [_Sums() for _branch in branches]
    # What stands beneath a branch comes after it.
    for branch, own in zip(reversed(branches), reversed(sums), strict=True):
        own.tips = own.tips or 1
        if branch.parent is not None:
            above, is_for = sums[branch.parent], branch.kind is RelationKind.SUPPORTS
            above.tips += own.tips
            above.size += own.size
            above.supports += own.supports + is_for
            above.attacks += own.attacks + (not is_for)
    return sums


def _share_angles(branches: Sequence[Branch], tips: Sequence[int]) -> tuple[list[float], list[float]]:
    """The angle at which each branch begins, and over how much it goes."""
    all_tips = sum(count for branch, count in zip(branches, tips, strict=True) if branch.parent is None)
    # Counted in tips up to the end, so that sums of angles do not drift.
    first: list[int] = []
    free = [0] * (len(branches) + 1)
    for branch, count in zip(branches, tips, strict=True):
        above = len(branches) if branch.parent is None else branch.parent
        free[len(first)] = free[above]
        first.append(free[above])
        free[above] += count
    return [TURN * tip / all_tips for tip in first], [TURN * count / all_tips for count in tips]
