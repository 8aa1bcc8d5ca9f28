"""Scheme nodes as arguments and relations: inferences, conflicts, rephrases and preferences.

An inference from several premises, or by a scheme of its own, is an argument, with one inference for each conclusion; any other
is a relation, and so is a conflict of one claim with another. A conflict with an inference undercuts it.
"""

from argmap.core.kinds import End, Polarity, RelationKind
from argmap.core.records import Argument, Inference, Premise, Relation
from argmap.formats.aif.claims import is_claim
from argmap.formats.aif.graph import STEPS, Edge, Graph, Node
from argmap.formats.aif.holding import hold_item, make_extra
from argmap.formats.aif.items import Item
from argmap.formats.aif.schemes import DEFAULT_TEXTS, name_scheme
from argmap.formats.keys import Keys

MOST_CONCLUSIONS = 10
"""A node with more conclusions stays aside: each of them would repeat all premises."""
_KINDS = {"RA": Polarity.SUPPORTS, "CA": Polarity.ATTACKS}
_LINKS = {"MA": RelationKind.REPHRASES, "PA": RelationKind.PREFERRED_TO}
_Ref = tuple[End, str]


class Steps:
    """The arguments and relations read so far, and what each scheme node became that can be undercut or preferred."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.arguments: list[Argument] = []
        self.relations: list[Relation] = []
        self.became: dict[str, _Ref] = {}
        self._keys = Keys(node.key for node in graph.nodes.values())
        self._premise_keys = Keys()

    def read_step(self, node: Node) -> None:
        """Read an inference or a conflict between claims; one that aims at no claim is left to `read_undercut`."""
        ins, outs = _from_claims(node), _to_claims(node)
        if not ins:
            self.graph.warn(node, "has no premise that is a claim")
        elif len(outs) > MOST_CONCLUSIONS:
            self.graph.warn(node, f"has more than {MOST_CONCLUSIONS} conclusions")
        elif outs and (len(ins) > 1 or len(outs) > 1 or (node.kind == "RA" and name_scheme(node.item))):
            self._add_argument(node, ins, outs)
        elif outs:
            ends = _name_claim(ins[0].source), _name_claim(outs[0].target)
            self._add_relation(node, RelationKind(_KINDS[node.kind].value), ends, (ins[0], outs[0]))
            self.became[node.id] = (End.RELATION, node.key)
        elif node.kind == "RA" or not _to_steps(node):
            self.graph.warn(node, "has no conclusion that is a claim")

    def read_undercut(self, node: Node) -> None:
        """Read a conflict of a claim with steps that were read before."""
        ins, aims = _from_claims(node), _to_steps(node)
        if node.is_taken or not ins or not aims or _to_claims(node):
            return
        for edge in aims:
            if len(ins) == 1 and edge.target.id in self.became:
                ends = _name_claim(ins[0].source), self.became[edge.target.id]
                self._add_relation(node, RelationKind.UNDERCUTS, ends, (ins[0], edge))
        if not node.is_taken:
            self.graph.warn(node, "undercuts by several premises, or what is no step from a claim to a claim")

    def read_link(self, node: Node) -> None:
        """Read a rephrase or a preference, between two claims or, for the latter, two arguments."""
        ins = [(edge, end) for edge in node.ins if (end := self._name_end(edge.source))]
        outs = [(edge, end) for edge in node.outs if (end := self._name_end(edge.target))]
        if len(ins) == len(outs) == 1:
            (into, source), (out, target) = ins[0], outs[0]
            self._add_relation(node, _LINKS[node.kind], (source, target), (into, out))
        else:
            self.graph.warn(node, "does not lead from one claim to one other")

    def _name_end(self, node: Node) -> _Ref | None:
        """The claim or the argument that the node is, if it is either."""
        if is_claim(node):
            return _name_claim(node)
        end, key = self.became.get(node.id, (End.RELATION, ""))
        return None if end is End.RELATION else (End.ARGUMENT, key)

    def _add_argument(self, node: Node, ins: list[Edge], outs: list[Edge]) -> None:
        scheme, kind = name_scheme(node.item), node.kind
        inferences = tuple(self._make_inference(node, ins, out, place) for place, out in enumerate(outs))
        title = scheme or DEFAULT_TEXTS[kind]
        self.arguments.append(Argument(key=node.key, title=title, position=len(self.arguments), inferences=inferences))
        self.became[node.id] = (End.ARGUMENT if len(outs) > 1 else End.INFERENCE, node.key)
        self.graph.take(node, *ins, *outs)

    def _make_inference(self, node: Node, ins: list[Edge], out: Edge, place: int) -> Inference:
        key = node.key if not place else self._keys.take(node.key)
        return Inference(
            key=key,
            kind=_KINDS[node.kind],
            conclusion=out.target.key,
            premises=tuple(
                Premise(key=self._premise_keys.take(f"{key}/{number + 1}"), claim=edge.source.key, position=number)
                for number, edge in enumerate(ins)
            ),
            scheme=name_scheme(node.item),
            position=place,
            extra=self._hold(node, [out] if place else [*ins, out], name_scheme(node.item), is_first=not place),
        )

    def _add_relation(self, node: Node, kind: RelationKind, ends: tuple[_Ref, _Ref], edges: tuple[Edge, Edge]) -> None:
        is_first = not node.is_taken
        (source_kind, source), (target_kind, target) = ends
        fresh = [edge for edge in edges if not edge.is_taken]
        self.relations.append(
            Relation(
                key=node.key if is_first else self._keys.take(node.key),
                kind=kind,
                source=source,
                source_kind=source_kind,
                target=target,
                target_kind=target_kind,
                position=len(self.relations),
                extra=self._hold(node, fresh, "", is_first=is_first),
            )
        )
        self.graph.take(node, *edges)

    def _hold(self, node: Node, edges: list[Edge], scheme: str, *, is_first: bool) -> Item:
        """What the record keeps: the first of a node all of it, the others the node's id."""
        dialect, kind = self.graph.dialect, node.kind
        default = dialect.make_node(node.key, scheme or DEFAULT_TEXTS[kind], kind)
        held: Item = hold_item(node.item, default) | {"lists": node.lists} if is_first else {"of": node.id}
        held["edges"] = [edge.item for edge in edges if edge.item != dialect.make_edge(edge.source.key, edge.target.key)]
        return make_extra(held)


