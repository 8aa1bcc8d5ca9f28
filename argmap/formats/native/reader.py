"""A debate from the nodes of a file: the collections in turn, then the checks that see the whole of it."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from argmap.core.canonical import normalise
from argmap.core.checks import Problem, find_problems
from argmap.core.debate import Debate
from argmap.core.records import About, Actor, Group, Issue, Record
from argmap.formats.native.arguments import read_arguments
from argmap.formats.native.claims import read_claims
from argmap.formats.native.document import Document
from argmap.formats.native.links import read_affiliations, read_evidence, read_relations, read_stances
from argmap.formats.native.records import Draft
from argmap.formats.native.sources import anchor_passages, read_passages, read_sources
from argmap.formats.native.tours import read_tours
from argmap.formats.reading import Finding, Load
from argmap.formats.showing import show
from argmap.formats.syntax.nodes import Errors, Node, Place
from argmap.formats.syntax.values import BadValueError, list_fields


def _read_plain(collection: str, kind: type[Record], document: Document, place: Place) -> None:
    for key, body in document.entries(place):
        document.add(collection, key, document.read(kind, body, key=key))


_SECTIONS: dict[str, Callable[[Document, Place], None]] = {
    "groups": partial(_read_plain, "groups", Group),
    "issues": partial(_read_plain, "issues", Issue),
    "claims": read_claims,
    "arguments": read_arguments,
    "relations": read_relations,
    "actors": partial(_read_plain, "actors", Actor),
    "affiliations": read_affiliations,
    "stances": read_stances,
    "sources": read_sources,
    "passages": read_passages,
    "evidence": read_evidence,
    "tours": read_tours,
}


def read_debate(root: Node, errors: Errors, load: Load | None) -> Debate | None:
    """The debate in canonical form, or None where `errors` say why there is none.

    Raises ErrorLimitError.
    """
    document = Document(errors, load)
    top = Place(root)
    try:
        sections = list_fields(top)
    except BadValueError as error:
        errors.add(error.finding)
        return None
    _refuse_unknown_sections(document, top, sections)
    about = _read_about(document, top, sections)
    for name, read_section in _SECTIONS.items():
        if name in sections:
            read_section(document, sections[name])
    debate = normalise(Debate(about=about, **{name: tuple(document.records[name]) for name in _SECTIONS}))
    debate = replace(debate, passages=anchor_passages(document, debate.passages, debate.source_by_key))
    _check(document, debate)
    return None if errors.found else debate


def _refuse_unknown_sections(document: Document, top: Place, sections: dict[str, Place]) -> None:
    for name in sections:
        if name != "debate" and name not in _SECTIONS:
            allowed = ", ".join(("debate", *_SECTIONS))
            document.fail(BadValueError(top.name(name), f"there is no section {show(name)}; allowed: {allowed}"))


def _read_about(document: Document, top: Place, sections: dict[str, Place]) -> About:
    if "debate" not in sections:
        document.fail(BadValueError(top, "the section debate is missing; it holds at least slug and question"))
        return About(slug="", question="")
    draft = document.read(About, sections["debate"])
    document.drafts["", ""].append(draft)
    return About(**draft.values)


def _check(document: Document, debate: Debate) -> None:
    for problem in find_problems(debate) if document.is_whole else ():
        draft = document.drafts[problem.collection, problem.key][-1]
        # What else is wrong with a record that could not be read may follow from what is not there.
        if not draft.failed:
            document.errors.add(_place_problem(problem, draft))


def _place_problem(problem: Problem, draft: Draft) -> Finding:
    """The problem at the line of its field, or of the record where the field is not written."""
    node = draft.written.get(problem.field, draft.place).node
    return draft.place.step(problem.field, node).find(problem.message)
