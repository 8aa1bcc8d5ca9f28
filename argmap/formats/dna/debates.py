"""A DNA project as a debate: documents as sources, statements as stances with their passages, concepts as claims."""

from collections.abc import Iterator
from typing import Any

from argmap.core.anchor import CONTEXT_LENGTH
from argmap.core.canonical import normalise
from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind
from argmap.core.limits import LENGTHS
from argmap.core.records import About, Actor, Claim, Passage, Source, Stance
from argmap.core.text import strip_unprintable
from argmap.formats.dna.keys import Keys
from argmap.formats.dna.offsets import clean_text
from argmap.formats.dna.project import (
    CONCEPT,
    ORGANISATION,
    PERSON,
    ROLES,
    Document,
    Entity,
    Project,
    Statement,
)
from argmap.formats.findings import Findings
from argmap.formats.reading import UNNAMED, Reading

DNA = "dna"
"""The name under which `extra` keeps what DNA notes and no field of ours does."""
QUESTION = "Who agrees with what?"
_ACTOR_KINDS = {PERSON: ActorKind.PERSON, ORGANISATION: ActorKind.ORGANISATION}
_CSL = {"section": "section", "kind": "genre", "notes": "note"}


def build_debate(project: Project) -> Reading:
    """The debate that a project holds; what could not be taken is told in warnings, what contradicts itself in errors."""
    builder = _Builder(project)
    debate = normalise(
        Debate(
            about=builder.make_about(),
            sources=tuple(builder.list_sources()),
            actors=tuple(builder.list_actors()),
            claims=tuple(builder.list_claims()),
            stances=tuple(builder.list_stances()),
            passages=tuple(builder.passages),
        )
    )
    problems = find_problems(debate)
    for problem in problems:
        builder.findings.fail(str(problem))
    return builder.findings.close(None if problems else debate)


