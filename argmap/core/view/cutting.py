"""Cutting out of a debate what a map shows of it: roots or a focus, and so many steps of reasons."""

from collections import deque
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.reading.steps import EndKey
from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.view.arcs import Arcs, Reason, read_end
from argmap.core.view.state import View

MOST_UNASKED = 120
"""So many boxes a map shows that nobody asked for one by one: some screens full, drawn in a fifth of a second."""
MOST_BOXES = 400
"""So many boxes a map shows at most but for the whole map; what lies beyond stays behind a box that can be opened."""


class Cut(Struct, frozen=True, kw_only=True):
    """What a map shows: keys of claims and of arguments, and what of their reasons it does not.

    `hidden` counts, for each shown box with reasons that are not shown, those for it and those against it. `open` are the
    boxes whose reasons are shown. `trail` leads from what bears on nothing to the focus. `starts` are the boxes from which
    the map was cut, `waiting` how many more of them there was no room for.
    """

    claims: frozenset[str]
    arguments: frozenset[str]
    hidden: dict[EndKey, tuple[int, int]]
    open: frozenset[EndKey]
    starts: tuple[EndKey, ...]
    trail: tuple[EndKey, ...] = ()
    waiting: int = 0


def cut_debate(
    debate: Debate,
    arcs: Arcs,
    view: View,
    roots: Sequence[EndKey] | None = None,
    matches: Container[str] | None = None,
) -> Cut:
    """What the view shows of the debate; `arcs` are its own (`index_arcs`). The same view always shows the same.

    `roots` are the boxes from which a debate is shown that is not there as a whole; `matches` the keys of the claims that
    the view's filters let through, where it has any.

    One walk, whose cost grows with the number of boxes. Names that the debate does not have are left out of account, as a
    link must not break when a claim goes; but for the focus. Raises ViewpointError.
    """
    if view.is_whole:
        return _finish(arcs, _Walk(arcs, view, debate).show_all(), arcs.boxes)
    focus = read_end(view.focus, debate) if view.focus else None
    if view.focus and focus is None:
        raise ViewpointError("focus", f'the focus names "{view.focus[:60]}", but the map has no such box')
    walk = _Walk(arcs, view, debate)
    if focus is not None:
        walk.start([focus])
        walk.go_up(focus, view.up)
        return _finish(arcs, walk, (focus,), trail=find_trail(arcs, focus))
    if matches is not None:
        wanted = tuple(box for box in arcs.boxes if box[0] is End.CLAIM and box[1] in matches)
        walk.lead_to(wanted)
        return _finish(arcs, walk, wanted)
    starts, lone = list_starts(arcs) if roots is None else (tuple(roots), ())
    walk.start(starts)
    walk.add_alone(lone)
    return _finish(arcs, walk, (*starts, *lone))


def list_starts(arcs: Arcs) -> tuple[tuple[EndKey, ...], tuple[EndKey, ...]]:
    """The boxes from which every other can be reached by opening boxes, and those that nothing is tied to, in reading order.

    The first are those that bear on nothing, and one in each circle that none of them leads to.
    """
    free = [box for box in arcs.boxes if not arcs.above.get(box)]
    starts = [box for box in free if arcs.beneath.get(box)]
    reached, undercuts = set(starts), Undercuts()
    _reach(arcs, reached, starts, undercuts)
    for box in arcs.boxes:
        if box not in reached and arcs.above.get(box):
            starts.append(box)
            reached.add(box)
            _reach(arcs, reached, [box], undercuts)
    return tuple(starts), tuple(box for box in free if not arcs.beneath.get(box))


def find_trail(arcs: Arcs, box: EndKey) -> tuple[EndKey, ...]:
    """The shortest way from something that bears on nothing to the box, both ends included; all there is in a circle."""
    came_from: dict[EndKey, EndKey | None] = {box: None}
    waiting = deque([box])
    last = box
    while waiting:
        last = waiting.popleft()
        further = [target for target, _reason in arcs.above.get(last, ())]
        if not further:
            break
        for target in further:
            if target not in came_from:
                came_from[target] = last
                waiting.append(target)
    trail = [last]
    while (before := came_from[trail[-1]]) is not None:
        trail.append(before)
    return tuple(trail)


def keep_shown(debate: Debate, cut: Cut) -> Debate:
    """The debate with the claims, arguments and relations that the cut shows alone: the value that its map is drawn from.

    An inference stays with all of its premises or goes; what aims at what has gone goes too.
    """
    claims, folded = cut.claims, cut.arguments
    arguments = tuple(
        replace(argument, inferences=kept) if argument.inferences else argument
        for argument in debate.arguments
        if (
            kept := tuple(
                inference
                for inference in argument.inferences
                if inference.conclusion in claims and all(premise.claim in claims for premise in inference.premises)
            )
        )
        or argument.key in folded
    )
    known = {(End.CLAIM, key) for key in claims} | {(End.ARGUMENT, argument.key) for argument in arguments}
    known |= {(End.INFERENCE, inference.key) for argument in arguments for inference in argument.inferences}
    # Undercuts aim at relations, which have to be known by then.
    steps = [relation for relation in debate.relations if relation.target_kind is not End.RELATION]
    undercuts = [relation for relation in debate.relations if relation.target_kind is End.RELATION]
    relations = []
    for relation in (*steps, *undercuts):
        if (relation.source_kind, relation.source) in known and (relation.target_kind, relation.target) in known:
            known.add((End.RELATION, relation.key))
            relations.append(relation)
    return replace(
        debate,
        claims=tuple(claim for claim in debate.claims if claim.key in claims),
        arguments=arguments,
        relations=tuple(sorted(relations, key=lambda relation: relation.key)),
    )


