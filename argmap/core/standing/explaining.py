"""Finds the rule that gave a claim its verdict, and what the verdict rests on; the labels are final by then."""

from collections.abc import Iterable

from msgspec.structs import replace

from argmap.core.kinds import EvidenceKind, Polarity, ProofStandard
from argmap.core.standing.cycles import find_cycles
from argmap.core.standing.fixing import Fix, FixedBy
from argmap.core.standing.graph import IN, OUT, UNDECIDED, VERDICTS
from argmap.core.standing.labelling import Labelling
from argmap.core.standing.verdicts import CREDIBILITY_WEIGHTS, Explanation, Reason, ReasonKind, Rule, State, Verdict
from argmap.core.standing.weighed import Weighed

Side = tuple[Reason, ...]


class Explainer:
    """Explains claims one by one; looks for cycles when the first undecided claim asks for them."""

    def __init__(self, labelling: Labelling, weighed: Weighed, fixes: dict[str, Fix]) -> None:
        self.labelling, self.weighed, self.fixes = labelling, weighed, fixes
        self.graph, self.labels = labelling.graph, labelling.labels
        self.cycles: dict[int, list[int]] | None = None

    def explain(self, key: str) -> Explanation:
        """Why the claim has its verdict, without the sentence (`sentences`). Raises KeyError for an unknown claim."""
        statement = self.graph.index[key]
        pros = self.weighed.list_reasons(statement, Polarity.SUPPORTS)
        cons = self.weighed.list_reasons(statement, Polarity.ATTACKS)
        number = self.graph.component_of.get(statement)
        component = None if number is None else self.graph.components[number]
        explanation = Explanation(
            claim=key,
            verdict=VERDICTS[self.labels[statement]],
            rule=Rule.NO_BASIS,
            standard=component.standard[statement] if component else ProofStandard.PREPONDERANCE,
            weight_for=find_weight(pros),
            weight_against=find_weight(cons),
            failing=tuple(reason for reason in pros + cons if reason.state is State.FAILS),
            open=tuple(reason for reason in pros + cons if reason.state is State.OPEN),
            rivals=self._name_claims(component.list_rivals(statement)) if component else (),
            asserted_by=tuple(self.weighed.testimony.asserted_by.get(key, ())),
            denied_by=tuple(self.weighed.testimony.denied_by.get(key, ())),
        )
        fix = self.fixes.get(key)
        if fix is not None:
            rule = Rule.ASSUMED if fix.by is FixedBy.ASSUMED else Rule.FIXED
            return replace(explanation, rule=rule, losing=tuple(r for r in pros + cons if r.state is State.HOLDS))
        if explanation.verdict is Verdict.UNDECIDED:
            return self._explain_undecided(statement, explanation, pros, cons)
        if explanation.verdict is Verdict.IN:
            return _weigh(explanation, pros, cons)
        return self._explain_out(statement, explanation, pros, cons)

    def _explain_out(self, statement: int, explanation: Explanation, pros: Side, cons: Side) -> Explanation:
        number = self.graph.component_of.get(statement)
        support, against = explanation.weight_for, explanation.weight_against
        if number is not None:
            rivals = self.graph.components[number].list_rivals(statement)
            standing = [rival for rival in rivals if self.labels[rival] == IN]
            if standing and not against > support:
                return _lose_to(explanation, Rule.RIVAL, self._name_claims(standing), pros, cons)
            strongest = max((self._support(rival) for rival in rivals), default=0.0)
            equals = self._name_claims(rival for rival in rivals if self._support(rival) == strongest)
            if strongest > max(support, against):
                return _lose_to(explanation, Rule.WEAKER, equals, pros, cons)
            if support > max(against, strongest):
                return _lose_to(explanation, Rule.SHORT, equals if strongest else (), pros, cons)
            if support > 0 and support == max(against, strongest):
                rivals_tied = equals if strongest == support else ()
                return replace(_tie(explanation, pros, cons), deciding_rivals=rivals_tied)
        if against > support:
            return _weigh(explanation, cons, pros)
        return replace(explanation, rule=Rule.UNSUPPORTED)

    def _explain_undecided(self, statement: int, explanation: Explanation, pros: Side, cons: Side) -> Explanation:
        rivals = self._find_undecided_rivals(statement)
        support, against = explanation.weight_for, explanation.weight_against
        most_for, most_against = find_reach(pros), find_reach(cons)
        if support == most_for == against == most_against > 0:
            return _tie(explanation, pros, cons)
        ties = [rival for rival in rivals if self._support(rival) == support == most_for > 0 and not self._is_open(rival)]
        if ties and most_against < support:
            return replace(_tie(explanation, pros, ()), deciding_rivals=self._name_claims(ties), losing=find_holding(cons))
        waits = self._list_waits(statement)
        if waits or (rivals and most_for > 0):
            cycle = self._find_cycle(statement)
            names = self.weighed.name(waits or rivals)
            explanation = replace(explanation, deciding=find_holding(pros + cons), waits_for=names)
            if cycle:
                return replace(explanation, rule=Rule.CYCLE, cycle=self.weighed.name(cycle))
            return replace(explanation, rule=Rule.OPEN)
        is_contested = bool(explanation.asserted_by and explanation.denied_by)
        return replace(explanation, rule=Rule.CONTESTED if is_contested else Rule.NO_BASIS)

    def _find_undecided_rivals(self, statement: int) -> list[int]:
        number = self.graph.component_of.get(statement)
        rivals = self.graph.components[number].list_rivals(statement) if number is not None else []
        return [rival for rival in rivals if self.labels[rival] == UNDECIDED]

    def _support(self, statement: int) -> float:
        """What surely speaks for a claim; nothing for one that is fixed out."""
        if self.graph.fixed.get(statement) == OUT:
            return 0.0
        return find_weight(self.weighed.list_reasons(statement, Polarity.SUPPORTS))

    def _is_open(self, statement: int) -> bool:
        reasons = self.weighed.list_reasons(statement, Polarity.SUPPORTS)
        return find_reach(reasons) > find_weight(reasons)

    def _name_claims(self, statements: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.graph.claims[statement] for statement in statements)

    def _list_waits(self, statement: int) -> list[int]:
        """The undecided statements that the open reasons for and against a statement wait for."""
        graph = self.graph
        waits: dict[int, None] = {}
        for reason in (*graph.sides[2 * statement], *graph.sides[2 * statement + 1]):
            if self.weighed.find_value(reason) < 0:
                bears = (*graph.premises[reason], *graph.cutters.get(reason, ()), *graph.guardians.get(reason, ()))
                waits |= {place: None for place in bears if self.labels[place] == UNDECIDED}
        return list(waits)

    def _find_cycle(self, statement: int) -> list[int]:
        if self.cycles is None:
            undecided = [place for place, label in enumerate(self.labels) if label == UNDECIDED]
            waits = {place: self._list_waits(place) for place in undecided}
            next_of = {
                place: [*own, *(wait for rival in self._find_undecided_rivals(place) for wait in waits[rival])]
                for place, own in waits.items()
            }
            self.cycles = {place: cycle for cycle in find_cycles(undecided, next_of) for place in cycle}
        return self.cycles.get(statement, [])

    def find_evidence(self, explanation: Explanation, evidence: Iterable[tuple[str, EvidenceKind, int]]) -> Explanation:
        """The explanation with the evidence on the claim (key, kind, credibility) that has no weight."""
        listed = list(evidence)
        bearing = (EvidenceKind.SUPPORTS, EvidenceKind.UNDERMINES)
        return replace(
            explanation,
            unrated=tuple(key for key, kind, grade in listed if kind in bearing and grade not in CREDIBILITY_WEIGHTS),
            attesting=tuple(key for key, kind, _ in listed if kind is EvidenceKind.ATTESTS),
        )


