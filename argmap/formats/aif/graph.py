"""A nodeset as a graph: nodes that can be told apart, edges between them, and which of both have become part of a record."""

from collections.abc import Iterator
from typing import Any

from argmap.core.checks import is_key
from argmap.formats.aif.findings import Findings, Path
from argmap.formats.aif.items import Dialect, Item, find_container, find_ends, find_raw_id, list_attachments, read_id
from argmap.formats.keys import Keys
from argmap.formats.showing import show

STEPS = frozenset({"RA", "CA", "MA", "PA"})
KNOWN = frozenset({"I", "L", "TA", "YA"}) | STEPS
_GRAMMAR = frozenset(
    {("I", step) for step in STEPS}
    | {(step, "I") for step in STEPS}
    | {("CA", step) for step in ("RA", "CA", "PA")}
    | {("PA", "RA"), ("PA", "CA"), ("RA", "PA")}
    | {("L", "TA"), ("TA", "L"), ("L", "YA"), ("TA", "YA"), ("YA", "I"), ("YA", "L")}
    | {("YA", step) for step in STEPS}
    | {("L", "MA"), ("MA", "L")}
)
"""The edges that AIF and inference anchoring theory know, by the types of their ends."""


class Node:
    """A node that the debate can refer to; `key` is its id, or stands in for one that is no key."""

    def __init__(self, place: int, node_id: str, item: Item) -> None:
        self.place = place
        self.id = node_id
        self.key = node_id
        self.item = item
        self.kind = _read_text(item, "type")
        self.text = _read_text(item, "text")
        self.ins: list[Edge] = []
        self.outs: list[Edge] = []
        self.lists: dict[str, list[Item]] = {}
        self.is_taken = False


class Edge:
    """An edge between two nodes, not yet part of a record unless `is_taken`."""

    def __init__(self, place: int, source: Node, target: Node, item: Item) -> None:
        self.place = place
        self.source = source
        self.target = target
        self.item = item
        self.is_taken = False


class Graph:
    """The nodes and edges of a document, in its order; what cannot be made out stays aside, with a warning.

    `missing` are the ids of nodes that only edges know, `doubled` those that several nodes have, and `held` identifies the
    items of other lists that have become part of a record.
    """

    def __init__(self, document: Item, dialect: Dialect, findings: Findings) -> None:
        self.dialect = dialect
        self.findings = findings
        container, way = find_container(document)
        self.way: Path = way
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self.missing: set[str] = set()
        self.doubled: set[str] = set()
        self.held: set[int] = set()
        self._read_nodes(self._list_items(container, "nodes"))
        self._name_nodes()
        self._read_edges(self._list_items(container, "edges"))
        self._attach(document)

    def of_kind(self, *kinds: str) -> Iterator[Node]:
        """The nodes of these types, in the document's order."""
        return (node for node in self.nodes.values() if node.kind in kinds)

    def warn(self, node: Node, what: str) -> None:
        """Say that a node is no record, though it is kept."""
        self.findings.warn(f"the {node.kind} node {show(node.id)} {what}", (*self.way, "nodes", node.place))

    def take(self, *parts: Node | Edge) -> None:
        """Make nodes and edges part of a record, so that they do not stay in what is kept aside."""
        for part in parts:
            part.is_taken = True
            if isinstance(part, Node):
                self.held.update(id(item) for items in part.lists.values() for item in items)

    def _list_items(self, container: Item, name: str) -> list[Any]:
        items = container.get(name)
        if isinstance(items, list):
            return items
        self.findings.warn(f"there is no list of {name}", self.way)
        return []

    def _read_nodes(self, items: list[Any]) -> None:
        for place, item in enumerate(items):
            node_id = read_id(find_raw_id(item)) if isinstance(item, dict) else None
            path = (*self.way, "nodes", place)
            if node_id is None:
                self.findings.warn("this node has no id", path)
            elif node_id in self.nodes:
                self.doubled.add(node_id)
                self.findings.warn(f"another node has the id {show(node_id)} already", path)
            else:
                node = Node(place, node_id, item)
                self.nodes[node_id] = node
                if node.kind not in KNOWN:
                    self.warn(node, "is of a type that AIF does not have")

    def _name_nodes(self) -> None:
        keys = Keys(node_id for node_id in self.nodes if is_key(node_id))
        for node in self.nodes.values():
            if not is_key(node.id):
                node.key = keys.take(f"node-{node.place + 1}")
                self.warn(node, f"has an id that is no key; it is called {node.key} here")

    def _read_edges(self, items: list[Any]) -> None:
        pairs: set[tuple[str, str]] = set()
        for place, item in enumerate(items):
            path = (*self.way, "edges", place)
            ends = [read_id(raw) for raw in find_ends(item)] if isinstance(item, dict) else [None, None]
            known = [self.nodes[end] for end in ends if end is not None and end in self.nodes]
            self.missing.update(end for end in ends if end is not None and end not in self.nodes)
            if len(known) < 2:
                self.findings.warn("this edge lacks one of its nodes", path)
                continue
            source, target = known
            if (source.id, target.id) in pairs:
                self.findings.warn(f"the edge from {show(source.id)} to {show(target.id)} stands here twice", path)
                continue
            pairs.add((source.id, target.id))
            if (source.kind, target.kind) not in _GRAMMAR:
                self.findings.warn(f"an edge from {source.kind} to {target.kind} is outside the grammar of AIF", path)
                continue
            edge = Edge(place, source, target, item)
            source.outs.append(edge)
            target.ins.append(edge)
            self.edges.append(edge)

    def _attach(self, document: Item) -> None:
        for name, holder, place in list_attachments(document):
            for item in holder[place]:
                node = self.nodes.get(read_id(item.get("nodeID")) or "") if isinstance(item, dict) else None
                if node is not None:
                    node.lists.setdefault(name, []).append(item)


def _read_text(item: Item, name: str) -> str:
    text = item.get(name)
    return text if isinstance(text, str) else ""