class _Builder:
    """Makes records of a project's parts; sources come before stances, whose passages lie in them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.findings = Findings()
        self.passages: list[Passage] = []
        self._texts: dict[int | str | None, str | None] = {}
        self._dates: dict[int | str | None, str] = {}
        self._places: dict[int | str | None, dict[int, int]] = {}
        self._actors = Keys()
        self._claims = Keys()
        for entity in project.entities:
            if entity.role in _ACTOR_KINDS:
                self._actors.add(entity.id, entity.value, entity.role)
            elif entity.role == CONCEPT:
                self._claims.add(entity.id, entity.value, entity.role)

    def make_about(self) -> About:
        """The debate itself; DNA names no question."""
        project = self.project
        others: dict[str, dict[str, dict[str, str]]] = {}
        for entity in project.entities:
            if entity.role not in ROLES and entity.attributes:
                others.setdefault(entity.role, {})[entity.value] = entity.attributes
        kept = {
            "version": project.version,
            "coders": project.coders,
            "statement_types": project.kinds,
            "regexes": project.patterns,
            "links": [[f"statement-{one}", f"statement-{two}"] for one, two in project.links],
            "attributes": others,
        }
        return About(slug=UNNAMED, question=QUESTION, extra=_keep(kept))

    def list_sources(self) -> Iterator[Source]:
        """A source for each document."""
        wanted: dict[int | str, list[int]] = {}
        for statement in self.project.statements:
            if statement.document is not None and statement.start is not None and statement.stop is not None:
                wanted.setdefault(statement.document, []).extend((statement.start, statement.stop))
        for document in self.project.documents:
            text = document.text
            if text is not None:
                text, self._places[document.id] = clean_text(text, wanted.get(document.id, ()))
            self._texts[document.id] = text
            self._dates[document.id] = document.issued
            yield self._make_source(document, text)

    def _make_source(self, document: Document, text: str | None) -> Source:
        csl = {name: strip_unprintable(getattr(document, field)) for field, name in _CSL.items()}
        author = strip_unprintable(document.author)
        return Source(
            key=f"document-{document.id}",
            title=_fit(document.title, "title") or f"Document {document.id}",
            authors=(author,) if author else (),
            container_title=_fit(document.source, "container_title"),
            issued=document.issued,
            text=text,
            csl={name: value for name, value in csl.items() if value},
            extra=_keep({"coder": document.coder, "date": document.moment}),
        )

    def list_actors(self) -> Iterator[Actor]:
        """An actor for each person and each organisation, whether or not a statement names them."""
        for entity in self.project.entities:
            if entity.role in _ACTOR_KINDS:
                key = self._actors.find(entity.id)
                yield Actor(
                    key=key,
                    name=_fit(entity.value, "name") or key,
                    kind=_ACTOR_KINDS[entity.role],
                    extra=_describe_entity(entity),
                )

    def list_claims(self) -> Iterator[Claim]:
        """A claim for each concept, in the order in which DNA lists them."""
        concepts = [entity for entity in self.project.entities if entity.role == CONCEPT]
        for place, entity in enumerate(concepts):
            key = self._claims.find(entity.id)
            title = _fit(entity.value, "title") or key
            yield Claim(
                key=key,
                title=title,
                text="" if title == entity.value else strip_unprintable(entity.value),
                position=place,
                extra=_describe_entity(entity),
            )

    def list_stances(self) -> Iterator[Stance]:
        """A stance for each statement that says who agrees with what; each statement's place becomes a passage."""
        for statement in self.project.statements:
            reason = _tell_why_no_stance(statement)
            unplaced = statement.quote if statement.document is None else ""
            kept = _keep({"coder": statement.coder, "values": statement.others, "quote": unplaced})
            passage = self._make_passage(statement, _describe_codes(statement, kept) if reason else {})
            if passage:
                self.passages.append(passage)
            if reason:
                self.findings.warn(reason, "kept as a passage" if passage else "left out", path=f"statement {statement.id}")
                continue
            if unplaced:
                done = "the quote is kept in extra, not as a passage"
                self.findings.warn("it has a quote and no document_id", done, path=f"statement {statement.id}")
            yield self._make_stance(statement, passage, kept)

    def _make_stance(self, statement: Statement, passage: Passage | None, kept: dict[str, Any]) -> Stance:
        speaker = statement.person or statement.organisation
        assert speaker
        assert statement.concept
        assert statement.position
        stands_for = statement.organisation if statement.person else None
        return Stance(
            key=f"statement-{statement.id}",
            actor=self._actors.find(speaker.id),
            on_behalf_of=self._actors.find(stands_for.id) if stands_for else None,
            claim=self._claims.find(statement.concept.id),
            position=statement.position,
            said_on=statement.said_on or self._dates.get(statement.document, ""),
            passages=(passage.key,) if passage else (),
            extra=kept,
        )

    def _make_passage(self, statement: Statement, extra: dict[str, Any]) -> Passage | None:
        path = f"statement {statement.id}"
        if statement.document is None:
            return None
        if statement.document not in self._texts:
            self.findings.warn("its document is not in the database", "read without a passage", path=path)
            return None
        key, source = f"statement-{statement.id}", f"document-{statement.document}"
        text = self._texts[statement.document]
        if text is None:
            return Passage(key=key, source=source, exact=strip_unprintable(statement.quote), extra=extra)
        start, end = self._find_place(statement)
        if start is None or end is None:
            place = {"start": statement.start, "stop": statement.stop}
            self.findings.warn("its document's text has no such place", "kept as a passage without a quote", path=path)
            return Passage(key=key, source=source, extra=_keep({**extra.get(DNA, {}), **place}))
        return Passage(
            key=key,
            source=source,
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT_LENGTH) : start],
            suffix=text[end : end + CONTEXT_LENGTH],
            start=start,
            end=end,
            extra=extra,
        )

    def _find_place(self, statement: Statement) -> tuple[int | None, int | None]:
        places = self._places.get(statement.document, {})
        start, end = places.get(_or_none(statement.start)), places.get(_or_none(statement.stop))
        is_place = start is not None and end is not None and start < end
        return (start, end) if is_place else (None, None)


def _or_none(offset: int | None) -> int:
    return -1 if offset is None else offset


def _tell_why_no_stance(statement: Statement) -> str:
    if not statement.is_stance:
        return f'statements of the type "{statement.kind}" do not say who agrees with what'
    if statement.person is None and statement.organisation is None:
        return "it names neither a person nor an organisation"
    if statement.concept is None:
        return "it names no concept"
    return "" if statement.position else "it does not say whether they agree"


def _describe_codes(statement: Statement, kept: dict[str, Any]) -> dict[str, Any]:
    """What a statement says that becomes no stance, for its passage to keep."""
    roles = (statement.person, statement.organisation, statement.concept)
    values: dict[str, Any] = {entity.role: entity.value for entity in roles if entity}
    if statement.position:
        values["agreement"] = str(statement.position)
    inner = kept.get(DNA, {})
    return _keep({**inner, "statement_type": statement.kind, "values": {**inner.get("values", {}), **values}})


def _describe_entity(entity: Entity) -> dict[str, Any]:
    return _keep({"attributes": entity.attributes, "child_of": entity.parent})


def _keep(content: dict[str, Any]) -> dict[str, Any]:
    """The content as `extra` holds it, without what says nothing and without characters that cannot be printed."""
    kept = {name: _clean(value) for name, value in content.items() if value not in ("", [], {}, None)}
    return {DNA: kept} if kept else {}


def _clean(value: Any) -> Any:
    match value:
        case str():
            return strip_unprintable(value)
        case dict():
            return {strip_unprintable(name): _clean(item) for name, item in value.items()}
        case list():
            return [_clean(item) for item in value]
    return value


def _fit(text: str, field: str) -> str:
    """The text as a field of one line holds it."""
    return " ".join(strip_unprintable(text).split())[: LENGTHS[field]].strip()
