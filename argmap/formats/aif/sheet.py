"""A document while it is being written: what the debate kept of it, and the nodes and edges that its records make."""

from typing import Any

from argmap.core.debate import Debate
from argmap.formats.aif.holding import read_held, read_held_items, read_held_lists
from argmap.formats.aif.items import (
    Dialect,
    Item,
    find_container,
    find_ends,
    find_list,
    find_raw_id,
    list_attachments,
    read_id,
)
from argmap.formats.aif.reader import EMPTY, OWN


class Ids:
    """Gives out ids, none twice; `reserved` are those of nodes that no record holds."""

    def __init__(self, reserved: set[str]) -> None:
        self._taken = set(reserved)
        self._counts: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """The wanted id, or with a number after it where that is taken."""
        taken = wanted
        while taken in self._taken:
            self._counts[wanted] = self._counts.get(wanted, 1) + 1
            taken = f"{wanted}/{self._counts[wanted]}"
        self._taken.add(taken)
        return taken


class Sheet:
    """The document. Nodes and edges that records make stand before those that were kept, so that reading finds them first."""

    def __init__(self, debate: Debate) -> None:
        held = read_held(debate.about)
        self.dialect = Dialect.OVA2 if held.get("dialect") == Dialect.OVA2.value else Dialect.AIFDB
        kept = held.get("document")
        self.document = _copy_document(kept if isinstance(kept, dict) else EMPTY)
        self._missing = _read_texts(held, "missing")
        self._kept = {name: _take_list(self.document, name) for name in self._name_lists()}
        kept_ids = {node_id for node in self._kept["nodes"] if (node_id := _read_node_id(node))}
        self.ids = Ids(kept_ids - _read_texts(held, "doubled") | self._missing)
        self._known = kept_ids | self._missing
        self._raw: dict[str, object] = {}
        self._edges: dict[tuple[str, str], Item | None] = {}
        self._pool: dict[tuple[str, str], Item] = {}

    def _name_lists(self) -> list[str]:
        return ["nodes", "edges", "participants", *(name for name, _, _ in list_attachments(self.document))]

    def add_node(self, node_id: str, item: Item, held: Item) -> None:
        """Add a node, under this id even where its item has another, with its edges for when they are wanted."""
        if read_id(find_raw_id(item)) != node_id:
            item = item | {_name_id(item, self.dialect): node_id}
        self._raw[node_id] = find_raw_id(item)
        self._known.add(node_id)
        find_list(self.document, "nodes").append(item)
        for name, items in read_held_lists(held).items():
            if items and name not in ("nodes", "edges", "participants"):
                find_list(self.document, name).extend(items)
        self.offer_edges(held)

    def offer_edges(self, held: Item) -> None:
        """Note how edges stood in the file, for when they are wanted."""
        for edge in read_held_items(held, "edges"):
            source, target = (read_id(raw) for raw in find_ends(edge))
            if source is not None and target is not None:
                self._pool.setdefault((source, target), edge)

    def add_edge(self, source: str, target: str) -> None:
        """Add an edge, once."""
        self._edges[source, target] = None

    def has_node(self, node_id: str) -> bool:
        """Whether a record has made this node already."""
        return node_id in self._raw

    def get_raw(self, node_id: str) -> object:
        """The id as the node writes it, a number perhaps."""
        return self._raw.get(node_id, node_id)

    def finish(self) -> Item:
        """The document with what was kept after what was added, without kept edges whose node is gone."""
        for source, target in self._edges:
            made = self.dialect.make_edge(self.get_raw(source), self.get_raw(target))
            find_list(self.document, "edges").append(self._pool.get((source, target), made))
        for name, items in self._kept.items():
            kept = [item for item in items if self._is_whole(item)] if name == "edges" else items
            if kept:
                find_list(self.document, name).extend(kept)
        return self.document

    def _is_whole(self, edge: object) -> bool:
        ends = [read_id(raw) for raw in find_ends(edge)] if isinstance(edge, dict) else []
        return all(end is None or end in self._known for end in ends)


def _name_id(item: Item, dialect: Dialect) -> str:
    """What the item calls its id, or would."""
    wanted = "id" if dialect is Dialect.OVA2 else "nodeID"
    return next((name for name in ("nodeID", "id") if name in item), wanted)


def _copy_document(document: Item) -> Item:
    return {name: _copy(value) for name, value in document.items() if name != OWN}


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: list(item) if isinstance(item, list) else item for name, item in value.items()}
    return list(value) if isinstance(value, list) else value


def _take_list(document: Item, name: str) -> list[Any]:
    """The items of a list, which is left empty; where there is no such list, none is made."""
    holder, _ = find_container(document)
    if not isinstance(holder.get(name), list) and "." not in name:
        return []
    items = find_list(document, name)
    taken = items[:]
    items.clear()
    return taken


def _read_node_id(node: object) -> str | None:
    return read_id(find_raw_id(node)) if isinstance(node, dict) else None


def _read_texts(held: Item, name: str) -> set[str]:
    texts = held.get(name)
    return {text for text in texts if isinstance(text, str)} if isinstance(texts, list) else set()
