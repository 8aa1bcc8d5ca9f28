"""The relations of a document, as the file's mode and settings want them (ModelPlugin.ts of @argdown/core)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from argmap.core.kinds import End, RelationKind
from argmap.formats.argdown.data import OWN
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.model import LINK, Element, Model
from argmap.formats.argdown.settings import Settings
from argmap.formats.argdown.structures import list_bare_premises
from argmap.formats.argdown.tree import Document, Link, Member, Step, Structure, Symbol

_KINDS = {
    Symbol.SUPPORT: RelationKind.SUPPORTS,
    Symbol.ATTACK: RelationKind.ATTACKS,
    Symbol.UNDERCUT: RelationKind.UNDERCUTS,
    Symbol.CONTRADICTORY: RelationKind.CONTRADICTORY,
}
_SYMMETRIC = frozenset({RelationKind.CONTRARY, RelationKind.CONTRADICTORY})
_DENIALS = frozenset({RelationKind.ATTACKS, RelationKind.CONTRARY, RelationKind.CONTRADICTORY})


class Tie(Struct, frozen=True, eq=False):
    """One end of a relation: an element, or an inference of it."""

    element: Element
    kind: End
    step: Step | None = None

    @property
    def identity(self) -> tuple[int, int]:
        """Equal for ties to the same thing."""
        return id(self.element), id(self.step)


class Edge(Struct, frozen=True, eq=False):
    """A relation between two ends; `own` are the fields that our data gives it."""

    kind: RelationKind
    source: Tie
    target: Tie
    begins: int
    own: dict[str, Any]

    @property
    def is_between_claims(self) -> bool:
        """Whether both ends are claims."""
        return self.source.kind is End.CLAIM and self.target.kind is End.CLAIM


def list_edges(document: Document, model: Model, settings: Settings, findings: Findings) -> list[Edge]:
    """The relations in the order of the file, none twice."""
    edges = _merge(_read_links(document, model))
    has_structures = any(argument.steps for argument in model.arguments.values())
    if settings.transforms_relations and has_structures:
        edges = _merge(_move_to_structure(edge, model) for edge in edges)
    if settings.is_strict:
        edges = _merge(_make_strict(edge) for edge in edges)
    if has_structures:
        edges = list(_drop_redundant(edges, model))
    if any(_undercuts_claim(edge) for edge in edges):
        edges = _merge(_aim_undercut(edge, findings) for edge in edges)
    return edges


def _merge(edges: Iterable[Edge]) -> list[Edge]:
    """The edges without those that say the same as one before; what is symmetric says the same in both directions."""
    merged: dict[tuple[Any, ...], Edge] = {}
    for edge in edges:
        source, target = edge.source.identity, edge.target.identity
        if edge.kind in _SYMMETRIC and target < source:
            source, target = target, source
        merged.setdefault((edge.kind, source, target), edge)
    return list(merged.values())


def _read_links(document: Document, model: Model) -> Iterator[Edge]:
    owners = {id(step): element for element in model.arguments.values() for step in element.steps}
    structures = [part for part in document.parts if isinstance(part, Structure)]
    conclusions = {id(part.lines[step.conclusion - 1]): step for part in structures for step in part.steps}
    for link in document.links:
        parent = _tie_parent(link, model, conclusions)
        step = parent if isinstance(parent, Step) else None
        if step is not None and id(step) not in owners:
            continue
        tied = Tie(owners[id(step)], End.INFERENCE, step) if step else parent
        assert isinstance(tied, Tie)
        child = _tie(link.child, model)
        source, target = (tied, child) if link.from_parent else (child, tied)
        own = link.child.content.data.get(OWN, {}).get(LINK)
        yield Edge(_KINDS[link.symbol], source, target, link.begins, own if isinstance(own, dict) else {})


def _tie_parent(link: Link, model: Model, conclusions: dict[int, Step]) -> Tie | Step:
    """What a relation hangs on; an undercut of a conclusion aims at the inference that leads to it."""
    if isinstance(link.parent, Step):
        return link.parent
    if link.symbol is Symbol.UNDERCUT and not link.from_parent and id(link.parent) in conclusions:
        return conclusions[id(link.parent)]
    return _tie(link.parent, model)


def _tie(member: Member, model: Model) -> Tie:
    return Tie(model.find(member), End.ARGUMENT if member.is_argument else End.CLAIM)


def _move_to_structure(edge: Edge, model: Model) -> Edge:
    """What an argument with a structure does, its main conclusion does; who undercuts it, undercuts its last inference."""
    source, target = edge.source, edge.target
    if source.kind is End.ARGUMENT and source.element.steps:
        last = source.element.steps[-1]
        source = _tie(last.structure.lines[last.conclusion - 1], model)
    if target.kind is End.ARGUMENT and target.element.steps and edge.kind is RelationKind.UNDERCUTS:
        target = Tie(target.element, End.INFERENCE, target.element.steps[-1])
    return _move(edge, edge.kind, source, target)


def _move(edge: Edge, kind: RelationKind, source: Tie, target: Tie) -> Edge:
    return Edge(kind, source, target, edge.begins, edge.own)


def _make_strict(edge: Edge) -> Edge:
    """Between claims, support is entailment and attack is contrariety."""
    kinds = {RelationKind.SUPPORTS: RelationKind.ENTAILS, RelationKind.ATTACKS: RelationKind.CONTRARY}
    kind = kinds.get(edge.kind, edge.kind) if edge.is_between_claims else edge.kind
    return _move(edge, kind, edge.source, edge.target)


def _drop_redundant(edges: list[Edge], model: Model) -> Iterator[Edge]:
    """The edges without a claim's attack on an argument of which it denies a premise anyway."""
    denied: defaultdict[int, set[int]] = defaultdict(set)
    for edge in edges:
        if edge.kind in _DENIALS and edge.is_between_claims:
            denied[id(edge.source.element)].add(id(edge.target.element))
            if edge.kind.is_symmetric:
                denied[id(edge.target.element)].add(id(edge.source.element))
    premises: dict[int, set[int]] = {}
    for edge in edges:
        target = edge.target.element
        if edge.kind is RelationKind.ATTACKS and edge.source.kind is End.CLAIM and edge.target.kind is End.ARGUMENT:
            if id(target) not in premises:
                premises[id(target)] = set(_list_premises(target, model))
            if not premises[id(target)].isdisjoint(denied[id(edge.source.element)]):
                continue
        yield edge


def _list_premises(argument: Element, model: Model) -> Iterator[int]:
    structures = {id(step.structure): step.structure for step in argument.steps}
    for structure in structures.values():
        for line in list_bare_premises(structure):
            yield id(model.find(line))


def _undercuts_claim(edge: Edge) -> bool:
    return edge.kind is RelationKind.UNDERCUTS and edge.target.kind is End.CLAIM


def _aim_undercut(edge: Edge, findings: Findings) -> Edge:
    """An undercut denies a step; a statement is none, so what undercuts it is read as an attack."""
    if not _undercuts_claim(edge):
        return edge
    what = "an undercut aims at an argument or an inference, not at a statement"
    findings.warn(edge.begins, what, "read as an attack on the statement")
    return _move(edge, RelationKind.ATTACKS, edge.source, edge.target)
