"""What is given before anything is weighed: labels fixed from outside, and who asserts or denies what."""

from collections import defaultdict
from enum import StrEnum

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind, Profile
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


class Testimony(Struct, frozen=True, kw_only=True):
    """Who asserts and who denies each claim as of the date, by claim; claims that nobody speaks of are missing."""

    asserted: dict[str, list[str]]
    denied: dict[str, list[str]]


def hear_actors(debate: Debate, options: Options) -> Testimony:
    """Who asserts and denies what, by each actor's own latest stance as of the options' date."""
    asserted, denied = defaultdict(list), defaultdict(list)
    for (actor, claim), stance in latest_stances(debate, as_of=options.as_of).items():
        if accepts(stance):
            asserted[claim].append(actor)
        elif rejects(stance):
            denied[claim].append(actor)
    return Testimony(asserted=dict(asserted), denied=dict(denied))


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


def presume_claims(debate: Debate, options: Options, testimony: Testimony) -> set[str]:
    """The claims that are presumed where nothing is recorded for them: asserted, not denied, and no policies.

    None are under Carneades' profile.
    """
    if options.choose_profile(debate) is Profile.CAES:
        return set()
    claims = debate.claim_by_key
    asserted = testimony.asserted.keys() - testimony.denied.keys()
    return {key for key in asserted if claims[key].kind is not ClaimKind.POLICY}
