"""An Argdown file as a reading: its blocks, what they mean together, and the records that this makes."""

from argmap.core.canonical import normalise
from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.records import Record, Relation
from argmap.core.text import find_unprintable, strip_unprintable
from argmap.formats.argdown.about import make_about
from argmap.formats.argdown.blocks import BlockReader
from argmap.formats.argdown.data import OWN
from argmap.formats.argdown.exploding import explode_arguments
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.frontmatter import read_frontmatter
from argmap.formats.argdown.including import Included, UnreadableError, join_includes
from argmap.formats.argdown.model import build_model
from argmap.formats.argdown.own import get_own_key, make_record, read_collections
from argmap.formats.argdown.records import BODY, RecordMaker
from argmap.formats.argdown.relations import Edge, list_edges
from argmap.formats.argdown.scanning import Text
from argmap.formats.argdown.settings import read_settings
from argmap.formats.argdown.style import make_style
from argmap.formats.argdown.tree import Document, Structure
from argmap.formats.argdown.wording import Names, make_relation_key
from argmap.formats.reading import Load, Reading


def read_argdown(data: bytes, *, load: Load | None = None) -> Reading:
    """The debate in an Argdown file; `load` gives the files that it includes, and without it an include is an error.

    There is a debate wherever the file is text, beside the errors that say what of it was left out or guessed.
    """
    try:
        included = join_includes(data, load)
    except UnreadableError as error:
        return Reading(debate=None, errors=(error.finding,))
    findings = Findings(included.origins)
    debate = _read_debate(_prepare(included, findings), findings)
    return Reading(debate=debate, warnings=findings.warnings, errors=(*included.errors, *findings.errors))


def _prepare(included: Included, findings: Findings) -> Text:
    """The text to be read: it ends in a line feed, and holds nothing that no debate may hold."""
    text = included.text if included.text.endswith("\n") else included.text + "\n"
    unprintable = find_unprintable(text)
    if unprintable:
        place = text.index(chr(int(unprintable[2:], 16)))
        findings.fail(place, f"the character {unprintable} cannot be printed", "all such characters are left out")
        text = strip_unprintable(text)
    return Text(text)


def _read_debate(text: Text, findings: Findings) -> Debate | None:
    frontmatter, start = read_frontmatter(text, findings)
    own = frontmatter.get(OWN, {})
    if not isinstance(own, dict):
        findings.fail_nowhere("a mapping (name: value) is wanted here", OWN)
        own = {}
    settings = read_settings(frontmatter)
    style = make_style(settings.shortcodes, removes_tags=settings.removes_tags)
    document = BlockReader(text, style, findings).read(start)
    model = build_model(document, settings, findings)
    edges = list_edges(document, model, settings, findings)
    if settings.explodes_arguments:
        edges = explode_arguments(model, edges)
    maker = RecordMaker(model, own.get(BODY, "text"), findings)
    collections = read_collections(own, findings)
    arguments = maker.make_arguments()
    collections["relations"] = (*_make_relations(edges, maker, collections["relations"], findings), *collections["relations"])
    debate = Debate(
        about=make_about(frontmatter, own, model, findings),
        groups=maker.make_groups(),
        claims=maker.make_claims(),
        arguments=arguments,
        **collections,  # type: ignore[arg-type]
    )
    normal = normalise(debate)
    return _check(normal, findings) if own or _holds_own(document) else normal


def _make_relations(edges: list[Edge], maker: RecordMaker, listed: tuple[Record, ...], findings: Findings) -> list[Relation]:
    """The relations that the text shows; their keys keep clear of those in our data."""
    given = [key for edge in edges if (key := get_own_key(edge.own)) is not None]
    names = Names([*given, *(relation.key for relation in listed)])
    relations = []
    for place, edge in enumerate(edges):
        source, target = (
            maker.inference_keys[id(tie.step)] if tie.kind is End.INFERENCE else maker.keys[id(tie.element)]
            for tie in (edge.source, edge.target)
        )
        key = get_own_key(edge.own) or names.take_key(make_relation_key(source, edge.kind, target))
        values = {
            "key": key,
            "kind": edge.kind,
            "source": source,
            "target": target,
            "source_kind": edge.source.kind,
            "target_kind": edge.target.kind,
            "position": place,
        }
        relations.append(make_record(Relation, values, edge.own, edge.begins, findings))
    return relations


def _holds_own(document: Document) -> bool:
    """Whether data in the text says something of ours; what Argdown itself can say always makes a whole debate."""
    for part in document.parts:
        if isinstance(part, Structure):
            if any(OWN in step.data for step in part.steps):
                return True
        elif OWN in part.content.data:
            return True
    return False


def _check(debate: Debate, findings: Findings) -> Debate | None:
    """The debate; None where our data in the file makes it one that cannot be."""
    problems = find_problems(debate)
    for problem in problems:
        findings.fail_nowhere(str(problem))
    return None if problems else debate
