"""A debate from the nodes of a Carneades file: statements, issues, arguments, and what is assumed."""

from typing import Any

from msgspec.structs import replace

from argmap.core.canonical import normalise
from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.kinds import Profile
from argmap.core.limits import LINE_LENGTH
from argmap.core.records import About, Argument, Claim
from argmap.formats.carneades.arguments import Arguments, read_arguments
from argmap.formats.carneades.file import File, list_written, read_one_or_many, read_switch
from argmap.formats.carneades.issues import read_issues
from argmap.formats.carneades.preferences import Order, Properties, weigh_by_preference
from argmap.formats.carneades.references import read_references
from argmap.formats.carneades.schemes import Scheme, read_schemes
from argmap.formats.carneades.words import OWN, TESTS, THEORY, make_extra
from argmap.formats.reading import UNNAMED
from argmap.formats.syntax.nodes import Mapping, Node, Place, Scalar
from argmap.formats.syntax.values import BadValueError, list_fields, read_free, read_text
from argmap.formats.titling import split_text

NO_QUESTION = "What stands here?"
_SECTIONS = ("meta", "statements", "issues", "arguments", "assumptions", "references", OWN)


def read_debate(root: Node, file: File) -> tuple[Debate | None, object]:
    """The debate in canonical form (None where `file.errors` say why there is none), and what Argmap adds to the file.

    Raises ErrorLimitError.
    """
    top = Place(root)
    try:
        sections = list_fields(top)
    except BadValueError as error:
        file.errors.add(error.finding)
        return None, None
    meta, own = (_read_freely(file, sections.get(name)) for name in ("meta", OWN))
    debate = _read_records(file, sections, meta)
    if not file.errors.found:
        debate = normalise(debate)
        for problem in find_problems(debate):
            file.errors.add(file.place_problem(problem))
    return (None if file.errors.found else debate), own


def _read_records(file: File, sections: dict[str, Place], meta: Any) -> Debate:
    kept = _keep_sections(file, sections)
    schemes = read_schemes(kept.get("argument_schemes"), kept.get("weighing_functions"))
    claims = _read_statements(file, sections.get("statements"))
    claims = _assume(file, claims, sections.get("assumptions"), kept)
    read = read_arguments(file, sections.get("arguments"), schemes)
    if read.kept:
        kept["arguments"] = read.kept
    _drop_plain_schemes(kept, schemes, read)
    issues = read_issues(file, sections.get("issues"), claims)
    return Debate(
        about=_make_about(meta, kept),
        claims=tuple(claims),
        issues=tuple(issues),
        arguments=tuple(weigh_by_preference(read.arguments, issues, lambda argument: _rank(argument, schemes))),
        relations=tuple(read.relations),
        sources=tuple(read_references(file, sections.get("references"))),
    )


def _rank(argument: Argument, schemes: dict[str, Scheme]) -> tuple[Order, Properties]:
    scheme = schemes.get(argument.inferences[0].scheme, Scheme())
    return scheme.order, scheme.properties


def _read_freely(file: File, place: Place | None) -> Any:
    try:
        return read_free(place) if place else None
    except BadValueError as error:
        file.errors.add(error.finding)
        return None


def _keep_sections(file: File, sections: dict[str, Place]) -> dict[str, Any]:
    """The sections that are no records: a theory's, the expected labels, and those that Carneades does not know."""
    kept = file.keep(sections, (*TESTS, *THEORY), _SECTIONS)
    for name in THEORY:
        schemes = read_schemes(kept.get(name), kept.get("weighing_functions")) if name == "argument_schemes" else {}
        if kept.get(name) and not (schemes and all(scheme.is_plain for scheme in schemes.values())):
            file.warn(sections[name], f"{name} are for Carneades' rule engine; no arguments are made of them here")
    return kept


def _drop_plain_schemes(kept: dict[str, Any], schemes: dict[str, Scheme], read: Arguments) -> None:
    """Do not keep schemes that their arguments tell everything of."""
    used = {inference.scheme for argument in read.arguments for inference in argument.inferences}
    written = kept.get("argument_schemes")
    if not isinstance(written, dict):
        return
    rest = {name: content for name, content in written.items() if name not in used or not schemes[name].is_plain}
    del kept["argument_schemes"]
    if rest:
        kept["argument_schemes"] = rest


def _make_about(meta: Any, kept: dict[str, Any]) -> About:
    question = NO_QUESTION
    title = meta.get("title") if isinstance(meta, dict) else None
    if isinstance(title, str) and title.strip() and len(title) <= LINE_LENGTH:
        question = title
        meta = {name: value for name, value in meta.items() if name != "title"}
    if meta:
        kept["meta"] = meta
    return About(slug=UNNAMED, question=question, default_profile=Profile.CAES, extra=make_extra(kept))


def _read_statements(file: File, place: Place | None) -> list[Claim]:
    claims: list[Claim] = []
    for key, item in file.list_entries(place).items():
        file.note("claims", key, item)
        file.add_statement(key)
        try:
            claims.append(_read_statement(file, key, item, len(claims)))
        except BadValueError as error:
            file.errors.add(error.finding)
    return claims


def _read_statement(file: File, key: str, place: Place, position: int) -> Claim:
    fields = list_written(place) if isinstance(place.node, Mapping) else {"text": place}
    file.is_evaluated |= "label" in fields
    # Carneades writes a statement's issue and arguments beside it, where they say nothing new.
    kept = file.keep(fields, ("meta", "metadata", "label", "value"), ("text", "assumed", "issue", "arguments"))
    text = fields.get("text")
    is_empty = text is None or (isinstance(text.node, Scalar) and text.node.is_null)
    title, whole = split_text(key if text is None or is_empty else read_text(text), key)
    assumed = read_switch(fields["assumed"]) if "assumed" in fields else False
    return Claim(key=key, title=title, text=whole, position=position, assumed=assumed, extra=make_extra(kept))


def _assume(file: File, claims: list[Claim], place: Place | None, kept: dict[str, Any]) -> list[Claim]:
    """The claims with those assumed that the file lists; what is no statement is kept."""
    assumed, others = set(), []
    try:
        for item in read_one_or_many(place) if place else ():
            name = read_text(item)
            key = file.seek_statement(name)
            if key is None:
                others.append(name)
            else:
                assumed.add(key)
    except BadValueError as error:
        file.errors.add(error.finding)
    if others and place:
        kept["assumptions"] = others
        file.warn(place, f"{len(others)} of these are no statements")
    return [replace(claim, assumed=True) if claim.key in assumed else claim for claim in claims]
