"""Which stances of a debate are looked at: as of a date, of which actors, on which claims; and their histories."""

from collections import defaultdict
from collections.abc import Mapping
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, ClaimKind, End, Position
from argmap.core.records import Actor, Claim, Stance
from argmap.core.stances import list_holders, list_spokesmen, may_count, rank_stance

Histories = dict[tuple[str, str], tuple[Stance, ...]]
"""(actor, claim or argument) → the actor's stances on it, in the order of time; the last is the one that counts."""


class Selection(Struct, frozen=True, kw_only=True):
    """What is asked for; a field that is "" or None asks for nothing.

    `as_of` is an EDTF date to whose end stances count; with `inherit` a stance counts for those too whom its actor speaks for
    (`argmap.core.stances`). `actor` and `claim` are keys; `issue` is the key of an issue whose answers are looked at; `group`
    that of a group, those inside it included. `position` is what the latest stance is to be. `tag` is to be on the actor, on
    the claim or on the latest stance.
    """

    as_of: str = ""
    inherit: bool = False
    actor: str = ""
    claim: str = ""
    actor_kind: ActorKind | None = None
    claim_kind: ClaimKind | None = None
    issue: str = ""
    group: str = ""
    position: Position | None = None
    tag: str = ""


def list_histories(debate: Debate, selection: Selection, *, on: End = End.CLAIM) -> Histories:
    """The selected actors' stances on each selected claim, or, by `on`, argument; sorted by keys.

    An argument is selected as a claim is, but for `claim`, `claim_kind` and `issue`, which leave no argument. Raises
    ValueError where `as_of` is no date. The result does not depend on the order of records.
    """
    spoken_for = list_spokesmen(debate.affiliations) if selection.inherit else {}
    found: defaultdict[tuple[str, str], list[Stance]] = defaultdict(list)
    for stance in debate.stances:
        target = stance.claim if on is End.CLAIM else stance.argument
        if target is None or not may_count(stance, selection.as_of):
            continue
        holders = set(list_holders(stance, spoken_for)) if selection.inherit else {stance.actor}
        for holder in holders:
            found[holder, target].append(stance)
    chosen = _Choice(debate, selection, on)
    return {
        (holder, target): history
        for (holder, target), stances in sorted(found.items(), key=itemgetter(0))
        if chosen.fits(holder, target, history := _order(stances, holder))
    }


def see_as_of(debate: Debate, as_of: str) -> Debate:
    """The debate with the stances alone that may have been taken by the end of the date; itself where that is "".

    For what shows stances without asking when they were taken. Raises ValueError where the date is none.
    """
    if not as_of:
        return debate
    return replace(debate, stances=tuple(stance for stance in debate.stances if may_count(stance, as_of)))


def select_actors(debate: Debate, selection: Selection) -> tuple[Actor, ...]:
    """The actors that the selection asks for, whether they have a stance or not; `tag` and `position` are not looked at."""
    return tuple(
        actor
        for actor in debate.actors
        if selection.actor in ("", actor.key) and selection.actor_kind in (None, actor.kind)
    )  # fmt: skip


def select_claims(debate: Debate, selection: Selection) -> tuple[Claim, ...]:
    """The claims that the selection asks for, whether a stance is on them or not; `tag` and `position` are not looked at."""
    answers = next((set(issue.positions) for issue in debate.issues if issue.key == selection.issue), set[str]())
    groups = _list_groups_within(debate, selection.group)
    return tuple(
        claim
        for claim in debate.claims
        if selection.claim in ("", claim.key)
        and selection.claim_kind in (None, claim.kind)
        and (not selection.issue or claim.key in answers)
        and (not selection.group or claim.group in groups)
    )


class _Choice:
    """What of a debate a selection asks for."""

    def __init__(self, debate: Debate, selection: Selection, on: End) -> None:
        self.selection = selection
        self.actors: Mapping[str, Actor] = {actor.key: actor for actor in select_actors(debate, selection)}
        self.tags: dict[str, tuple[str, ...]] = {}
        if on is End.CLAIM:
            self.tags = {claim.key: claim.tags for claim in select_claims(debate, selection)}
        elif not (selection.claim or selection.claim_kind or selection.issue):
            groups = _list_groups_within(debate, selection.group)
            fitting = (one for one in debate.arguments if not selection.group or one.group in groups)
            self.tags = {argument.key: argument.tags for argument in fitting}

    def fits(self, actor: str, target: str, history: tuple[Stance, ...]) -> bool:
        """Whether the selection asks for the actor's stances on the claim or argument."""
        if actor not in self.actors or target not in self.tags:
            return False
        latest, tag = history[-1], self.selection.tag
        tagged = not tag or tag in self.actors[actor].tags or tag in self.tags[target] or tag in latest.tags
        return tagged and self.selection.position in (None, latest.position)


def _order(stances: list[Stance], holder: str) -> tuple[Stance, ...]:
    if len(stances) < 2:
        return tuple(stances)
    return tuple(sorted(stances, key=lambda stance: rank_stance(stance, holder)))


def _list_groups_within(debate: Debate, group: str) -> set[str | None]:
    inside: defaultdict[str | None, list[str]] = defaultdict(list)
    for one in debate.groups:
        inside[one.parent].append(one.key)
    found: set[str | None] = set()
    waiting = [group] if group else []
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += inside[key]
    return found
