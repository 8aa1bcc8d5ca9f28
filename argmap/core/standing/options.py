"""What an evaluation is asked for: profile, date, lens, what-ifs, and whether rated evidence counts."""

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import Profile
from argmap.core.standing.toggles import Toggles


class Options(Struct, frozen=True, kw_only=True):
    """How a debate is to be evaluated.

    `profile` is the debate's own where None. `as_of` is an EDTF date to whose end stances count, "" for all. `lens` is the key
    of the actor through whose eyes the debate is seen; with `inherit`, stances that others took on the actor's behalf count as
    its own. `evidence` says whether rated evidence counts; where None it does under `presume` and does not under `caes`, which
    knows none.

    `edition` is the number of a published state of the debate, 0 for its state now: what is evaluated is for whoever loads the
    debate to choose, so nothing in here looks at it.
    """

    profile: Profile | None = None
    as_of: str = ""
    lens: str | None = None
    inherit: bool = False
    toggles: Toggles = ()
    evidence: bool | None = None
    edition: int = 0

    def choose_profile(self, debate: Debate) -> Profile:
        """The profile that counts for the debate."""
        return self.profile or debate.about.default_profile

    def counts_evidence(self, debate: Debate) -> bool:
        """Whether rated evidence counts for the debate."""
        if self.evidence is None:
            return self.choose_profile(debate) is Profile.PRESUME
        return self.evidence
