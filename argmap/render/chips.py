"""From stances to chips: whose stance is shown on a box, and which few where there are many."""

from collections.abc import Iterable, Sequence

from argmap.core.debate import Debate
from argmap.core.kinds import Position, StanceBasis
from argmap.core.records import Stance
from argmap.render.graph import Chip
from argmap.render.quoting import choose_visible

_CERTAIN = (StanceBasis.SAID, StanceBasis.DID)
_POSITIONS = tuple(Position)


def chips_of(stances: Iterable[Stance], debate: Debate) -> tuple[Chip, ...]:
    """One chip for each actor and principal, of its latest stance, in the order of `Position` and then of the stances' keys.

    A stance without a date counts as older than any with one; of two on the same date the later key counts.
    """
    latest: dict[tuple[str, str | None], Stance] = {}
    for stance in sorted(stances, key=lambda stance: (stance.said_on or stance.reported_on, stance.key)):
        latest[stance.actor, stance.on_behalf_of] = stance
    ordered = sorted(latest.values(), key=lambda stance: (_POSITIONS.index(stance.position), stance.key))
    return tuple(_chip(stance, debate) for stance in ordered)


def choose_chips(chips: Sequence[Chip], most: int) -> tuple[Chip, ...]:
    """At most so many of the chips, in their order; each position that occurs is kept as long as there is room for it."""
    seen: set[Position] = set()
    first: list[int] = []
    further: list[int] = []
    for index, chip in enumerate(chips):
        (further if chip.position in seen else first).append(index)
        seen.add(chip.position)
    return tuple(chips[index] for index in sorted([*first, *further][:most]))


def _chip(stance: Stance, debate: Debate) -> Chip:
    name = _name_actor(stance.actor, debate)
    if stance.on_behalf_of is not None:
        name = f"{name} for {_name_actor(stance.on_behalf_of, debate)}"
    return Chip(name=name, position=stance.position, is_certain=stance.basis in _CERTAIN, stance=stance.key)


def _name_actor(key: str, debate: Debate) -> str:
    return choose_visible(debate.actor_by_key[key].name, key)
