"""Makes reasons of arguments' inferences, with the parts that premises play in them.

A premise whose role is "assumption" holds until somebody questions its claim: while no reason, no rated evidence, no denial
and no claim that excludes it is recorded. One whose role is "exception" is no premise but an undercutter, which somebody has
to show: a claim without any basis does not count as one (Gordon, Prakken and Walton, The Carneades model of argument and
burden of proof, 2007).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.core.debate import Debate
from argmap.core.kinds import Polarity, Weighing
from argmap.core.records import Inference, Premise
from argmap.core.standing.boxes import Boxes, list_final_inferences
from argmap.core.standing.building import MODES, add_cut, add_guard, add_reason, add_statement
from argmap.core.standing.fixing import Testimony
from argmap.core.standing.graph import IN, OUT, Graph
from argmap.core.standing.rivals import Exclusions
from argmap.core.standing.switches import Switches

ASSUMPTION, EXCEPTION = "assumption", "exception"
SPECIAL_ROLES = frozenset({ASSUMPTION, EXCEPTION})
"""The roles of premises that have their Carneades sense."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What calls a claim into question beside the reasons and the evidence that bear on it."""

    testimony: Testimony
    exclusions: Exclusions


def add_inferences(debate: Debate, boxes: Boxes, switched: Switches, default: float, questions: Questions) -> None:
    """Add the inferences of the arguments in `boxes` to their graph; relations and evidence must be there already.

    `default` is the weight of those that nobody has weighed.
    """
    graph = boxes.graph
    kept = [
        (argument.key, inference, inference in list_final_inferences(argument) if argument.inferences[1:] else True)
        for argument in boxes.arguments.values()
        for inference in argument.inferences
        if inference.key not in switched.off["inferences"]
    ]
    if not kept:
        return
    parts = _Parts(graph, debate, [inference for _, inference, _ in kept], questions)
    for argument, inference, is_final in kept:
        weight = switched.weights.get(("inferences", inference.key), inference.weight)
        weight = (default if weight is None else weight) * parts.count_factors(inference)
        conclusion = 2 * graph.index[inference.conclusion] + (inference.kind is Polarity.ATTACKS)
        targets = [conclusion]
        if is_final and argument in boxes.going_through:
            targets.append(2 * boxes.going_through[argument])
        for target in targets:
            reason = add_reason(
                graph,
                target,
                weight=weight,
                mode=MODES[inference.weighing],
                premises=parts.find_premises(inference),
                record=inference,
            )
            boxes.reasons.setdefault(inference.key, []).append(reason)
            for exception in parts.find_exceptions(inference):
                add_cut(graph, exception, reason)
            if is_final and argument in boxes.unanswered:
                add_guard(graph, boxes.unanswered[argument], reason)


class _Parts:
    """The statements that premises stand for, and what depends on the other inferences."""

    def __init__(self, graph: Graph, debate: Debate, inferences: list[Inference], questions: Questions) -> None:
        self.graph = graph
        self.denied = questions.testimony.denied if graph.is_early else set()
        self.asserted = questions.testimony.asserted if graph.is_early else set()
        self.exclusions = questions.exclusions
        concluded = {graph.index[inference.conclusion] for inference in inferences}
        self.questioned = concluded | {side // 2 for side, reasons in enumerate(graph.sides) if reasons}
        self.stand_ins: dict[tuple[str, int], int] = {}
        self.factors = _Factors(debate, inferences)

    def find_premises(self, inference: Inference) -> tuple[int, ...]:
        return tuple(self._find(premise) for premise in inference.premises if premise.role != EXCEPTION)

    def find_exceptions(self, inference: Inference) -> Iterator[int]:
        return (self._find(premise) for premise in inference.premises if premise.role == EXCEPTION)

    def count_factors(self, inference: Inference) -> float:
        return self.factors.count(inference) if inference.weighing is Weighing.FACTORIZED else 1.0

    def _find(self, premise: Premise) -> int:
        claim, key = self.graph.index[premise.claim], premise.claim
        if premise.role in SPECIAL_ROLES and claim not in self.questioned:
            if premise.role == ASSUMPTION and key not in self.denied and not self.exclusions.excludes(claim):
                return self._stand_in(key, claim, IN)
            if premise.role == EXCEPTION and key not in self.asserted:
                return self._stand_in(key, claim, OUT)
        return claim

    def _stand_in(self, key: str, claim: int, label: int) -> int:
        """A statement that has the label unless the claim itself is fixed."""
        if (key, label) not in self.stand_ins:
            self.stand_ins[key, label] = add_statement(self.graph, 0.0, key)
            self.graph.stand_ins.append((self.stand_ins[key, label], claim, label))
        return self.stand_ins[key, label]


class _Factors:
    """How a factorized inference weighs: by its premises' share in all premises brought forward on the same issue.

    Carneades counts the different premises of all arguments for all positions of the issue (weighing.go, premiseCount); here
    those against a position count as well, and a claim that is no position is an issue of its own.
    """

    def __init__(self, debate: Debate, inferences: list[Inference]) -> None:
        factorized = {inference.conclusion for inference in inferences if inference.weighing is Weighing.FACTORIZED}
        self.issue = {claim: issue.key for issue in debate.issues for claim in issue.positions} if factorized else {}
        wanted = {self._find_issue(claim) for claim in factorized}
        self.premises: dict[tuple[str, bool], set[str]] = {place: set() for place in wanted}
        for inference in inferences if factorized else ():
            place = self._find_issue(inference.conclusion)
            if place in wanted:
                self.premises[place].update(premise.claim for premise in inference.premises)

    def count(self, inference: Inference) -> float:
        premises = [premise for premise in inference.premises if premise.role != EXCEPTION]
        everything = self.premises[self._find_issue(inference.conclusion)]
        return min(1.0, len(premises) / len(everything)) if everything else 0.0

    def _find_issue(self, claim: str) -> tuple[str, bool]:
        """The issue of the claim, or the claim as its own issue (and which of both)."""
        return (self.issue[claim], True) if claim in self.issue else (claim, False)
