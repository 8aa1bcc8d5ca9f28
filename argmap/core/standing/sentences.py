"""One sentence for each verdict: what the claim is, by which rule, on the strength of what, and what did not count."""

from collections.abc import Callable

from argmap.core.kinds import ClaimKind, Polarity, ProofStandard
from argmap.core.standing.fixing import Fix, FixedBy
from argmap.core.standing.verdicts import Explanation, Reason, ReasonKind, Rule, Verdict
from argmap.core.standing.wording import Wording, agree, count_subjects, write_weight

STANDARDS = {
    ProofStandard.PREPONDERANCE: "preponderance of the evidence",
    ProofStandard.CLEAR_AND_CONVINCING: "clear and convincing evidence",
    ProofStandard.BEYOND_REASONABLE_DOUBT: "proof beyond reasonable doubt",
}
"""The proof standards in words."""
_SIDES = {Polarity.SUPPORTS: "for it", Polarity.ATTACKS: "against it"}


class Sentences:
    """Writes the sentences of one evaluated debate, seen through the eyes of `lens` if that is an actor's key."""

    def __init__(self, wording: Wording, lens: str | None) -> None:
        self.wording, self.lens = wording, lens
        self.writers: dict[Rule, Callable[[Explanation], str]] = {
            Rule.WEIGHED: self._write_weighed,
            Rule.PRESUMED: self._write_presumed,
            Rule.RIVAL: self._write_rival,
            Rule.WEAKER: self._write_weaker,
            Rule.SHORT: self._write_short,
            Rule.UNSUPPORTED: self._write_unsupported,
            Rule.TIE: self._write_tie,
            Rule.CONTESTED: self._write_contested,
            Rule.NO_BASIS: self._write_no_basis,
            Rule.CYCLE: self._write_cycle,
            Rule.OPEN: self._write_open,
        }

    def write(self, explanation: Explanation, fix: Fix | None = None) -> str:
        """The sentence, with a full stop. `fix` is what fixed the claim, if something did."""
        said = self._write_fixed(explanation, fix) if fix else self.writers[explanation.rule](explanation)
        return f"{self.wording.name_claim(explanation.claim)} is {explanation.verdict}{said}."

    def _write_fixed(self, explanation: Explanation, fix: Fix) -> str:
        if fix.by is FixedBy.ASSUMED:
            return ": the debate takes it for granted"
        if fix.by is FixedBy.WHAT_IF or self.lens is None:
            return ": this what-if has it so"
        verb = "asserted" if explanation.verdict is Verdict.IN else "denied"
        return f" through the lens of {self.wording.name_actors([self.lens])}, by whom it is {verb}"

    def _write_weighed(self, it: Explanation) -> str:
        won, lost = (Polarity.SUPPORTS, Polarity.ATTACKS)[:: 1 if it.verdict is Verdict.IN else -1]
        reasons, many = self._list(it.deciding), count_subjects(it.deciding)
        if it.losing:
            said = (
                f": {reasons}, {_SIDES[won]} ({_weigh(it, won)}), {agree(many, 'outweigh')} "
                f"{self._list(it.losing, it)}, {_SIDES[lost]} ({_weigh(it, lost)})"
            )
        else:
            failed = any(reason.polarity is lost for reason in it.failing + it.open)
            nothing = "nothing that holds speaks" if failed else "nothing on record speaks"
            said = f": {reasons} {agree(many, 'speak')} {_SIDES[won]}, and {nothing} {_SIDES[lost]}"
        if it.further:
            said += f"; so, with less weight, {'does' if count_subjects(it.further) == 1 else 'do'} {self._list(it.further)}"
        return said + self._write_rest(it) + self._write_wishes(it, lost)

    def _write_presumed(self, it: Explanation) -> str:
        asserted = self.wording.name_actors(it.asserted_by)
        said = f", presumed and unrated: it is asserted by {asserted} and denied by nobody on record"
        if it.losing:
            said += f", which outweighs {self._list(it.losing)}, against it ({_weigh(it, Polarity.ATTACKS)})"
        elif it.failing or it.open:
            said += ", and what is on record against it does not count"
        else:
            said += ", and no reason or rated evidence bears on it"
        return said + self._write_rest(it) + self._write_evidence(it)

    def _write_rival(self, it: Explanation) -> str:
        rivals, many = self.wording.name_claims(it.deciding_rivals), len(it.deciding_rivals)
        return f": {rivals} {agree(many, 'stand')} and {agree(many, 'exclude')} it" + self._write_sides(it)

    def _write_weaker(self, it: Explanation) -> str:
        rivals, many = self.wording.name_claims(it.deciding_rivals), len(it.deciding_rivals)
        have = "has" if many == 1 else "have"
        return f": {rivals}, which {agree(many, 'exclude')} it, {have} more support" + self._write_sides(it)

    def _write_short(self, it: Explanation) -> str:
        against = max(it.weight_against, 0.0)
        beaten = f" what is against it ({write_weight(against)})" if against else ""
        if it.deciding_rivals:
            beaten = f" its rival {self.wording.name_claims(it.deciding_rivals)}"
        outweighs = f"outweighs{beaten}" if beaten else "has nothing against it"
        return (
            f": what speaks for it, {self._list(it.losing, it)} ({write_weight(it.weight_for)}), {outweighs}, but not by as "
            f"much as its standard asks for, {STANDARDS[it.standard]}" + self._write_rest(it)
        )

    def _write_unsupported(self, it: Explanation) -> str:
        nothing = "nothing that holds supports it" if it.failing else "nothing on record supports it"
        return f": {nothing}" + self._write_rest(it)

    def _write_tie(self, it: Explanation) -> str:
        weight = write_weight(max(reason.weight for reason in it.deciding))
        pros = tuple(reason for reason in it.deciding if reason.polarity is Polarity.SUPPORTS)
        cons = tuple(reason for reason in it.deciding if reason.polarity is Polarity.ATTACKS)
        unset = ", and no weights are set" if it.unweighed else ""
        if it.deciding_rivals and not cons:
            many = len(it.deciding_rivals)
            said = (
                f": it and {self.wording.name_claims(it.deciding_rivals)}, which {agree(many, 'exclude')} it, have the same "
                f"support ({weight}){unset}; for it {agree(count_subjects(pros), 'speak')} {self._list(pros, it)}"
            )
        else:
            both = f"{self._list(pros, it)}, for it, and {self._list(cons)}, against it"
            said = f": {both}, weigh the same ({weight}){unset}"
        if it.verdict is Verdict.OUT:
            said += "; by Carneades' rule a tie puts all sides out"
        if it.further:
            for polarity, side in _SIDES.items():
                less = tuple(reason for reason in it.further if reason.polarity is polarity)
                if less:
                    said += f"; with less weight, {self._list(less, it)} {agree(count_subjects(less), 'speak')} {side}"
        return said + self._write_rest(it)

    def _write_contested(self, it: Explanation) -> str:
        asserted, denied = self.wording.name_actors(it.asserted_by), self.wording.name_actors(it.denied_by)
        said = f"it is asserted by {asserted} and denied by {denied}"
        nothing = "and no reason or rated evidence decides between them"
        return f", contested: {said}, {nothing}" + self._write_rest(it) + self._write_evidence(it)

    def _write_no_basis(self, it: Explanation) -> str:
        if it.failing:
            said = ": nothing that is on record for or against it counts" + self._write_rest(it)
        elif self._is_policy(it) and (it.asserted_by or it.denied_by):
            said = ", without a basis: no reason or rated evidence bears on it"
        else:
            denial = f" and denied by {self.wording.name_actors(it.denied_by)}" if it.denied_by else ""
            said = f", without a basis: it is asserted by nobody on record{denial}, and no reason or rated evidence bears on it"
        return said + self._write_wishes(it, *_SIDES) + self._write_evidence(it)

    def _write_cycle(self, it: Explanation) -> str:
        others = [ref for ref in it.cycle if ref.key != it.claim]
        if not others:
            return ": its own verdict is a reason in it, so that it depends on itself" + self._write_sides(it)
        turn = f"its reasons run in a circle through {self.wording.name_refs(others)}"
        return f": {turn}, in which each waits for the other" + self._write_sides(it)

    def _write_open(self, it: Explanation) -> str:
        verb = "is" if len(it.waits_for) == 1 else "are"
        return f": that depends on {self.wording.name_refs(it.waits_for)}, which {verb} undecided" + self._write_sides(it)

    def _write_sides(self, it: Explanation) -> str:
        """What holds on both sides, where it did not decide."""
        parts = []
        for polarity, side in _SIDES.items():
            holding = tuple(reason for reason in it.deciding + it.further + it.losing if reason.polarity is polarity)
            if holding:
                parts.append(
                    f"{side} {agree(count_subjects(holding), 'speak')} {self._list(holding, it)} ({_weigh(it, polarity)})"
                )
        return ("; " + ", ".join(parts) if parts else "") + self._write_rest(it)

    def _write_rest(self, it: Explanation) -> str:
        """The reasons that do not count, and why; then those that are open."""
        said = ""
        for reason in it.failing:
            said += f"; {self.wording.name_reason(reason)}, {_SIDES[reason.polarity]}, {self._write_failure(reason)}"
        for polarity, side in _SIDES.items() if it.rule not in (Rule.OPEN, Rule.CYCLE) else ():
            waiting = tuple(reason for reason in it.open if reason.polarity is polarity)
            if waiting:
                verb = "is" if count_subjects(waiting) == 1 else "are"
                said += f"; {self._list(waiting)}, {side}, {verb} undecided and could not change that"
        return said

    def _write_failure(self, reason: Reason) -> str:
        verb = "does" if count_subjects([reason]) == 1 else "do"
        if reason.undercut_by:
            many = len(reason.undercut_by)
            return f"{verb} not count, since {self.wording.name_refs(reason.undercut_by)} {agree(many, 'undercut')} the step"
        if reason.failing == reason.premises:
            return f"{verb} not hold"
        if reason.failing:
            fails = "does" if len(reason.failing) == 1 else "do"
            return f"{verb} not count, since {self.wording.name_refs(reason.failing)} {fails} not hold"
        return "has no weight"

    def _write_wishes(self, it: Explanation, *sides: Polarity) -> str:
        """That what actors want is no reason: for policies, as far as nothing that holds speaks for them on these sides."""
        if not self._is_policy(it):
            return ""
        wishes = []
        if it.asserted_by and Polarity.SUPPORTS in sides and not it.weight_for:
            wishes.append(f"being supported by {self.wording.name_actors(it.asserted_by)} is no reason for it")
        if it.denied_by and Polarity.ATTACKS in sides and not it.weight_against:
            wishes.append(f"being opposed by {self.wording.name_actors(it.denied_by)} is no reason against it")
        return "; " + ", and ".join(wishes) if wishes else ""

    def _is_policy(self, it: Explanation) -> bool:
        return self.wording.debate.claim_by_key[it.claim].kind is ClaimKind.POLICY

    def _write_evidence(self, it: Explanation) -> str:
        if it.unrated:
            return "; the evidence on it has not been rated"
        return "; the evidence on record only attests that it was said" if it.attesting else ""

    def _list(self, reasons: tuple[Reason, ...], it: Explanation | None = None) -> str:
        """The reasons as a list; the presumption, which is one alone, by who asserts the claim that `it` explains."""
        if it is not None and reasons and reasons[0].kind is ReasonKind.PRESUMPTION:
            return f"its being asserted by {self.wording.name_actors(it.asserted_by)} and denied by nobody"
        return self.wording.name_reasons(reasons)


def _weigh(it: Explanation, polarity: Polarity) -> str:
    return write_weight(it.weight_for if polarity is Polarity.SUPPORTS else it.weight_against)
