"""Working out the strengths of a network: acyclic parts in one pass, cycles by damped iteration that owns up when it fails."""

import networkx as nx
from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.strength.network import Network, build_network
from argmap.core.strength.semantics import GradualSemantics

DAMPING = 0.2
"""How far each iteration goes towards the new value. Plain iteration swings for ever on a mutual attack under DF-QuAD."""
TOLERANCE = 1e-9
MOST_ROUNDS = 5_000
MOST_STEPS = 30_000_000
"""How many links are followed for one cycle at most: some ten seconds, where thousands of claims hang on each other."""
LEAST_ROUNDS = 200
"""How many rounds a cycle gets whatever its size. Damping alone takes some hundred to come within TOLERANCE."""


class Strengths(Struct, frozen=True):
    """The strength of each claim by key, and the keys of the claims in cycles for which no steady value was found.

    The values of claims that hang on such a cycle are of no worth either; for others they are exact, or, in cycles, within
    about a millionth.
    """

    values: dict[str, float]
    unsettled: tuple[str, ...] = ()


def evaluate_strength(
    debate: Debate, semantics: GradualSemantics = GradualSemantics.QUADRATIC_ENERGY, *, with_evidence: bool = True
) -> Strengths:
    """The strengths of all claims. `with_evidence` lets rated evidence bear on its claim. Linear outside of cycles."""
    network = build_network(debate, prior=semantics.prior, with_evidence=with_evidence)
    strengths, unsettled = settle(network, semantics)
    claims = [(number, key) for number, (kind, key) in enumerate(network.names) if kind == "claim"]
    return Strengths(
        values={key: strengths[number] for number, key in claims},
        unsettled=tuple(sorted(key for number, key in claims if number in unsettled)),
    )


def settle(network: Network, semantics: GradualSemantics) -> tuple[list[float], set[int]]:
    """The strength of each node by number, and the nodes in cycles that did not settle."""
    strengths = list(network.base)
    in_cycles = _settle_acyclic(network, semantics, strengths)
    unsettled: set[int] = set()
    for component in _order_components(network, in_cycles):
        if len(component) == 1 and component[0] not in network.sources_of(component[0]):
            strengths[component[0]] = _renew(network, semantics, strengths, component[0])
        elif not _iterate(network, semantics, strengths, component):
            unsettled.update(component)
    return strengths, unsettled


def _settle_acyclic(network: Network, semantics: GradualSemantics, strengths: list[float]) -> set[int]:
    """Work out what hangs on no cycle, in topological order; the other nodes come back."""
    size = len(network.names)
    waiting_for = [0] * size
    dependents: list[list[int]] = [[] for _ in range(size)]
    for number in range(size):
        sources = network.sources_of(number)
        waiting_for[number] = len(sources)
        for source in sources:
            dependents[source].append(number)
    ready = [number for number in range(size) if not waiting_for[number]]
    left = set(range(size))
    while ready:
        number = ready.pop()
        left.discard(number)
        strengths[number] = _renew(network, semantics, strengths, number)
        for dependent in dependents[number]:
            waiting_for[dependent] -= 1
            if not waiting_for[dependent]:
                ready.append(dependent)
    return left


def _order_components(network: Network, numbers: set[int]) -> list[list[int]]:
    """The strongly connected components among the nodes, each after those that it depends on."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(sorted(numbers))
    graph.add_edges_from(
        (source, number) for number in sorted(numbers) for source in network.sources_of(number) if source in numbers
    )
    condensed = nx.condensation(graph)
    return [sorted(condensed.nodes[node]["members"]) for node in nx.topological_sort(condensed)]


def _iterate(network: Network, semantics: GradualSemantics, strengths: list[float], component: list[int]) -> bool:
    """Iterate the component's strengths until they settle; False where they do not. All are renewed from the round before."""
    links = len(component) + sum(len(network.sources_of(number)) for number in component)
    for _ in range(min(MOST_ROUNDS, max(LEAST_ROUNDS, MOST_STEPS // links))):
        moves = [_renew(network, semantics, strengths, number) - strengths[number] for number in component]
        for number, move in zip(component, moves, strict=True):
            strengths[number] += DAMPING * move
        if max(map(abs, moves)) < TOLERANCE:
            return True
    return False


def _renew(network: Network, semantics: GradualSemantics, strengths: list[float], number: int) -> float:
    base = network.base[number]
    if network.premises[number]:
        base *= min(strengths[premise] for premise in network.premises[number])
    attackers, supporters = network.attackers[number], network.supporters[number]
    return semantics.combine(
        base, [strengths[attacker] for attacker in attackers], [strengths[supporter] for supporter in supporters]
    )