def find_holding(reasons: Side) -> Side:
    """Those of the reasons that hold."""
    return tuple(reason for reason in reasons if reason.state is State.HOLDS)


def find_weight(reasons: Side) -> float:
    """The greatest weight of a reason that holds."""
    return max((reason.weight for reason in reasons if reason.state is State.HOLDS), default=0.0)


def find_reach(reasons: Side) -> float:
    """The greatest weight that the side may come to, open reasons included."""
    return max((reason.weight for reason in reasons if reason.state is not State.FAILS), default=0.0)


def _weigh(explanation: Explanation, winning: Side, losing: Side) -> Explanation:
    weight = find_weight(winning)
    holding, lost = find_holding(winning), find_holding(losing)
    deciding = tuple(reason for reason in holding if reason.weight == weight)
    is_presumed = any(reason.kind is ReasonKind.PRESUMPTION for reason in deciding)
    return replace(
        explanation,
        rule=Rule.PRESUMED if is_presumed else Rule.WEIGHED,
        deciding=deciding,
        further=tuple(reason for reason in holding if reason.weight != weight),
        losing=lost,
        unweighed=_are_defaults(holding + lost),
    )


def _lose_to(explanation: Explanation, rule: Rule, rivals: tuple[str, ...], pros: Side, cons: Side) -> Explanation:
    return replace(
        explanation,
        rule=rule,
        deciding_rivals=rivals,
        deciding=find_holding(cons),
        losing=find_holding(pros),
        unweighed=_are_defaults(find_holding(pros + cons)),
    )


def _tie(explanation: Explanation, pros: Side, cons: Side) -> Explanation:
    holding = find_holding(pros + cons)
    weight = find_weight(holding)
    deciding = tuple(reason for reason in holding if reason.weight == weight)
    return replace(
        explanation,
        rule=Rule.TIE,
        deciding=deciding,
        further=tuple(reason for reason in holding if reason.weight != weight),
        unweighed=_are_defaults(deciding),
    )


def _are_defaults(reasons: Iterable[Reason]) -> bool:
    weighed = [reason for reason in reasons if reason.kind is not ReasonKind.PRESUMPTION]
    return bool(weighed) and all(reason.is_default for reason in weighed)
