"""Paths to agreement: what would have to change before a policy stands in the eyes of an actor who holds back.

There are two tiers. A policy is *in reach* when the conditions that the actor's stance records are met; it is *in* when, under
the actor's lens, the reasons for it outweigh those against it. What leads there are levers: a recorded condition is met, or an
objection is answered, which undercuts that reason. No other claim is flipped, one that rests on evidence least of all.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import Label, Polarity, Position, StanceBasis
from argmap.core.records import Condition, Evidence, Relation, Stance
from argmap.core.standing.graph import IN, OUT, Graph
from argmap.core.standing.labelling import Labelling
from argmap.core.standing.options import Options
from argmap.core.standing.toggles import Action, Toggle, Toggles
from argmap.core.standing.trials import Budget, Fixed, Trials
from argmap.core.standing.verdicts import Reason, State, Verdict
from argmap.core.standing.weighed import Weighed

MOST_LEVERS = 4
"""How many levers a path has at most; nobody negotiates more at a time, and the search grows with each."""


class LeverKind(StrEnum):
    """What a lever does."""

    MEET_CONDITION = "meet condition"
    ANSWER_OBJECTION = "answer objection"


class Lever(Struct, frozen=True, kw_only=True):
    """One thing that could be done: the toggle that tries it, and for an objection the reason that is answered."""

    kind: LeverKind
    toggle: Toggle
    objection: Reason | None = None


class ConditionState(Struct, frozen=True, kw_only=True):
    """A recorded condition, the verdict on its claim under the actor's lens, and whether it is met."""

    claim: str
    must_be: Label
    verdict: Verdict
    is_met: bool


class InReach(Struct, frozen=True, kw_only=True):
    """The first tier: how things stand once all conditions on record are met.

    `said_to_suffice` is true where the actor is on record with the conditions in its own words; where the analyst inferred
    them, or they were only expected, nobody says that they suffice. `still_standing` are the objections to the policy that
    hold even then, and `still_open` those that are undecided.
    """

    conditions: tuple[ConditionState, ...]
    said_to_suffice: bool
    verdict: Verdict
    still_standing: tuple[Reason, ...]
    still_open: tuple[Reason, ...]


class Paths(Struct, frozen=True, kw_only=True):
    """What would bring an actor to a policy.

    `position` is the actor's stance on it, None where it has none, and `refused` whether it opposes the policy, for good or
    until its conditions are met. `verdict` is that under the actor's lens. `in_reach` is missing where no conditions are on
    record. `paths` are all minimal sets of up to `searched_to` levers after which the policy is in; where there are none, but
    all levers together would do, `larger` is one minimal set of more. `stopped` says that time ran out before the search was
    through.
    """

    actor: str
    policy: str
    position: Position | None
    refused: bool
    verdict: Verdict
    in_reach: InReach | None
    levers: tuple[Lever, ...]
    paths: tuple[tuple[Lever, ...], ...]
    searched_to: int
    larger: tuple[Lever, ...] = ()
    stopped: bool = False


def find_paths(
    debate: Debate,
    actor: str,
    policy: str,
    options: Options | None = None,
    *,
    seconds: float = 5.0,
    most_levers: int = MOST_LEVERS,
) -> Paths:
    """What would bring the actor to the policy as of the options' date.

    Costs a labelling for each set of levers tried; sets that hold a path already are not.
    """
    trials = Trials(debate, options or Options())
    stance = trials.held.get((actor, policy))
    conditions = stance.conditions if stance and stance.position is Position.CONDITIONAL else ()
    search = _Search(trials, policy, trials.see_through(actor), conditions)
    budget = Budget(seconds)
    paths, searched_to, stopped = search.find_minimal(budget, most_levers)
    return Paths(
        actor=actor,
        policy=policy,
        position=stance.position if stance else None,
        refused=stance is not None and Position.OPPOSES in (stance.position, stance.meanwhile),
        verdict=search.read(()),
        in_reach=search.reach(stance) if stance and conditions else None,
        levers=search.levers,
        paths=paths,
        searched_to=searched_to,
        larger=() if paths or stopped else search.find_larger(budget),
        stopped=stopped,
    )