def read_steps(graph: Graph) -> Steps:
    """The arguments and relations of the graph's scheme nodes; what is neither stays aside, with a warning."""
    steps = Steps(graph)
    for node in graph.of_kind("RA", "CA"):
        steps.read_step(node)
    for node in graph.of_kind("CA"):
        steps.read_undercut(node)
    for node in graph.of_kind("MA", "PA"):
        steps.read_link(node)
    _explain_edges(graph)
    return steps


def _explain_edges(graph: Graph) -> None:
    """Say which edges between parts of records are themselves part of none."""
    for edge in graph.edges:
        ends = (edge.source, edge.target)
        if not edge.is_taken and all(end.is_taken and (is_claim(end) or end.kind in STEPS) for end in ends):
            what = f"the edge from {edge.source.kind} to {edge.target.kind} has no place beside the other edges of its node"
            graph.findings.warn(what, (*graph.way, "edges", edge.place))


def _name_claim(node: Node) -> _Ref:
    return End.CLAIM, node.key


def _from_claims(node: Node) -> list[Edge]:
    return [edge for edge in node.ins if is_claim(edge.source)]


def _to_claims(node: Node) -> list[Edge]:
    return [edge for edge in node.outs if is_claim(edge.target)]


def _to_steps(node: Node) -> list[Edge]:
    return [edge for edge in node.outs if edge.target.kind in _KINDS]
