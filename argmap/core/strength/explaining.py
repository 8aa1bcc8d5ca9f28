"""Why a claim is as strong as it is: where it begins, and what each reason adds or takes away, as values and as a sentence."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.records import Inference, Relation
from argmap.core.standing.verdicts import Ref
from argmap.core.standing.wording import Wording, agree, join_some, quote
from argmap.core.strength.contributions import Contribution, find_contributions
from argmap.core.strength.evaluating import Strengths
from argmap.core.strength.network import Name, build_network
from argmap.core.strength.semantics import GradualSemantics

LEAST_TOLD = 0.005
"""What a sentence leaves out: with two decimals it would read as nothing."""
UNSETTLED = "No steady value was found: the claim lies in a cycle on which the iteration does not settle."


class StrengthExplanation(Struct, frozen=True, kw_only=True):
    """A claim's strength, the base score that it begins with, and what its direct reasons add (`Contribution`).

    Contributions need not add up to the difference: what reasons do together is the part of none of them.
    """

    claim: str
    base: float
    strength: float
    contributions: tuple[Contribution, ...] = ()
    sentence: str


def explain_strengths(
    debate: Debate, semantics: GradualSemantics, strengths: Strengths, *, with_evidence: bool = True
) -> Iterator[StrengthExplanation]:
    """An explanation for each claim, one by one: each costs as many evaluations of its ancestors as it has direct reasons."""
    network = build_network(debate, prior=semantics.prior, with_evidence=with_evidence)
    naming = _Naming(debate)
    for claim in debate.claims:
        base = network.base[network.number_of["claim", claim.key]]
        strength = strengths.values[claim.key]
        found = () if claim.key in strengths.unsettled else tuple(find_contributions(network, claim.key, semantics))
        yield StrengthExplanation(
            claim=claim.key,
            base=base,
            strength=strength,
            contributions=found,
            sentence=UNSETTLED if claim.key in strengths.unsettled else naming.write(claim.title, base, strength, found),
        )


def name_contribution(debate: Debate, contribution: Contribution) -> str:
    """The reason in words: a claim or an argument by its title, evidence by its source."""
    return _Naming(debate).name(contribution.reason)


class _Naming:
    def __init__(self, debate: Debate) -> None:
        self.debate, self.wording = debate, Wording(debate)

    def write(self, title: str, base: float, strength: float, contributions: Iterable[Contribution]) -> str:
        told = [one for one in contributions if abs(one.amount) >= LEAST_TOLD]
        sides = (
            ([one for one in told if one.amount > 0], "strengthen"),
            ([one for one in told if one.amount < 0], "weaken"),
        )
        parts = [
            f"{join_some([f'{self.name(one.reason)} ({one.amount:+.2f})' for one in side])} {agree(len(side), verb)} it"
            for side, verb in sides
            if side
        ]
        moves = f"begins at {base:.2f} and comes to {strength:.2f}: {', '.join(parts)}" if parts else f"stays at {base:.2f}"
        return f"{quote(title)} {moves}{'' if parts else ', for nothing on record moves it'}."

    def name(self, reason: Name) -> str:
        kind, key = reason
        if kind == "relation":
            return self._name_relation(self.debate.relation_by_key[key])
        if kind == "inference":
            return self._name_inference(self.debate.inference_by_key[key])
        if kind == "evidence":
            return self.wording.name_evidence([self.wording.evidence[key]])
        return self.wording.name_ref(Ref(End(kind), key))

    def _name_relation(self, relation: Relation) -> str:
        return self.wording.name_ref(Ref(relation.source_kind, relation.source))

    def _name_inference(self, inference: Inference) -> str:
        premises = [self.wording.name_claim(premise.claim) for premise in inference.premises]
        if not premises:
            return self.wording.name_ref(Ref(End.ARGUMENT, self.debate.argument_of_inference[inference.key].key))
        return premises[0] if len(premises) == 1 else f"{join_some(premises)} together"