class _Search:
    """One policy under one lens, with the levers that bear on it."""

    def __init__(self, trials: Trials, policy: str, fixed: Fixed, conditions: tuple[Condition, ...]) -> None:
        self.trials, self.policy, self.fixed, self.conditions = trials, policy, fixed, conditions
        met = [Lever(kind=LeverKind.MEET_CONDITION, toggle=_meet(condition)) for condition in conditions]
        weighed = trials.weigh(trials.run(fixed))
        objections = _list_objections(trials, weighed, trials.graph.index[policy])
        answers = {
            toggle: Lever(kind=LeverKind.ANSWER_OBJECTION, toggle=toggle, objection=reason) for toggle, reason in objections
        }
        self.levers = (*met, *answers.values())

    def pull(self, levers: tuple[Lever, ...]) -> tuple[Labelling, Toggles]:
        """The labelling after the levers, and the toggles that it was made with."""
        fixed = self.fixed
        for lever in levers:
            if lever.kind is LeverKind.MEET_CONDITION:
                label = IN if lever.toggle.action is Action.IN else OUT
                fixed = self.trials.hold(fixed, self.trials.graph.index[lever.toggle.key], label)
        toggles = tuple(lever.toggle for lever in levers if lever.kind is LeverKind.ANSWER_OBJECTION)
        return self.trials.run(fixed, toggles), toggles

    def read(self, levers: tuple[Lever, ...]) -> Verdict:
        """The verdict on the policy after the levers."""
        return self.trials.read(self.pull(levers)[0], self.policy)

    def find_minimal(self, budget: Budget, most: int) -> tuple[tuple[tuple[Lever, ...], ...], int, bool]:
        """The minimal sets of levers after which the policy is in, up to which size all are, and whether time ran out."""
        found: list[tuple[Lever, ...]] = []
        for size in range(min(most, len(self.levers)) + 1):
            for levers in combinations(self.levers, size):
                if any(set(path) <= set(levers) for path in found):
                    continue
                if budget.is_spent():
                    return tuple(found), size - 1, True
                if self.read(levers) is Verdict.IN:
                    found.append(levers)
        return tuple(found), most, False

    def find_larger(self, budget: Budget) -> tuple[Lever, ...]:
        """One minimal set of levers after which the policy is in: all, less each that can be spared, the last first."""
        if self.read(self.levers) is not Verdict.IN:
            return ()
        needed = list(self.levers)
        for lever in self.levers[::-1]:
            fewer = tuple(other for other in needed if other is not lever)
            if not budget.is_spent() and self.read(fewer) is Verdict.IN:
                needed = list(fewer)
        return tuple(needed)

    def reach(self, stance: Stance) -> InReach:
        """How things stand once the conditions are met."""
        before = self.trials.run(self.fixed)
        met = tuple(lever for lever in self.levers if lever.kind is LeverKind.MEET_CONDITION)
        after, _ = self.pull(met)
        cons = self.trials.weigh(after).list_reasons(self.trials.graph.index[self.policy], Polarity.ATTACKS)
        return InReach(
            conditions=tuple(_describe(condition, self.trials.read(before, condition.claim)) for condition in self.conditions),
            said_to_suffice=stance.basis is StanceBasis.SAID,
            verdict=self.trials.read(after, self.policy),
            still_standing=tuple(reason for reason in cons if reason.state is State.HOLDS),
            still_open=tuple(reason for reason in cons if reason.state is State.OPEN),
        )


def _meet(condition: Condition) -> Toggle:
    return Toggle(Action(condition.must_be.value), condition.claim)


def _describe(condition: Condition, verdict: Verdict) -> ConditionState:
    return ConditionState(
        claim=condition.claim,
        must_be=condition.must_be,
        verdict=verdict,
        is_met=verdict.value == condition.must_be.value,
    )


def _list_objections(trials: Trials, weighed: Weighed, policy: int) -> Iterator[tuple[Toggle, Reason]]:
    """What stands in the policy's way: reasons against it and against what it rests on, and what undercuts its reasons."""
    graph: Graph = weighed.graph
    seen = {policy}
    for statement in (queue := [policy]):
        if statement in weighed.fixed and statement != policy:
            continue
        for reason in graph.sides[2 * statement + 1]:
            described = weighed.describe(reason, Polarity.ATTACKS)
            if described.state is not State.FAILS and not isinstance(graph.records[reason], Evidence):
                yield _answer(graph, reason), described
        for reason in graph.sides[2 * statement]:
            if any(weighed.labels[cutter] != OUT for cutter in graph.cutters.get(reason, ())):
                described = weighed.describe(reason, Polarity.SUPPORTS)
                for cut in trials.list_cuts(graph.records[reason]):
                    yield Toggle(Action.OFF_RELATION, cut.key), described
            fresh = [place for place in graph.premises[reason] if place not in seen]
            queue += fresh
            seen.update(fresh)


def _answer(graph: Graph, reason: int) -> Toggle:
    record = graph.records[reason]
    return Toggle(Action.OFF_RELATION if isinstance(record, Relation) else Action.OFF_INFERENCE, record.key)
