"""The table of actors and policies: what stands if one sees the debate as each actor does."""

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind
from argmap.core.standing.options import Options
from argmap.core.standing.trials import Budget, Trials
from argmap.core.standing.verdicts import Verdict


class LensTable(Struct, frozen=True, kw_only=True):
    """Verdicts on the policy claims: without a lens, and under the lens of each actor with a stance, by actor and claim.

    `stopped` says that time ran out before all actors were seen through.
    """

    policies: tuple[str, ...]
    without: dict[str, Verdict]
    under: dict[str, dict[str, Verdict]]
    stopped: bool = False


def compare_lenses(debate: Debate, options: Options | None = None, *, seconds: float = 5.0) -> LensTable:
    """The table of actors × policy claims as of the options' date. Costs one labelling for each actor with a stance."""
    trials = Trials(debate, options or Options())
    budget = Budget(seconds)
    policies = tuple(claim.key for claim in debate.claims if claim.kind is ClaimKind.POLICY)
    plain = trials.run({})
    under: dict[str, dict[str, Verdict]] = {}
    actors = sorted({actor for actor, _ in trials.held})
    for actor in actors:
        if budget.is_spent():
            break
        fixed = trials.see_through(actor)
        labelling = trials.run(fixed) if fixed else plain
        under[actor] = {key: trials.read(labelling, key) for key in policies}
    return LensTable(
        policies=policies,
        without={key: trials.read(plain, key) for key in policies},
        under=under,
        stopped=len(under) < len(actors),
    )
