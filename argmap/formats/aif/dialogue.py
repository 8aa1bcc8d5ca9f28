"""Locutions as passages of one dialogue, their speakers as actors, and what they do with claims as stances.

A locution counts that says something and that the file ascribes to a participant. Locutions of analysts, transitions between
locutions, and illocutions that are anchored in transitions or aim at anything but a claim have no record; they stay aside.
"""

import re

from msgspec.structs import replace

from argmap.core.anchor import CONTEXT_LENGTH
from argmap.core.edtf import parse_edtf
from argmap.core.records import Passage, Source, Stance
from argmap.formats.aif.claims import is_claim
from argmap.formats.aif.graph import Edge, Graph, Node
from argmap.formats.aif.holding import hold_item, make_extra
from argmap.formats.aif.items import Item
from argmap.formats.aif.participants import Participants
from argmap.formats.aif.schemes import ILLOCUTIONS, UNDERSTOOD, is_analysts, read_illocution
from argmap.formats.keys import Keys
from argmap.formats.showing import show

DIALOGUE = "dialogue"
"""The key of the source that the locutions are passages of, and the mark in its `extra` that it is this one."""
_BETWEEN = "\n\n"
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})\b", re.ASCII)


class Dialogue:
    """The dialogue's source, passages and stances."""

    def __init__(self, graph: Graph, participants: Participants) -> None:
        self.graph = graph
        self.participants = participants
        self.passages: list[Passage] = []
        self.stances: list[Stance] = []
        self._keys = Keys(node.key for node in graph.nodes.values())
        self._locutions = _in_order([node for node in graph.of_kind("L") if node.text and participants.find_speaker(node)])
        self.sources = self._read_source()
        self._unknown: set[str] = set()

    def _read_source(self) -> list[Source]:
        """The dialogue as one text, its locutions in their order."""
        if not self._locutions:
            return []
        texts, start = [], 0
        for node in self._locutions:
            texts.append(node.text)
            self._add_passage(node, start)
            start += len(node.text) + len(_BETWEEN)
        text = _BETWEEN.join(texts)
        self.passages = [_add_context(passage, text) for passage in self.passages]
        return [Source(key=DIALOGUE, title="Dialogue", text=text, extra=make_extra({DIALOGUE: True}))]

    def _add_passage(self, node: Node, start: int) -> None:
        default = self.graph.dialect.make_node(node.key, node.text, "L")
        self.passages.append(
            Passage(
                key=node.key,
                source=DIALOGUE,
                exact=node.text,
                start=start,
                end=start + len(node.text),
                extra=make_extra(hold_item(node.item, default) | {"lists": node.lists}),
            )
        )
        self.graph.take(node)

    def read_illocution(self, node: Node) -> None:
        """Read what a locution does with claims; one stance for each pair of them, as long as only one side has several."""
        ins = [edge for edge in node.ins if edge.source.kind == "L" and edge.source.is_taken]
        outs = [edge for edge in node.outs if is_claim(edge.target)]
        if not ins or not outs or is_analysts(node.item):
            return
        if len(ins) > 1 and len(outs) > 1:
            self.graph.warn(node, "ties several locutions to several claims")
            return
        if read_illocution(node.item) is None and node.text not in self._unknown:
            self._unknown.add(node.text)
            self.graph.findings.warn(
                f"the illocution {show(node.text)} is not known here",
                (*self.graph.way, "nodes", node.place),
                "taken for asserting",
            )
        for into in ins:
            for out in outs:
                self._add_stance(node, into, out)

    def _add_stance(self, node: Node, into: Edge, out: Edge) -> None:
        is_first = not node.is_taken
        position, act = read_illocution(node.item) or UNDERSTOOD
        self.stances.append(
            Stance(
                key=node.key if is_first else self._keys.take(node.key),
                actor=self.participants.find_speaker(into.source) or "",
                claim=out.target.key,
                position=position,
                act=act,
                said_on=_find_day(into.source),
                passages=(into.source.key,),
                extra=self._hold(node, [edge for edge in (into, out) if not edge.is_taken], is_first=is_first),
            )
        )
        self.graph.take(node, into, out)

    def _hold(self, node: Node, edges: list[Edge], *, is_first: bool) -> Item:
        dialect = self.graph.dialect
        default = dialect.make_node(node.key, ILLOCUTIONS[read_illocution(node.item) or UNDERSTOOD], "YA")
        held: Item = hold_item(node.item, default) | {"lists": node.lists} if is_first else {"of": node.id}
        held["edges"] = [edge.item for edge in edges if edge.item != dialect.make_edge(edge.source.key, edge.target.key)]
        return make_extra(held)


def read_dialogue(graph: Graph, participants: Participants) -> Dialogue:
    """The dialogue of the graph, its claims read already."""
    dialogue = Dialogue(graph, participants)
    for node in graph.of_kind("YA"):
        dialogue.read_illocution(node)
    return dialogue


def _in_order(locutions: list[Node]) -> list[Node]:
    """The locutions by the time at which they begin, where each of them tells it; else in the document's order."""
    begins = [_find_start(node) for node in locutions]
    if not all(begins):
        return locutions
    return [locutions[place] for place in sorted(range(len(locutions)), key=lambda place: (begins[place], place))]


def _find_start(node: Node) -> str:
    """When the locution begins, as the file has it; a node's timestamp says when it was drawn, not when it was said."""
    starts = (item.get("start") for item in node.lists.get("locutions", ()))
    return next((start for start in starts if isinstance(start, str)), "")


def _find_day(node: Node) -> str:
    match = _DAY.match(_find_start(node))
    try:
        if match:
            parse_edtf(match.group(1))
    except ValueError:
        return ""
    return match.group(1) if match else ""


def _add_context(passage: Passage, text: str) -> Passage:
    start, end = passage.start or 0, passage.end or 0
    return replace(passage, prefix=text[max(0, start - CONTEXT_LENGTH) : start], suffix=text[end : end + CONTEXT_LENGTH])
