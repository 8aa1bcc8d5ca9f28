"""A debate as a graph for Gephi, Cytoscape, igraph and the like: GraphML (http://graphml.graphdrawing.org), written only.

Claims, arguments, inferences and actors are nodes; premises, conclusions, relations, stances and affiliations are edges. A
relation that another one aims at is a node itself, with an edge to it and one from it, for an edge cannot end at an edge.
"""

import re
from collections.abc import Iterator
from html import escape

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.records import Relation
from argmap.core.text import strip_unprintable
from argmap.formats.carrying import Carries, name_fields
from argmap.formats.format import Format

Value = str | float | bool | None
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<graphml[\s>]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""
NODE_ATTRIBUTES = {
    "label": "string",
    "record_kind": "string",
    "record_key": "string",
    "kind": "string",
    "text": "string",
    "group": "string",
    "tags": "string",
    "prior": "double",
    "assumed": "boolean",
}
"""What a node tells, with the type. (Gephi has a `type` and a `key` of its own.)"""
EDGE_ATTRIBUTES = {
    "label": "string",
    "record_kind": "string",
    "record_key": "string",
    "kind": "string",
    "weight": "double",
    "basis": "string",
    "role": "string",
    "implicit": "boolean",
    "on_behalf_of": "string",
    "act": "string",
    "said_on": "string",
    "since": "string",
    "until": "string",
    "tags": "string",
}
"""What an edge tells, with the type."""
_PREFIXES = {"node": "n_", "edge": "e_"}
_ACTOR = "actor"


class _Node(Struct, frozen=True):
    """A node: what it is a record of, and its key; together they are its name."""

    type: str
    key: str
    values: dict[str, Value]


class _Edge(Struct, frozen=True):
    """An edge between two nodes, each given by its type and key."""

    source: tuple[str, str]
    target: tuple[str, str]
    values: dict[str, Value]


def write_graphml(debate: Debate) -> bytes:
    """The debate as a directed graph with attributes; parallel edges where several relations or stances tie the same ends."""
    nodes = list(_list_nodes(debate))
    # Keys may hold what no XML name may, so that nodes are numbered.
    names = {(node.type, node.key): f"n{number}" for number, node in enumerate(nodes)}
    lines = [_HEAD]
    for domain, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
        for name, kind in attributes.items():
            declared = f'for="{domain}" attr.name="{name}" attr.type="{kind}"'
            lines.append(f'  <key id="{_PREFIXES[domain]}{name}" {declared}/>')
    lines.append('  <graph id="debate" edgedefault="directed">')
    lines += [f'    <node id="{names[node.type, node.key]}">{_write_data("node", node.values)}</node>' for node in nodes]
    for number, edge in enumerate(_list_edges(debate)):
        ends = f'source="{names[edge.source]}" target="{names[edge.target]}"'
        lines.append(f'    <edge id="e{number}" {ends}>{_write_data("edge", edge.values)}</edge>')
    lines += ["  </graph>", "</graphml>", ""]
    return "\n".join(lines).encode()


def _write_data(domain: str, values: dict[str, Value]) -> str:
    return "".join(
        f'<data key="{_PREFIXES[domain]}{name}">{_write_value(value)}</data>'
        for name, value in values.items()
        if value is not None and value != ""
    )


def _write_value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # A reader takes a bare carriage return for a line feed.
    return escape(strip_unprintable(str(value))).replace("\r", "&#13;")


def _list_nodes(debate: Debate) -> Iterator[_Node]:
    titles = {group.key: group.title for group in debate.groups}
    for claim in debate.claims:
        values: dict[str, Value] = {"kind": claim.kind, "text": claim.text, "group": titles.get(claim.group or "")}
        values |= {"tags": ", ".join(claim.tags), "prior": claim.prior, "assumed": claim.assumed}
        yield _make_node(End.CLAIM, claim.key, claim.title, values)
    for argument in debate.arguments:
        values = {"text": argument.gist, "group": titles.get(argument.group or ""), "tags": ", ".join(argument.tags)}
        yield _make_node(End.ARGUMENT, argument.key, argument.title, values)
        for inference in argument.inferences:
            label = inference.scheme or argument.title
            yield _make_node(End.INFERENCE, inference.key, label, {"kind": inference.kind, "tags": ", ".join(inference.tags)})
    for actor in debate.actors:
        values = {"kind": actor.kind, "text": actor.description, "tags": ", ".join(actor.tags)}
        yield _make_node(_ACTOR, actor.key, actor.name, values)
    for relation in _list_aims(debate):
        yield _make_node(End.RELATION, relation.key, relation.kind, {"kind": relation.kind, "tags": ", ".join(relation.tags)})


