"""Cruxes: claims on which two actors differ, such that a policy's verdict would change if one saw them as the other does."""

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind
from argmap.core.standing.graph import UNDECIDED, VERDICTS
from argmap.core.standing.labelling import Labelling
from argmap.core.standing.options import Options
from argmap.core.standing.trials import Budget, Fixed, Trials
from argmap.core.standing.verdicts import Verdict


class Flip(Struct, frozen=True, kw_only=True):
    """A policy's verdict under an actor's lens, as it is and as it would be."""

    actor: str
    policy: str
    before: Verdict
    after: Verdict


class Crux(Struct, frozen=True, kw_only=True):
    """A claim on which two actors differ, how each sees it, and what hangs on that.

    `is_opposed` says that one accepts and the other rejects it, or what excludes it; otherwise only one of them takes a stance,
    and for the other the reasons say otherwise.
    """

    claim: str
    first: Verdict
    second: Verdict
    is_opposed: bool
    flips: tuple[Flip, ...]


class Cruxes(Struct, frozen=True, kw_only=True):
    """The cruxes between two actors, the weightiest first; `stopped` says that time ran out before all claims were tried."""

    first: str
    second: str
    cruxes: tuple[Crux, ...]
    stopped: bool = False


def find_cruxes(debate: Debate, first: str, second: str, options: Options | None = None, *, seconds: float = 5.0) -> Cruxes:
    """The claims on which the actors differ and whose flip changes a policy's verdict under either's lens.

    Ranked by how many verdicts change, then by whether the two are opposed, then by key. Costs two labellings a claim.
    """
    trials, budget = Trials(debate, options or Options()), Budget(seconds)
    lenses = {actor: trials.see_through(actor) for actor in (first, second)}
    seen = {actor: trials.run(fixed) for actor, fixed in lenses.items()}
    differences = _find_differences(debate, trials, lenses, seen)
    cruxes = []
    stopped = False
    for claim in differences:
        stopped = budget.is_spent()
        if stopped:
            break
        labels = {actor: labelling.labels[claim] for actor, labelling in seen.items()}
        flips = (
            *_flip(trials, first, claim, label=labels[second], fixed=lenses[first], before=seen[first]),
            *_flip(trials, second, claim, label=labels[first], fixed=lenses[second], before=seen[second]),
        )
        if flips:
            cruxes.append(
                Crux(
                    claim=trials.graph.claims[claim],
                    first=VERDICTS[labels[first]],
                    second=VERDICTS[labels[second]],
                    is_opposed=all(_takes_side(trials, lenses[actor], claim) for actor in lenses),
                    flips=flips,
                )
            )
    cruxes.sort(key=lambda crux: (-len(crux.flips), not crux.is_opposed, crux.claim))
    return Cruxes(first=first, second=second, cruxes=tuple(cruxes), stopped=stopped)


def _find_differences(debate: Debate, trials: Trials, lenses: dict[str, Fixed], seen: dict[str, Labelling]) -> list[int]:
    """The claims that are no policies, on which at least one takes a side, and which the two see differently."""
    one, other = seen.values()
    return [
        place
        for place, claim in enumerate(debate.claims)
        if claim.kind is not ClaimKind.POLICY
        and one.labels[place] != other.labels[place]
        and any(_takes_side(trials, fixed, place) for fixed in lenses.values())
    ]


def _takes_side(trials: Trials, fixed: Fixed, claim: int) -> bool:
    """Whether the lens fixes the claim, or in what excludes it."""
    component = trials.graph.component_of.get(claim)
    rivals = trials.graph.components[component].list_rivals(claim) if component is not None else []
    return claim in fixed or any(fixed.get(rival) == VERDICTS.index(Verdict.IN) for rival in rivals)


def _flip(trials: Trials, actor: str, claim: int, *, label: int, fixed: Fixed, before: Labelling) -> list[Flip]:
    """What changes if the actor saw the claim as the other does; undecided means that it takes no side."""
    flipped = trials.hold(fixed, claim, label)
    if label == UNDECIDED:
        del flipped[claim]
    after = trials.run(flipped)
    graph = trials.graph
    return [
        Flip(
            actor=actor,
            policy=key,
            before=VERDICTS[before.labels[place]],
            after=VERDICTS[after.labels[place]],
        )
        for place, key in enumerate(graph.claims)
        if before.labels[place] != after.labels[place] and trials.debate.claims[place].kind is ClaimKind.POLICY
    ]
