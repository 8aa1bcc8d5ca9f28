"""From a debate to a tree: each claim beneath the conclusion that is nearest to what bears on nothing; the rest are ties.

A claim may have several conclusions, and reasons may run in circles; a picture of rings has one place for each.
"""

from collections.abc import Iterator

from msgspec import Struct

from argmap.core.kinds import RelationKind
from argmap.core.reading.steps import EndKey
from argmap.core.view import Arcs, Reason
from argmap.core.view.cutting import list_starts

KINDS = (RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.UNDERCUTS)
"""How a reason bears on what it stands beneath, in the order in which reasons stand beside each other."""


class Branch(Struct, frozen=True, kw_only=True):
    """A claim, or an argument that is not unfolded, in the tree.

    `parent` is the place in the tree of what it stands beneath, by `kind`; both are None for what bears on nothing. `ring`
    counts the steps to there.
    """

    end: EndKey
    ring: int = 0
    parent: int | None = None
    kind: RelationKind | None = None


class Tie(Struct, frozen=True):
    """A reason that the tree has no room for: what it starts from and what it bears on, by their places in the tree."""

    source: int
    target: int
    kind: RelationKind


class Tree(Struct, frozen=True, kw_only=True):
    """Each box of the debate once, ring by ring from the inside, and the reasons that are not in the tree."""

    branches: tuple[Branch, ...]
    ties: tuple[Tie, ...]


def grow_tree(arcs: Arcs) -> Tree:
    """The tree of a debate (`argmap.core.view.index_arcs`), breadth first; the same for the same debate.

    The innermost ring has what bears on nothing, and one claim of each circle that nothing leads to. Of several conclusions
    at the same distance the first in the reading order counts. The cost grows with the number of boxes and reasons, but for
    sorting.
    """
    starts, lone = list_starts(arcs)
    roots = {*starts, *lone}
    branches = [Branch(end=end) for end in arcs.boxes if end in roots]
    places = {branch.end: place for place, branch in enumerate(branches)}
    # The list grows while we go along it.
    for place, branch in enumerate(branches):
        for source, kind in _list_reasons(arcs, branch.end):
            if source not in places:
                places[source] = len(branches)
                branches.append(Branch(end=source, ring=branch.ring + 1, parent=place, kind=kind))
    return Tree(branches=tuple(branches), ties=tuple(_list_ties(arcs, branches, places)))


def _list_reasons(arcs: Arcs, end: EndKey) -> Iterator[tuple[EndKey, RelationKind]]:
    """What stands beneath a box: what supports it first, then what attacks it, then what undercuts."""
    reasons = sorted(arcs.beneath.get(end, ()), key=lambda reason: KINDS.index(_find_kind(reason)))
    yield from ((source, _find_kind(reason)) for reason in reasons for source in reason.sources)


def _find_kind(reason: Reason) -> RelationKind:
    if reason.needs:
        return RelationKind.UNDERCUTS
    return RelationKind.SUPPORTS if reason.supports else RelationKind.ATTACKS


def _list_ties(arcs: Arcs, branches: list[Branch], places: dict[EndKey, int]) -> Iterator[Tie]:
    for source, branch in enumerate(branches):
        aims = ((places[end], _find_kind(reason)) for end, reason in arcs.above.get(branch.end, ()))
        for target, kind in dict.fromkeys(aims):
            if target != source and (target, kind) != (branch.parent, branch.kind):
                yield Tie(source, target, kind)
