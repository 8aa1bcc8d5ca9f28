"""The order in which people want to see groups and the claims under them."""

from collections import defaultdict

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.records import Claim, Group


class PlacedGroup(Struct, frozen=True, kw_only=True):
    """A group and how deep it lies; 0 is at the top."""

    group: Group
    depth: int


def order_groups(debate: Debate) -> tuple[PlacedGroup, ...]:
    """Every group once, each before those inside it."""
    inside: defaultdict[str | None, list[Group]] = defaultdict(list)
    for group in sorted(debate.groups, key=lambda group: (group.position, group.key), reverse=True):
        inside[group.parent].append(group)
    ordered: list[PlacedGroup] = []
    waiting = [(group, 0) for group in inside[None]]
    while waiting:
        group, depth = waiting.pop()
        ordered.append(PlacedGroup(group=group, depth=depth))
        waiting += [(inner, depth + 1) for inner in inside[group.key]]
    return tuple(ordered)


def order_claims(debate: Debate) -> tuple[Claim, ...]:
    """Every claim once: group by group, those without a group last."""
    place: dict[str | None, int] = {placed.group.key: index for index, placed in enumerate(order_groups(debate))}
    return tuple(
        sorted(debate.claims, key=lambda claim: (place.get(claim.group, len(place)), claim.position, claim.key))
    )  # fmt: skip


def list_trail(debate: Debate, group: str | None) -> tuple[Group, ...]:
    """The group and those around it, the outermost first; empty for None."""
    groups = {one.key: one for one in debate.groups}
    trail: list[Group] = []
    while group is not None and groups[group] not in trail:
        trail.append(groups[group])
        group = groups[group].parent
    return tuple(reversed(trail))
