"""A debate as AIFdb JSON, or in the form that it was read from; what AIF has no words for goes under `argmap`."""

from collections.abc import Iterator

import msgspec

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import End, Polarity, RelationKind
from argmap.core.records import Argument, Claim, Inference, Relation
from argmap.formats.aif.claims import NO_TEXT
from argmap.formats.aif.findings import Findings
from argmap.formats.aif.holding import find_held_id, read_held, release_item
from argmap.formats.aif.items import Item
from argmap.formats.aif.reader import OWN, read_document
from argmap.formats.aif.schemes import DEFAULT_TEXTS, name_scheme
from argmap.formats.aif.sheet import Sheet
from argmap.formats.aif.speech import Speech
from argmap.formats.remainder import describe_remainder
from argmap.formats.steps import Bare, Link, Ref, list_steps
from argmap.formats.titling import split_text

_TYPES = {
    RelationKind.SUPPORTS: "RA",
    RelationKind.ENTAILS: "RA",
    RelationKind.ATTACKS: "CA",
    RelationKind.UNDERCUTS: "CA",
    RelationKind.CONTRARY: "CA",
    RelationKind.CONTRADICTORY: "CA",
    RelationKind.REPHRASES: "MA",
    RelationKind.PREFERRED_TO: "PA",
}


def write_aif(debate: Debate) -> bytes:
    """The debate as JSON in UTF-8; reading it gives the same debate. Costs about what reading it does."""
    whole = normalise(debate)
    document = write_document(whole)
    remainder = describe_remainder(read_document(document, Findings()), whole)
    return msgspec.json.encode(document | {OWN: remainder} if remainder else document)


def write_shared_aif(debate: Debate) -> bytes:
    """The debate as JSON without what AIF has no words for: all that other tools see."""
    return msgspec.json.encode(write_document(normalise(debate)))


def write_document(debate: Debate) -> Item:
    """The document of a debate in canonical form, without what AIF has no words for."""
    return _Writer(debate).write()


class _Writer:
    """Writes statements, steps and speech to a sheet; `ids` are the nodes' ids by the record that makes them."""

    def __init__(self, debate: Debate) -> None:
        self.debate = debate
        self.bare: Bare = list_steps(debate)
        self.sheet = Sheet(debate)
        self.steps: dict[Ref, Inference | Relation] = {
            ref: step.record for ref, step in self.bare.steps.items() if step.premises
        }
        self.links = list(self._list_links())
        self.steps |= {(End.RELATION, link.relation.key): link.relation for link in self.links}
        self.ids: dict[Ref, str] = {}

    def _list_links(self) -> Iterator[Link]:
        """The links whose ends are there: a step without premises is none, and only arguments are preferred to others."""
        yield from (link for link in self.bare.undercuts if link.target in self.steps)
        yield from self.bare.links
        for link in self.bare.preferences:
            if all(self._can_be_preferred(end) for end in (link.source, link.target)):
                yield link

    def _can_be_preferred(self, ref: Ref) -> bool:
        if ref in self.bare.statements:
            return True
        step = self.bare.steps.get(ref)
        if step is None or not isinstance(step.record, Inference):
            return False
        has_scheme = step.kind is Polarity.SUPPORTS and bool(name_scheme({"text": step.record.scheme}))
        return len(set(step.premises)) > 1 or (bool(step.premises) and has_scheme)

    def write(self) -> Item:
        """The document."""
        speech = Speech(self.debate, self.sheet)
        self._name_nodes(speech)
        for ref, statement in self.bare.statements.items():
            self._write_statement(ref, statement)
        for ref, record in self.steps.items():
            self._write_step(ref, record)
        self._write_edges()
        speech.write(self.ids)
        return self.sheet.finish()

    def _name_nodes(self, speech: Speech) -> None:
        """Give ids: first to what was read from a nodeset, then to the rest, then to what shares a node with another record."""
        records: dict[Ref, Claim | Argument | Inference | Relation] = {**self.bare.statements, **self.steps}
        known = {ref: read_held(record) for ref, record in records.items()}
        for ref, held in known.items():
            if held and "of" not in held:
                self.ids[ref] = self.sheet.ids.take(find_held_id(held) or ref[1])
        speech.name_kept()
        for ref, held in known.items():
            if not held:
                self.ids[ref] = self.sheet.ids.take(ref[1])
        speech.name_new()
        owners = {self.ids[ref]: ref for ref in self.steps if ref in self.ids}
        for ref, held in known.items():
            if ref not in self.ids:
                self.ids[ref] = self._share(ref, str(held["of"]) or ref[1], owners)

    def _share(self, ref: Ref, wanted: str, owners: dict[str, Ref]) -> str:
        owner = owners.get(wanted)
        if owner and ref in self.steps and find_type(self.steps[owner]) == find_type(self.steps[ref]):
            return wanted
        taken = self.sheet.ids.take(wanted)
        owners[taken] = ref
        return taken

    def _write_statement(self, ref: Ref, statement: Claim | Argument) -> None:
        held, text = read_held(statement), write_text(statement)
        item = release_item(held, self.sheet.dialect.make_node(self.ids[ref], text, "I"))
        if isinstance(statement, Argument) or _is_stale(item, statement):
            item = item | {"text": text}
        self.sheet.add_node(self.ids[ref], item | {"type": "I"}, held)

    def _write_step(self, ref: Ref, record: Inference | Relation) -> None:
        held, kind = read_held(record), find_type(record)
        if "of" in held and self.sheet.has_node(self.ids[ref]):
            self.sheet.offer_edges(held)
            return
        scheme = record.scheme if isinstance(record, Inference) else ""
        default = self.sheet.dialect.make_node(self.ids[ref], scheme or DEFAULT_TEXTS[kind], kind)
        item = release_item(held, default)
        if isinstance(record, Inference) and name_scheme(item) != scheme:
            rest = {name: value for name, value in item.items() if name not in ("scheme", "schemeID")}
            item = rest | {"text": default["text"]}
        self.sheet.add_node(self.ids[ref], item | {"type": kind}, held)

    def _write_edges(self) -> None:
        for ref, step in self.bare.steps.items():
            if ref in self.steps:
                for premise in step.premises:
                    self.sheet.add_edge(self.ids[premise], self.ids[ref])
                self.sheet.add_edge(self.ids[ref], self.ids[step.conclusion])
        for link in self.links:
            self._write_link(link)

    def _write_link(self, link: Link) -> None:
        node = self.ids[End.RELATION, link.relation.key]
        self.sheet.add_edge(self.ids[link.source], node)
        self.sheet.add_edge(node, self.ids[link.target])


def find_type(record: Inference | Relation) -> str:
    """The type of the node that the record makes."""
    if isinstance(record, Inference):
        return "RA" if record.kind is Polarity.SUPPORTS else "CA"
    return _TYPES[record.kind]


def write_text(statement: Claim | Argument) -> str:
    """What a node says for a claim or an argument."""
    if isinstance(statement, Claim):
        return statement.text or statement.title
    return f"{statement.title}: {statement.gist}" if statement.gist else statement.title


def _is_stale(item: Item, claim: Claim) -> bool:
    """Whether the claim does not say any longer what the node said."""
    text = item.get("text")
    return split_text(text if isinstance(text, str) else "", NO_TEXT) != (claim.title, claim.text)
