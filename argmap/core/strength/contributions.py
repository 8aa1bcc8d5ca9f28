"""What each reason adds to a claim's strength: the strength with it, less the strength without it.

The removal contribution of Kampik, Potyka, Yin, Čyras, Toni, "Contribution functions for quantitative bipolar argumentation
graphs", International Journal of Approximate Reasoning 173, 2024.
"""

from collections.abc import Iterator

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.strength.evaluating import settle
from argmap.core.strength.network import Name, Network, build_network
from argmap.core.strength.semantics import GradualSemantics


class Contribution(Struct, frozen=True):
    """A direct reason (a claim, an argument, or a step by its relation's or inference's key) and what it adds, -1 to 1."""

    reason: Name
    amount: float


def list_contributions(
    debate: Debate,
    claim: str,
    semantics: GradualSemantics = GradualSemantics.QUADRATIC_ENERGY,
    *,
    with_evidence: bool = True,
) -> list[Contribution]:
    """What each direct reason for or against the claim adds to its strength, the greatest amounts first.

    A reason is taken out of the whole debate, so that what it does by other ways counts too. Evaluates the claim's ancestors
    once for each reason. Raises KeyError where there is no such claim.
    """
    whole = build_network(debate, prior=semantics.prior, with_evidence=with_evidence)
    return find_contributions(whole, claim, semantics)


def find_contributions(whole: Network, claim: str, semantics: GradualSemantics) -> list[Contribution]:
    """The same in a network that is built already."""
    found = iterate_contributions(whole, claim, semantics)
    return sorted(found, key=lambda contribution: (-abs(contribution.amount), contribution.reason))


def iterate_contributions(whole: Network, claim: str, semantics: GradualSemantics) -> Iterator[Contribution]:
    """The same one by one, in no order that says anything, for whoever may have to stop."""
    network = _keep_ancestors(whole, whole.number_of["claim", claim])
    target = network.number_of["claim", claim]
    strength = settle(network, semantics)[0][target]
    for reason in dict.fromkeys((*network.attackers[target], *network.supporters[target])):
        if reason == target:
            continue
        rest = _without(network, reason)
        without = settle(rest, semantics)[0][rest.number_of["claim", claim]]
        yield Contribution(network.names[reason], strength - without)


def _keep_ancestors(network: Network, target: int) -> Network:
    """The part of the network that the target's strength depends on, numbered anew in the same order."""
    kept, waiting = {target}, [target]
    while waiting:
        for source in network.sources_of(waiting.pop()):
            if source not in kept:
                kept.add(source)
                waiting.append(source)
    return _select(network, sorted(kept))


def _select(network: Network, numbers: list[int]) -> Network:
    """The network of these nodes alone. A step that loses a premise must be left out by the caller."""
    selected = Network()
    for number in numbers:
        selected.add(network.names[number], network.base[number])
    renumbered = {number: place for place, number in enumerate(numbers)}
    for place, number in enumerate(numbers):
        selected.attackers[place] = [renumbered[source] for source in network.attackers[number] if source in renumbered]
        selected.supporters[place] = [renumbered[source] for source in network.supporters[number] if source in renumbered]
        selected.premises[place] = tuple(renumbered[source] for source in network.premises[number])
    return selected


def _without(network: Network, removed: int) -> Network:
    """The network without the node and the steps that rest on it."""
    gone = {removed}
    gone |= {number for number, premises in enumerate(network.premises) if removed in premises}
    return _select(network, [number for number in range(len(network.names)) if number not in gone])
