"""A nodeset's document as a debate; whatever has no record is kept in the debate's own `extra`, and written back from there."""

from typing import Any

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.records import About, Claim
from argmap.formats.aif.claims import read_claims
from argmap.formats.aif.dialogue import read_dialogue
from argmap.formats.aif.findings import Findings
from argmap.formats.aif.graph import Graph
from argmap.formats.aif.holding import make_extra
from argmap.formats.aif.items import Dialect, Item, find_container, list_attachments
from argmap.formats.aif.participants import Participants
from argmap.formats.aif.steps import Steps, read_steps
from argmap.formats.reading import UNNAMED

OWN = "argmap"
"""The document's outermost name for what AIF has no words for."""
NO_QUESTION = "What is argued here?"
EMPTY: Item = {"nodes": [], "edges": [], "locutions": [], "participants": []}
"""The document that a debate is written into which comes of none."""


def read_document(document: Item, findings: Findings) -> Debate:
    """The debate of a document (JSON values in canonical form, left as they are), without what `argmap` adds to it."""
    dialect = find_dialect(document)
    graph = Graph(document, dialect, findings)
    claims = read_claims(graph)
    steps = read_steps(graph)
    participants = Participants(graph, document)
    dialogue = read_dialogue(graph, participants)
    about = About(
        slug=UNNAMED,
        question=_find_question(claims, steps),
        extra=make_extra(_keep(document, graph, participants, dialect)),
    )
    debate = Debate(
        about=about,
        claims=tuple(claims),
        arguments=tuple(steps.arguments),
        relations=tuple(steps.relations),
        actors=tuple(participants.actors),
        stances=tuple(dialogue.stances),
        sources=tuple(dialogue.sources),
        passages=tuple(dialogue.passages),
    )
    return normalise(debate)


def find_dialect(document: Item) -> Dialect:
    """Which tool's names the document uses."""
    container, _ = find_container(document)
    nodes = container.get("nodes")
    items = [item for item in nodes if isinstance(item, dict)] if isinstance(nodes, list) else []
    is_ova2 = "analysis" in document or (bool(items) and all("id" in item and "nodeID" not in item for item in items))
    return Dialect.OVA2 if is_ova2 else Dialect.AIFDB


def _find_question(claims: list[Claim], steps: Steps) -> str:
    """The title of the first claim that others bear on and that bears on none; or of the first claim."""
    inferences = [inference for argument in steps.arguments for inference in argument.inferences]
    given = {premise.claim for inference in inferences for premise in inference.premises}
    given |= {relation.source for relation in steps.relations}
    met = {inference.conclusion for inference in inferences} | {relation.target for relation in steps.relations}
    roots = met - given
    titles = (claim.title for claim in claims if claim.key in roots)
    return next(titles, claims[0].title if claims else NO_QUESTION)


def _keep(document: Item, graph: Graph, participants: Participants, dialect: Dialect) -> Item:
    """What the debate itself keeps: the document without the items that became part of records, and how it is written."""
    kept: Item = {}
    skeleton = _strip(document, graph, participants)
    if skeleton != EMPTY:
        kept["document"] = skeleton
    if dialect is not Dialect.AIFDB:
        kept["dialect"] = dialect.value
    kept["missing"] = sorted(graph.missing)
    kept["doubled"] = sorted(graph.doubled)
    return kept


def _strip(document: Item, graph: Graph, participants: Participants) -> Item:
    """A copy of the document in which the lists hold only what no record holds."""
    skeleton = {name: _copy(value) for name, value in document.items() if name != OWN}
    container, _ = find_container(skeleton)
    original, _ = find_container(document)
    nodes = {node.place for node in graph.nodes.values() if node.is_taken}
    edges = {edge.place for edge in graph.edges if edge.is_taken}
    for name, taken in (("nodes", nodes), ("edges", edges), ("participants", participants.taken)):
        items = original.get(name)
        if isinstance(items, list):
            container[name] = [item for place, item in enumerate(items) if place not in taken]
    for (_, holder, place), (_, copy, _) in zip(list_attachments(document), list_attachments(skeleton), strict=True):
        copy[place] = [item for item in holder[place] if id(item) not in graph.held]
    return skeleton


def _copy(value: Any) -> Any:
    """The value with mappings and the first level of lists of its own; the items are shared, nobody changes them."""
    if isinstance(value, dict):
        return {name: list(item) if isinstance(item, list) else item for name, item in value.items()}
    return list(value) if isinstance(value, list) else value
