"""Decides claims that exclude each other, by the support each has and the proof standard of its issue (caes.go, Resolve).

In the profile `presume` a claim is decided as soon as no open reason could change the outcome. A rival that is out because
more speaks against it than for it, or because another stands, is no rival any longer; one that only falls short of its standard
still is. Under Carneades' profile all wait until every reason for or against any of them is settled; then the one that beats
all others is in, and the rest are out, all of them at a tie.
"""

from typing import Protocol

from argmap.core.kinds import ProofStandard
from argmap.core.standing.graph import IN, OUT, Component, Graph
from argmap.core.standing.verdicts import LEAST_MARGIN, REASONABLE_DOUBT


class Bounds(Protocol):
    """What a labelling offers to decide by: labels and bounds so far, and how to add to them."""

    graph: Graph
    fixed: dict[int, int]
    labels: bytearray
    sides: list[list[int]]
    low: list[float]
    high: list[float]
    pending: list[int]

    def decide(self, statement: int, label: int) -> None:
        """Give an undecided statement its label."""


def exceeds(standard: ProofStandard, support: float, opposition: float) -> bool:
    """Whether the support is greater than the opposition by as much as the standard asks for (caes.go, greater).

    >>> [exceeds(standard, 0.9, 0.35) for standard in ProofStandard]
    [True, True, False]
    """
    if support <= opposition:
        return False
    if standard is ProofStandard.PREPONDERANCE:
        return True
    is_clear = support - opposition > LEAST_MARGIN
    return is_clear and (standard is ProofStandard.CLEAR_AND_CONVINCING or opposition < REASONABLE_DOUBT)


def decide_component(bounds: Bounds, number: int) -> None:
    """Give labels to those of the component's claims that are decided by now; each round of them is linear in its size."""
    component = bounds.graph.components[number]
    if not bounds.graph.is_early:
        _decide_late(bounds, component, number)
        return
    is_new = True
    while is_new:
        is_new = False
        rivalry = Rivalry(bounds, component)
        for member in component.members:
            if not bounds.labels[member]:
                if rivalry.stands(member):
                    bounds.decide(member, IN)
                elif rivalry.falls(member):
                    bounds.decide(member, OUT)
                is_new = is_new or bool(bounds.labels[member])


class Best:
    """The two greatest of some claims' weights, so that each claim can be compared with the best of the others."""

    def __init__(self) -> None:
        self.owner, self.weight, self.second = -1, 0.0, 0.0

    def add(self, owner: int, weight: float) -> None:
        """Take a claim's weight into account."""
        if weight > self.weight:
            self.owner, self.weight, self.second = owner, weight, self.weight
        elif weight > self.second:
            self.second = weight

    def beside(self, owner: int) -> float:
        """The greatest weight of any other claim; 0 if there is none."""
        return self.second if owner == self.owner else self.weight


class Rivalry:
    """Claims that exclude each other, as they stand at one moment of the labelling."""

    def __init__(self, bounds: Bounds, component: Component) -> None:
        self.bounds, self.component = bounds, component
        self.winners = {
            number: [member for member in members if bounds.labels[member] == IN]
            for number, members in component.positions.items()
        }
        self.greatest = {number: Best() for number in component.positions}
        self.least = {number: Best() for number in component.positions}
        for number, members in component.positions.items():
            for member in members:
                if not self._gave_up(member):
                    self.greatest[number].add(member, bounds.high[2 * member])
                if self._stays(member):
                    self.least[number].add(member, bounds.low[2 * member])

    def stands(self, member: int) -> bool:
        """Whether the claim is in, come what may."""
        low, high = self.bounds.low[2 * member], self.bounds.high
        if low <= 0:
            return False
        if not self._is_opposed(member):
            return True
        return exceeds(self.component.standard[member], low, max(high[2 * member + 1], self._find_greatest(member)))

    def falls(self, member: int) -> bool:
        """Whether the claim is out, come what may: by what is against it, by a rival, or by its standard of proof."""
        low, high = self.bounds.low, self.bounds.high
        pro, con = 2 * member, 2 * member + 1
        least_rival = self._find_least(member)
        if low[con] > high[pro] or self.has_standing_rival(member) or least_rival > high[pro]:
            return True
        is_best = low[pro] > max(high[con], self._find_greatest(member))
        opposition = max(low[con], least_rival)
        return self._is_opposed(member) and is_best and not exceeds(self.component.standard[member], high[pro], opposition)

    def has_standing_rival(self, member: int) -> bool:
        """Whether a claim that excludes this one is in."""
        winners = self.winners.get(self.component.issue.get(member, -1), [])
        return any(winner != member for winner in winners) or any(
            self.bounds.labels[other] == IN for other in self.component.contraries.get(member, ())
        )

    def _is_opposed(self, member: int) -> bool:
        positions = self.component.positions.get(self.component.issue.get(member, -1), [])
        return len(positions) > 1 or member in self.component.contraries or bool(self.bounds.sides[2 * member + 1])

    def _find_greatest(self, member: int) -> float:
        """The most support that a rival can come to."""
        contraries = self.component.contraries.get(member, ())
        most = max((self.bounds.high[2 * rival] for rival in contraries if not self._gave_up(rival)), default=0.0)
        number = self.component.issue.get(member)
        return most if number is None else max(most, self.greatest[number].beside(member))

    def _find_least(self, member: int) -> float:
        """The least support of the strongest other position that can only drop out to the benefit of one more of them."""
        number = self.component.issue.get(member)
        return 0.0 if number is None else self.least[number].beside(member)

    def _gave_up(self, rival: int) -> bool:
        """Whether a rival is out for a reason of its own, not only for want of enough support."""
        bounds = self.bounds
        if bounds.labels[rival] != OUT:
            return False
        is_beaten = bounds.low[2 * rival + 1] > bounds.high[2 * rival]
        return rival in bounds.fixed or is_beaten or self.has_standing_rival(rival)

    def _stays(self, rival: int) -> bool:
        if rival in self.bounds.fixed or rival in self.component.contraries:
            return False
        return self.bounds.low[2 * rival] > max(0.0, self.bounds.high[2 * rival + 1])


def _decide_late(bounds: Bounds, component: Component, number: int) -> None:
    for member in component.members:
        if bounds.high[2 * member] < 0:
            bounds.decide(member, OUT)
    if bounds.pending[number]:
        return
    support = {member: 0.0 if member in bounds.fixed else max(0.0, bounds.low[2 * member]) for member in component.members}
    best = {issue: Best() for issue in component.positions}
    for issue, members in component.positions.items():
        for member in members:
            best[issue].add(member, support[member])
    for member in component.members:
        if not bounds.labels[member]:
            bounds.decide(member, IN if _wins(bounds, component, member, support, best) else OUT)


def _wins(bounds: Bounds, component: Component, member: int, support: dict[int, float], best: dict[int, Best]) -> bool:
    against = [bounds.low[2 * member + 1]] if bounds.sides[2 * member + 1] else []
    against += [support[rival] for rival in component.contraries.get(member, ())]
    issue = component.issue.get(member)
    if issue is not None and len(component.positions[issue]) > 1:
        against.append(best[issue].beside(member))
    return support[member] > 0 and all(exceeds(component.standard[member], support[member], weight) for weight in against)
