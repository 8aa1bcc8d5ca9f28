"""What is given before anything is weighed: labels fixed from outside, and who asserts or denies what."""

from collections import defaultdict
from collections.abc import Callable
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind
from argmap.core.records import Stance
from argmap.core.stances import Held, accepts, latest_stances, rejects
from argmap.core.standing.options import Options
from argmap.core.standing.toggles import Action
from argmap.core.standing.verdicts import Verdict


class FixedBy(StrEnum):
    """Who fixed a claim."""

    WHAT_IF = "what-if"
    LENS = "lens"
    ASSUMED = "assumed"


class Fix(Struct, frozen=True):
    """A verdict given from outside, and by whom."""

    verdict: Verdict
    by: FixedBy


class Testimony:
    """Who asserts and who denies what, by each actor's latest stance; `asserted` and `denied` are the claims."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self.asserted: set[str] = set()
        self.denied: set[str] = set()
        for (_, claim), stance in held.items():
            if accepts(stance):
                self.asserted.add(claim)
            elif rejects(stance):
                self.denied.add(claim)

    @cached_property
    def asserted_by(self) -> dict[str, list[str]]:
        """The actors that assert each claim, by claim; claims that nobody asserts are missing."""
        return self._name_actors(accepts)

    @cached_property
    def denied_by(self) -> dict[str, list[str]]:
        """The actors that deny each claim, by claim; claims that nobody denies are missing."""
        return self._name_actors(rejects)

    def _name_actors(self, takes_side: Callable[[Stance], bool]) -> dict[str, list[str]]:
        named = defaultdict(list)
        for (actor, claim), stance in self._held.items():
            if takes_side(stance):
                named[claim].append(actor)
        return dict(named)


def hear_actors(debate: Debate, options: Options) -> Testimony:
    """Who asserts and denies what, by each actor's own latest stance as of the options' date."""
    return Testimony(latest_stances(debate, as_of=options.as_of))


def fix_claims(debate: Debate, options: Options) -> dict[str, Fix]:
    """The claims whose verdict is given: by what-if, which goes before the lens, which goes before what is assumed."""
    fixed = {claim.key: Fix(Verdict.IN, FixedBy.ASSUMED) for claim in debate.claims if claim.assumed}
    if options.lens is not None:
        held = latest_stances(debate, as_of=options.as_of, inherit=options.inherit)
        for claim, verdict in look_through(debate, held, options.lens).items():
            fixed[claim] = Fix(verdict, FixedBy.LENS)
    for toggle in options.toggles:
        if toggle.action in (Action.IN, Action.OUT):
            fixed[toggle.key] = Fix(Verdict(toggle.action.value), FixedBy.WHAT_IF)
    return fixed


def look_through(debate: Debate, held: Held, actor: str) -> dict[str, Verdict]:
    """The verdicts that an actor's stances give: in for claims it accepts, out for those it rejects, none on policies.

    Facts, values, predictions and definitions are taken so; what somebody should do is for the reasons to say. A stance that
    is conditional, reserved, neutral, withdrawn or only expected gives none.
    """
    claims = debate.claim_by_key
    verdicts = {}
    for (holder, key), stance in held.items():
        if holder == actor and claims[key].kind is not ClaimKind.POLICY:
            if accepts(stance):
                verdicts[key] = Verdict.IN
            elif rejects(stance):
                verdicts[key] = Verdict.OUT
    return verdicts


def presume_claims(debate: Debate, testimony: Testimony) -> list[int]:
    """The places of the claims that are presumed where nothing is recorded for them: asserted, not denied, and no policies."""
    presumed = testimony.asserted - testimony.denied
    return [place for place, claim in enumerate(debate.claims) if claim.key in presumed and claim.kind is not ClaimKind.POLICY]
