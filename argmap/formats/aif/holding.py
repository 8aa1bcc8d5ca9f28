"""What a record keeps of the items that it was read from, in its `extra["aif"]`, so that they are written as they were.

`node` are the fields that do not follow from the record, or `verbatim` is the whole node where they are no mere addition;
`edges` are those of its edges that are not as we write them, `lists` what other lists say of the node. Where several records
come of one node, the first keeps this, and the others the node's id: `of`.
"""

from typing import Any

from argmap.core.records import Value
from argmap.formats.aif.items import Item, find_raw_id, read_id

NAMESPACE = "aif"


def hold_item(item: Item, default: Item) -> Item:
    """What to keep of an item beside what is written anyway.

    >>> hold_item({"nodeID": "1", "type": "I", "timestamp": "now"}, {"nodeID": "1", "type": "I"})
    {'node': {'timestamp': 'now'}}
    """
    rest = {name: value for name, value in item.items() if name not in default or not _is_same(default[name], value)}
    if not default.keys() <= item.keys():
        return {"verbatim": item}
    return {"node": rest} if rest else {}


def _is_same(one: object, other: object) -> bool:
    # 1, 1.0 and True are equal, but not the same in a file.
    return type(one) is type(other) and one == other


def release_item(held: Item, default: Item) -> Item:
    """The item as it was, with what is new of the record in it."""
    verbatim = held.get("verbatim")
    if isinstance(verbatim, dict):
        return verbatim
    rest = held.get("node")
    return default | rest if isinstance(rest, dict) else default


def find_held_id(held: Item) -> str | None:
    """The id of the node that the record was read from, where that is not the record's key."""
    for part in (held.get("verbatim"), held.get("node")):
        if isinstance(part, dict):
            return read_id(find_raw_id(part))
    return None


def read_held(value: Value) -> Item:
    """What the record keeps; empty where that is nothing that we wrote."""
    held = value.extra.get(NAMESPACE)
    return held if isinstance(held, dict) else {}


def read_held_items(held: Item, name: str) -> list[Item]:
    """The items that are kept under this name."""
    items = held.get(name)
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def read_held_lists(held: Item) -> dict[str, list[Item]]:
    """What other lists say of the node, by the list's name."""
    lists = held.get("lists")
    return {name: read_held_items(lists, name) for name in lists} if isinstance(lists, dict) else {}


def make_extra(held: Item) -> dict[str, Any]:
    """The record's `extra`, without the parts that hold nothing."""
    kept = {name: part for name, part in held.items() if part}
    return {NAMESPACE: kept} if kept else {}
