"""Which box stands beneath which on a map: claims and arguments, each with the reasons that opening it shows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import End, RelationKind
from argmap.core.reading.order import order_claims
from argmap.core.reading.steps import EndKey, Node, Step, Steps, index_steps
from argmap.core.reading.walker import REASON_KINDS

ARGUMENT_PREFIX = "argument/"
"""Before the key of an argument where an address names its box."""


class Reason(Struct, frozen=True):
    """What stands beneath a box by one step: the boxes that carry it, which are shown together or not at all.

    An undercut counts as against, and `needs` the boxes between which the step lies that it denies.
    """

    sources: tuple[EndKey, ...]
    supports: bool
    needs: tuple[EndKey, ...] = ()


class Arcs(Struct, frozen=True, kw_only=True):
    """The boxes of a debate in the order for reading, what stands beneath each, and what it stands beneath.

    Boxes are claims and the arguments that are not unfolded. Undercuts stand beneath the reason whose step they deny.
    `above` tells the boxes that a box bears on, with what bears on them together with it.
    """

    boxes: tuple[EndKey, ...]
    beneath: Mapping[EndKey, list[Reason]]
    above: Mapping[EndKey, list[tuple[EndKey, Reason]]]


def name_end(end: EndKey) -> str:
    """A box as an address names it: a claim by its key, an argument by its key after "argument/".

    >>> name_end((End.CLAIM, "A1")), name_end((End.ARGUMENT, "A1"))
    ('A1', 'argument/A1')
    """
    return end[1] if end[0] is End.CLAIM else f"{ARGUMENT_PREFIX}{end[1]}"


def read_end(name: str, debate: Debate) -> EndKey | None:
    """The box of that name, None where the debate has none; a claim is looked for first.

    An argument that is unfolded has no box: in its place stands what it concludes in the end.
    """
    if name in debate.claim_by_key:
        return (End.CLAIM, name)
    argument = debate.argument_by_key.get(name.removeprefix(ARGUMENT_PREFIX)) if name.startswith(ARGUMENT_PREFIX) else None
    if argument is None:
        return None
    last = max(argument.inferences, key=lambda inference: (inference.position, inference.key), default=None)
    return (End.CLAIM, last.conclusion) if last else (End.ARGUMENT, argument.key)


def index_arcs(debate: Debate) -> Arcs:
    """Sort the steps of a debate by the boxes beneath which they are shown; one pass, the cost grows with their number."""
    steps = index_steps(debate)
    boxes = tuple(_list_boxes(debate))
    known = frozenset(boxes)
    beneath: defaultdict[EndKey, list[Reason]] = defaultdict(list)
    above: defaultdict[EndKey, list[tuple[EndKey, Reason]]] = defaultdict(list)
    for aimed in steps.at.values():
        for step in filter(lambda step: step.kind in REASON_KINDS, aimed):
            denied = _find_denied(step, steps, known)
            reason = Reason(
                tuple(_find_sources(step, steps, known)),
                step.kind is RelationKind.SUPPORTS,
                tuple(_find_ends(denied, steps, known)) if denied else (),
            )
            for landing in dict.fromkeys(_find_landings(step, steps, known)) if reason.sources else ():
                beneath[landing].append(reason)
                for source in reason.sources:
                    above[source].append((landing, reason))
    return Arcs(boxes=boxes, beneath=beneath, above=above)


def _list_boxes(debate: Debate) -> Iterator[EndKey]:
    yield from ((End.CLAIM, claim.key) for claim in order_claims(debate))
    folded = (argument for argument in debate.arguments if not argument.inferences)
    yield from ((End.ARGUMENT, one.key) for one in sorted(folded, key=lambda argument: (argument.position, argument.key)))


def _find_sources(step: Step, steps: Steps, known: frozenset[EndKey]) -> Iterator[EndKey]:
    """The boxes that carry the step; what an unfolded argument does is drawn from its last inference."""
    for node in dict.fromkeys(step.sources):
        if node.end in known:
            yield node.end
        else:
            last = _find_last(node, steps)
            if last is not None:
                yield from dict.fromkeys(one.end for one in (*last.sources, last.target) if one is not None)


def _find_landings(step: Step, steps: Steps, known: frozenset[EndKey]) -> Iterator[EndKey]:
    """The boxes beneath which the step stands: what it aims at, or what carries the step or argument that it aims at."""
    aim = _find_denied(step, steps, known)
    if aim is not None:
        yield from list(_find_sources(aim, steps, known)) or ([aim.target.end] if aim.target else [])
    elif step.target is not None and step.target.end in known:
        yield step.target.end


def _find_denied(step: Step, steps: Steps, known: frozenset[EndKey]) -> Step | None:
    """The step that this one aims at, itself or by its argument."""
    if step.target is None or step.target.end in known:
        return step.target_step
    return _find_last(step.target, steps)


def _find_ends(step: Step, steps: Steps, known: frozenset[EndKey]) -> Iterator[EndKey]:
    yield from dict.fromkeys((*_find_sources(step, steps, known), *_find_landings(step, steps, known)))


def _find_last(argument: Node, steps: Steps) -> Step | None:
    """The argument's last inference, at which the map draws what bears on the whole."""
    own = [step for step in steps.find_from(argument.end) if step.argument == argument]
    return max(own, key=lambda step: (step.position, step.end), default=None)