class Undercuts:
    """Reasons that wait for the boxes they need, each at one of those that are still missing."""

    def __init__(self) -> None:
        self._waiting: dict[EndKey, list[tuple[EndKey, Reason]]] = {}

    def let_through(self, box: EndKey, reason: Reason, there: Container[EndKey]) -> bool:
        """Whether all that the reason beneath the box needs is there; otherwise it waits."""
        missing = next((need for need in reason.needs if need not in there), None)
        if missing is not None:
            self._waiting.setdefault(missing, []).append((box, reason))
        return missing is None

    def release(self, box: EndKey) -> list[tuple[EndKey, Reason]]:
        """The reasons that waited for this box, each with the box beneath which it stands."""
        return self._waiting.pop(box, [])


class _Walk:
    """The boxes shown so far, and whose reasons; opens boxes from the roots outwards as the view and the room allow."""

    def __init__(self, arcs: Arcs, view: View, debate: Debate) -> None:
        self.arcs, self.view = arcs, view
        self.shown: dict[EndKey, int] = {}
        self.open: set[EndKey] = set()
        self._undercuts = Undercuts()
        self._opened = {end for name in view.opened if (end := read_end(name, debate))}
        self._closed = {end for name in view.closed if (end := read_end(name, debate))}

    def show_all(self) -> "_Walk":
        self.shown = dict.fromkeys(self.arcs.boxes, 0)
        self.open = set(self.arcs.beneath)
        return self

    def start(self, starts: Iterable[EndKey]) -> None:
        """Show the starts and, level by level, what stands beneath them."""
        self.add_alone(starts)
        self._descend(deque(self.shown))

    def add_alone(self, boxes: Iterable[EndKey]) -> None:
        """Show boxes without their reasons, as long as there is room."""
        for box in boxes:
            if len(self.shown) < MOST_UNASKED:
                self.shown.setdefault(box, 0)

    def lead_to(self, boxes: Iterable[EndKey]) -> None:
        """Show boxes, each with its way from what bears on nothing, and open those of them that were asked for."""
        for box in boxes:
            trail = find_trail(self.arcs, box)
            new = dict.fromkeys(trail)
            for target, source in pairwise(trail):
                reason = next(reason for landing, reason in self.arcs.above[source] if landing == target)
                new |= dict.fromkeys((*reason.sources, *reason.needs))
            if len({*self.shown, *new}) <= MOST_BOXES:
                # So deep that only the boxes that were asked for open.
                self.shown |= {one: self.view.depth for one in new if one not in self.shown}
        self._descend(deque(self.shown))

    def go_up(self, focus: EndKey, steps: int) -> None:
        """Show what the box bears on, step by step, each with what bears on it together with the box."""
        front = [focus]
        for _step in range(steps):
            found: list[EndKey] = []
            for box in front:
                for target, reason in self.arcs.above.get(box, ()):
                    new = [one for one in (target, *reason.sources, *reason.needs) if one not in self.shown]
                    if len(self.shown) + len(new) <= MOST_BOXES:
                        # So deep that only the boxes that were asked for open.
                        self.shown |= dict.fromkeys(new, self.view.depth)
                        found += [one for one in new if one == target]
                        self._descend(deque(new))
            front = found

    def _descend(self, waiting: deque[EndKey]) -> None:
        while waiting:
            box = waiting.popleft()
            own = [(box, reason) for reason in self.arcs.beneath.get(box, ())] if self._opens(box) else []
            for one, reason in (*own, *self._undercuts.release(box)):
                if self._undercuts.let_through(one, reason, self.shown):
                    waiting += self._show(one, reason)

    def _show(self, box: EndKey, reason: Reason) -> list[EndKey]:
        """Show what carries the reason, as far as there is room; what is new of it."""
        new = [source for source in reason.sources if source not in self.shown]
        if len(self.shown) + len(new) > (MOST_BOXES if box in self._opened else MOST_UNASKED):
            return []
        self.open.add(box)
        self.shown |= dict.fromkeys(new, self.shown[box] + 1)
        return new

    def _opens(self, box: EndKey) -> bool:
        return box in self._opened or (self.shown[box] < self.view.depth and box not in self._closed)


def _finish(arcs: Arcs, walk: _Walk, starts: tuple[EndKey, ...], trail: tuple[EndKey, ...] = ()) -> Cut:
    shown = walk.shown
    counted = ((box, _count_hidden(arcs.beneath.get(box, ()), shown)) for box in shown)
    return Cut(
        claims=frozenset(key for kind, key in shown if kind is End.CLAIM),
        arguments=frozenset(key for kind, key in shown if kind is End.ARGUMENT),
        hidden={box: counts for box, counts in counted if any(counts)},
        open=frozenset(walk.open),
        starts=tuple(box for box in starts if box in shown),
        trail=trail,
        waiting=sum(box not in shown for box in starts),
    )


def _count_hidden(reasons: Iterable[Reason], shown: dict[EndKey, int]) -> tuple[int, int]:
    hidden = [
        reason.supports
        for reason in reasons
        if all(need in shown for need in reason.needs) and not all(source in shown for source in reason.sources)
    ]
    return sum(hidden), len(hidden) - sum(hidden)


def _reach(arcs: Arcs, reached: set[EndKey], starts: Iterable[EndKey], undercuts: Undercuts) -> None:
    waiting = list(starts)
    while waiting:
        box = waiting.pop()
        own = [(box, reason) for reason in arcs.beneath.get(box, ())]
        for one, reason in (*own, *undercuts.release(box)):
            if undercuts.let_through(one, reason, reached):
                new = [source for source in reason.sources if source not in reached]
                reached.update(new)
                waiting += new
