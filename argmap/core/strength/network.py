"""A debate as a quantitative bipolar network: numbered nodes, and what attacks and supports each.

Claims are nodes with their prior as base score; an argument that unfolds into nothing is one with a neutral base score. A link
whose source is a claim and that nobody undercuts is an edge. What has several premises, a weight, or an undercut is a node of
its own, a *step*: its base score is its weight (1 where nobody set it) times its weakest premise's strength; undercuts and
premises in the role of exceptions attack it. The minimum is ours, not the papers': linked premises count only together.
Evidence with a rating is a node without attackers whose base score is its rating's weight; evidence that only attests or
illustrates is left out.
"""

from collections.abc import Iterable
from itertools import permutations

from msgspec import Struct, field

from argmap.core.debate import Debate
from argmap.core.kinds import End, EvidenceKind, Polarity, RelationKind
from argmap.core.records import Inference, Relation
from argmap.core.standing.verdicts import CREDIBILITY_WEIGHTS
from argmap.core.strength.semantics import NEUTRAL_PRIOR

EXCEPTION = "exception"
"""The role of a premise that defeats its inference where it holds (Carneades)."""

Name = tuple[str, str]
"""A record kind in the singular and a key."""

_FOR = frozenset({RelationKind.SUPPORTS, RelationKind.ENTAILS})
_EXCLUSIVE = frozenset({RelationKind.CONTRARY, RelationKind.CONTRADICTORY})


class Network(Struct):
    """Nodes by number: their names, base scores (for a step, its weight), and attackers, supporters and premises."""

    names: list[Name] = field(default_factory=list)
    number_of: dict[Name, int] = field(default_factory=dict)
    base: list[float] = field(default_factory=list)
    attackers: list[list[int]] = field(default_factory=list)
    supporters: list[list[int]] = field(default_factory=list)
    premises: list[tuple[int, ...]] = field(default_factory=list)

    def add(self, name: Name, base: float, premises: Iterable[int] = ()) -> int:
        """A new node's number."""
        number = len(self.names)
        self.names.append(name)
        self.number_of[name] = number
        self.base.append(base)
        self.attackers.append([])
        self.supporters.append([])
        self.premises.append(tuple(premises))
        return number

    def sources_of(self, number: int) -> tuple[int, ...]:
        """The nodes that the node's strength depends on."""
        return (*self.attackers[number], *self.supporters[number], *self.premises[number])


def build_network(debate: Debate, *, prior: float, with_evidence: bool = True) -> Network:
    """The network of the debate; `prior` is the base score of claims for which nobody has set one. Linear in the links."""
    network = Network()
    for claim in debate.claims:
        network.add(("claim", claim.key), prior if claim.prior is None else claim.prior)
    for argument in debate.arguments:
        if not argument.inferences:
            network.add(("argument", argument.key), NEUTRAL_PRIOR)
    _add_inferences(network, debate)
    _add_relations(network, debate)
    _add_undercuts(network, debate)
    _add_exclusions(network, debate)
    if with_evidence:
        _add_evidence(network, debate)
    return network


def _add_inferences(network: Network, debate: Debate) -> None:
    for inference in debate.inferences:
        exceptions = [premise for premise in inference.premises if premise.role == EXCEPTION]
        needed = [network.number_of["claim", premise.claim] for premise in inference.premises if premise.role != EXCEPTION]
        step = network.add(("inference", inference.key), _weight(inference), needed)
        network.attackers[step] += [network.number_of["claim", premise.claim] for premise in exceptions]
        _lead_to(network, step, network.number_of["claim", inference.conclusion], is_for=inference.kind is Polarity.SUPPORTS)


def _add_relations(network: Network, debate: Debate) -> None:
    undercut = {relation.target for relation in debate.relations if relation.target_kind is End.RELATION}
    for relation in debate.relations:
        if relation.kind not in _FOR and relation.kind is not RelationKind.ATTACKS:
            continue
        is_for = relation.kind in _FOR
        for source in _nodes_of(network, debate, relation.source_kind, relation.source):
            start = source
            if relation.weight is not None or relation.key in undercut:
                start = network.add(("relation", relation.key), _weight(relation), [source])
            for target in _nodes_of(network, debate, relation.target_kind, relation.target):
                _lead_to(network, start, target, is_for=is_for)


def _add_undercuts(network: Network, debate: Debate) -> None:
    for relation in debate.relations:
        if relation.kind is RelationKind.UNDERCUTS:
            for target in _nodes_of(network, debate, relation.target_kind, relation.target):
                network.attackers[target] += _nodes_of(network, debate, relation.source_kind, relation.source)


def _add_exclusions(network: Network, debate: Debate) -> None:
    """Claims that exclude each other attack each other: contraries, contradictories, and the positions of an issue."""
    pairs = [(one, other) for issue in debate.issues for one, other in permutations(issue.positions, 2)]
    for relation in debate.relations:
        if relation.kind in _EXCLUSIVE and relation.source_kind is relation.target_kind is End.CLAIM:
            pairs += [(relation.source, relation.target), (relation.target, relation.source)]
    for one, other in dict.fromkeys(pairs):
        network.attackers[network.number_of["claim", other]].append(network.number_of["claim", one])


def _add_evidence(network: Network, debate: Debate) -> None:
    for evidence in debate.evidence:
        weight = CREDIBILITY_WEIGHTS.get(evidence.credibility)
        if weight is not None and evidence.kind in (EvidenceKind.SUPPORTS, EvidenceKind.UNDERMINES):
            step = network.add(("evidence", evidence.key), weight)
            claim = network.number_of["claim", evidence.claim]
            _lead_to(network, step, claim, is_for=evidence.kind is EvidenceKind.SUPPORTS)


def _weight(step: Inference | Relation) -> float:
    return 1.0 if step.weight is None else step.weight


def _lead_to(network: Network, source: int, target: int, *, is_for: bool) -> None:
    (network.supporters if is_for else network.attackers)[target].append(source)


def _nodes_of(network: Network, debate: Debate, kind: End, key: str) -> list[int]:
    """The nodes of a link's end: an argument that unfolds is all its inferences."""
    if kind is End.ARGUMENT and debate.argument_by_key[key].inferences:
        return [network.number_of["inference", inference.key] for inference in debate.argument_by_key[key].inferences]
    number = network.number_of.get((kind.value, key))
    return [] if number is None else [number]
