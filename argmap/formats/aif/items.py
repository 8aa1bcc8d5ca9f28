"""The items of a nodeset (nodes, edges, locutions, participants) as they stand in a file, whichever tool wrote it.

AIFdb, xAIF and OVA3 say nodeID, fromID, toID and participantID; OVA2 says id, from.id and to.id.
"""

from collections.abc import Iterator
from enum import Enum
from typing import Any

Item = dict[str, Any]


class Dialect(Enum):
    """How a tool names the parts of an item."""

    AIFDB = "aifdb"
    OVA2 = "ova2"

    def make_node(self, node_id: object, text: str, kind: str) -> Item:
        """A node as the tool writes it."""
        name = "id" if self is Dialect.OVA2 else "nodeID"
        return {name: node_id, "text": text, "type": kind}

    def make_edge(self, source: object, target: object) -> Item:
        """An edge as the tool writes it; its id follows from its ends."""
        if self is Dialect.OVA2:
            return {"from": {"id": source}, "to": {"id": target}}
        return {"edgeID": f"{source}->{target}", "fromID": source, "toID": target}

    def make_participant(self, person: object, firstname: str, surname: str) -> Item:
        """A participant as the tool writes it."""
        name = "id" if self is Dialect.OVA2 else "participantID"
        return {name: person, "firstname": firstname, "surname": surname}


def read_id(raw: object) -> str | None:
    """An id as text, or None where it is none; some tools write numbers, some texts.

    >>> read_id(12), read_id("12_673"), read_id(None), read_id(True)
    ('12', '12_673', None, None)
    """
    if isinstance(raw, str):
        return raw or None
    return str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else None


def find_raw_id(node: Item) -> object:
    """A node's id as it is written."""
    return node.get("nodeID", node.get("id"))


def find_raw_person(participant: Item) -> object:
    """A participant's id as it is written."""
    return participant.get("participantID", participant.get("id"))


def find_ends(edge: Item) -> tuple[object, object]:
    """The ids of an edge's ends as they are written."""
    return _find_end(edge, "fromID", "from"), _find_end(edge, "toID", "to")


def _find_end(edge: Item, name: str, other: str) -> object:
    if name in edge:
        return edge[name]
    end = edge.get(other)
    return find_raw_id(end) if isinstance(end, dict) else end


def find_container(document: Item) -> tuple[Item, tuple[str, ...]]:
    """Where a document keeps its nodes and edges, and the way there: in `AIF`, or outermost."""
    inner = document.get("AIF")
    return (inner, ("AIF",)) if isinstance(inner, dict) else (document, ())


_DRAWINGS = {"OVA.nodes": "OVA", "ova.nodes": "ova"}
_OTHERS = frozenset({"nodes", "edges", "participants"}) | _DRAWINGS.keys()


def list_attachments(document: Item) -> Iterator[tuple[str, Item, str]]:
    """The lists whose items belong to nodes: what a list is called here, what holds it, and its name there.

    They are locutions, the fulfilments of schemes and descriptors, and where OVA draws a node.
    """
    container, _ = find_container(document)
    for name, content in container.items():
        if isinstance(content, list) and name not in _OTHERS:
            yield name, container, name
    for called, name in _DRAWINGS.items():
        drawing = document.get(name)
        if isinstance(drawing, dict) and isinstance(drawing.get("nodes"), list):
            yield called, drawing, "nodes"


def find_list(document: Item, name: str) -> list[Any]:
    """The list of that name (as in `list_attachments`), made where it is not there yet."""
    holder, _ = find_container(document)
    if name in _DRAWINGS:
        drawing = document.get(_DRAWINGS[name])
        if not isinstance(drawing, dict):
            drawing = document[_DRAWINGS[name]] = {}
        holder, name = drawing, "nodes"
    if not isinstance(holder.get(name), list):
        holder[name] = []
    found: list[Any] = holder[name]
    return found