def _make_node(kind: str, key: str, label: str, values: dict[str, Value]) -> _Node:
    return _Node(kind, key, {"label": label, "record_kind": kind, "record_key": key, **values})


def _list_aims(debate: Debate) -> list[Relation]:
    aims = {relation.target for relation in debate.relations if relation.target_kind is End.RELATION}
    return [relation for relation in debate.relations if relation.key in aims]


def _list_edges(debate: Debate) -> Iterator[_Edge]:
    yield from _list_inference_edges(debate)
    yield from _list_relation_edges(debate)
    yield from _list_actor_edges(debate)


def _list_inference_edges(debate: Debate) -> Iterator[_Edge]:
    for argument in debate.arguments:
        for inference in argument.inferences:
            node = (End.INFERENCE.value, inference.key)
            values: dict[str, Value] = {"kind": inference.kind, "weight": inference.weight, "basis": inference.basis}
            yield _make_edge("argument", (End.ARGUMENT, argument.key), node, inference.key, {"label": "unfolds into"})
            yield _make_edge("conclusion", node, (End.CLAIM, inference.conclusion), inference.key, values)
            for premise in inference.premises:
                told: dict[str, Value] = {"role": premise.role, "implicit": premise.implicit, "tags": ", ".join(premise.tags)}
                yield _make_edge("premise", (End.CLAIM, premise.claim), node, premise.key, told)


def _list_relation_edges(debate: Debate) -> Iterator[_Edge]:
    aims = {relation.key for relation in _list_aims(debate)}
    for relation in debate.relations:
        values: dict[str, Value] = {"kind": relation.kind, "weight": relation.weight, "basis": relation.basis}
        values["tags"] = ", ".join(relation.tags)
        source, target = (relation.source_kind.value, relation.source), (relation.target_kind.value, relation.target)
        if relation.key in aims:
            node = (End.RELATION.value, relation.key)
            yield _make_edge("premise", source, node, relation.key, {})
            source = node
        yield _make_edge("relation", source, target, relation.key, values)


def _list_actor_edges(debate: Debate) -> Iterator[_Edge]:
    for stance in debate.stances:
        on = (End.CLAIM.value, stance.claim) if stance.claim is not None else (End.ARGUMENT.value, stance.argument or "")
        values: dict[str, Value] = {"kind": stance.position, "on_behalf_of": stance.on_behalf_of, "act": stance.act}
        values |= {"basis": stance.basis, "said_on": stance.said_on, "tags": ", ".join(stance.tags)}
        yield _make_edge("stance", (_ACTOR, stance.actor), on, stance.key, values)
    for tie in debate.affiliations:
        told: dict[str, Value] = {"kind": tie.kind, "since": tie.since, "until": tie.until, "tags": ", ".join(tie.tags)}
        yield _make_edge("affiliation", (_ACTOR, tie.actor), (_ACTOR, tie.body), tie.key, told)


def _make_edge(kind: str, source: tuple[str, str], target: tuple[str, str], key: str, values: dict[str, Value]) -> _Edge:
    label = values.get("kind") or kind
    return _Edge(source, target, {"label": label, "record_kind": kind, "record_key": key, **values})


def list_carried(debate: Debate) -> Carries:
    """The fields that nodes and edges have attributes for, or are made of."""
    groups = {claim.group for claim in debate.claims} | {argument.group for argument in debate.arguments}
    return Carries(fields=_CARRIED, chosen={"groups": groups})


_CARRIED = name_fields(
    debate="",
    groups="title",
    claims="key title text kind group tags prior assumed",
    arguments="key title gist group tags",
    inferences="key conclusion kind scheme weight basis tags",
    premises="key claim role implicit tags",
    relations="key kind source target source_kind target_kind weight basis tags",
    actors="key name kind description tags",
    affiliations="key actor kind body since until tags",
    stances="key actor position claim argument on_behalf_of act basis said_on tags",
)

GRAPHML = Format(
    name="graphml",
    title="GraphML",
    media_type="application/graphml+xml",
    suffixes=(".graphml",),
    sniff=lambda data: _START.match(data[:4096]) is not None,
    limit=0,
    specification="http://graphml.graphdrawing.org/specification.html",
    cannot_carry=(
        "The debate's own question and summary; issues, sources, passages and evidence; groups, but for their titles.",
        "Of stances, gist, conditions, reporter, report date, venue and passages; of actors, their codes.",
        "Guided tours; what is kept in extra; the order of records.",
    ),
    write=write_graphml,
    carries=list_carried,
)
