"""A table of statements in CSV (RFC 4180): who says what of which concept, one row a statement, as DNA and rDNA have it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from argmap.core.debate import Debate
from argmap.core.edtf import parse_edtf
from argmap.core.kinds import ActorKind, Position
from argmap.core.records import Actor, Argument, Claim, Stance
from argmap.formats.carrying import Carries, name_fields
from argmap.formats.cells import find_separator, guard_cell, unguard_cell
from argmap.formats.dna.debates import build_debate
from argmap.formats.dna.project import (
    AGREEMENT,
    CONCEPT,
    ORGANISATION,
    PERSON,
    Document,
    Entity,
    Project,
    Statement,
    name_role,
    read_agreement,
)
from argmap.formats.findings import Findings
from argmap.formats.reading import Load, Reading
from argmap.formats.syntax.decoding import decode
from argmap.formats.syntax.nodes import UnreadableError

SIZE_LIMIT = 20_000_000
COLUMNS = (
    "statement_id",
    "document_id",
    "document_title",
    "date",
    PERSON,
    ORGANISATION,
    CONCEPT,
    AGREEMENT,
    "position",
    "quote",
    "start",
    "stop",
)
_AGREEMENTS = {Position.SUPPORTS: "1", Position.OPPOSES: "0"}
_WORDS = {"1": 1, "yes": 1, "true": 1, "0": -1, "no": -1, "false": -1}
_DIGITS = re.compile("([0-9]+)")
_STATEMENT = "statement-"
_DOCUMENT = "document-"


def write_statements(debate: Debate) -> bytes:
    """The debate's stances, a row each; cells that a spreadsheet program would work out get an apostrophe in front."""
    rows = io.StringIO(newline="")
    writer = csv.writer(rows)
    writer.writerow(COLUMNS)
    names = _Names(debate)
    for stance in sorted(debate.stances, key=_place):
        writer.writerow([guard_cell(cell) for cell in _list_cells(stance, debate, names)])
    return rows.getvalue().encode()


def _place(stance: Stance) -> list[str | int]:
    """Where the stance's row goes: numbers in keys count as numbers, so that 2 comes before 10."""
    return [int(part) if place % 2 else part for place, part in enumerate(_DIGITS.split(stance.key))]


class _Names:
    """What actors and claims are called in the table: by name, or by key where others are called the same."""

    def __init__(self, debate: Debate) -> None:
        self._debate = debate
        self._actors = Counter(actor.name for actor in debate.actors)
        self._targets = Counter([*(claim.title for claim in debate.claims), *(argument.title for argument in debate.arguments)])

    def name_actor(self, key: str | None) -> str:
        """The actor's name; "" for no actor."""
        actor = self._debate.actor_by_key[key] if key else None
        return "" if actor is None else actor.name if self._actors[actor.name] == 1 else actor.key

    def name_target(self, stance: Stance) -> str:
        """What the stance is on."""
        target: Claim | Argument
        if stance.claim is not None:
            target = self._debate.claim_by_key[stance.claim]
        else:
            target = self._debate.argument_by_key[stance.argument or ""]
        return target.title if self._targets[target.title] == 1 else target.key


def _list_cells(stance: Stance, debate: Debate, names: _Names) -> Iterator[str]:
    passages = (debate.passage_by_key[key] for key in stance.passages)
    passage = next(passages, None)
    source = debate.source_by_key[passage.source] if passage else None
    yield stance.key.removeprefix(_STATEMENT)
    yield source.key.removeprefix(_DOCUMENT) if source else ""
    yield source.title if source else ""
    yield stance.said_on
    yield from _list_speakers(debate.actor_by_key[stance.actor], stance, names)
    yield names.name_target(stance)
    yield _AGREEMENTS.get(stance.position, "")
    yield stance.position
    yield passage.exact if passage else ""
    for offset in (passage.start, passage.end) if passage else (None, None):
        yield "" if offset is None else str(offset)


def _list_speakers(actor: Actor, stance: Stance, names: _Names) -> tuple[str, str]:
    if stance.on_behalf_of is None and actor.kind is not ActorKind.PERSON:
        return "", names.name_actor(stance.actor)
    return names.name_actor(stance.actor), names.name_actor(stance.on_behalf_of)


def read_statements(data: bytes, *, load: Load | None = None) -> Reading:  # noqa: ARG001 (tables name no other files)
    """The stances in a table with at least the columns concept, agreement (or position), and person or organization."""
    findings = Findings()
    try:
        text = decode(data, SIZE_LIMIT)
        return _read_rows(_list_rows(text), findings)
    except UnreadableError as error:
        return Reading(debate=None, errors=(error.finding,))
    except csv.Error as error:
        findings.fail(f"this is no valid CSV: {error}")
        return findings.close(None)


def _list_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the line in which it ends."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=find_separator(text), strict=True)
    for row in rows:
        yield rows.line_num, row


def has_statements(data: bytes) -> bool:
    """Whether the first line names the columns of such a table."""
    head = data[:10_000].decode("utf-8-sig", "replace").split("\n", 1)[0]
    names = {name_role(name.strip(' \r"')) for name in head.split(find_separator(head))}
    return CONCEPT in names and bool(names & {AGREEMENT, "position"})


def list_carried(debate: Debate) -> Carries:
    """What a table has of a debate: stances, whom and what they name, and the first passage of each."""
    stances = debate.stances
    passages = {stance.passages[0] for stance in stances if stance.passages}
    return Carries(
        fields=_CARRIED,
        chosen={
            "actors": {stance.actor for stance in stances} | {stance.on_behalf_of for stance in stances},
            "claims": {stance.claim for stance in stances},
            "arguments": {stance.argument for stance in stances},
            "passages": passages,
            "sources": {passage.source for passage in debate.passages if passage.key in passages},
        },
        tells=lambda record, field: field == "passages" and isinstance(record, Stance) and len(record.passages) == 1,
    )


_CARRIED = name_fields(
    debate="",
    claims="title",
    arguments="title",
    actors="name",
    stances="key actor on_behalf_of position claim argument said_on",
    sources="key title",
    passages="source exact start end",
)


class _Table:
    """The project, as far as its table has been read."""

    def __init__(self, columns: list[str], findings: Findings) -> None:
        self.project = Project()
        self._columns = columns
        self._findings = findings
        self._entities: dict[tuple[str, str], Entity] = {}
        self._documents: set[str] = set()
        self._statements: set[str] = set()

    def add(self, row: list[str], line: int) -> None:
        """Take a row: a statement, and its document where that is new."""
        cells = {name: unguard_cell(cell) for name, cell in zip(self._columns, row, strict=True)}
        statement = cells.pop("statement_id", "").strip() or str(line - 1)
        if statement in self._statements:
            self._findings.fail(f'the statement "{statement[:60]}" is in the table twice; the second is left out', line)
            return
        self._statements.add(statement)
        date = self._read_date(cells.pop("date", "").strip(), line)
        self.project.statements.append(
            Statement(
                id=statement,
                document=self._take_document(cells, date),
                kind="",
                quote=cells.pop("quote", ""),
                person=self._take_entity(PERSON, cells),
                organisation=self._take_entity(ORGANISATION, cells),
                concept=self._take_entity(CONCEPT, cells),
                position=self._read_position(cells, line),
                said_on=date,
                others={name: cell for name, cell in cells.items() if cell and name not in ("start", "stop")},
            )
        )

    def _take_document(self, cells: dict[str, str], date: str) -> str | None:
        title, document = cells.pop("document_title", ""), cells.pop("document_id", "").strip()
        if not document:
            return None
        if document not in self._documents:
            self._documents.add(document)
            self.project.documents.append(Document(id=document, title=title, issued=date))
        return document

    def _take_entity(self, role: str, cells: dict[str, str]) -> Entity | None:
        value = cells.pop(role, "")
        if not value.strip():
            return None
        known = self._entities.get((role, value))
        if known is None:
            known = self._entities[role, value] = Entity(id=len(self._entities) + 1, role=role, value=value)
            self.project.entities.append(known)
        return known

    def _read_date(self, text: str, line: int) -> str:
        day = text.partition("T")[0].partition(" ")[0]
        try:
            if day:
                parse_edtf(day)
        except ValueError as error:
            self._findings.warn(str(error), "left out", line)
            return ""
        return day

    def _read_position(self, cells: dict[str, str], line: int) -> Position | None:
        word, agreement = cells.pop("position", "").strip().casefold(), cells.pop(AGREEMENT, "").strip().casefold()
        if word in set(Position):
            return Position(word)
        if agreement in _WORDS:
            return read_agreement(_WORDS[agreement])
        if word or agreement:
            self._findings.warn(f'"{(word or agreement)[:60]}" says neither yes (1) nor no (0)', "read as missing", line)
        return None


def _read_rows(rows: Iterator[tuple[int, list[str]]], findings: Findings) -> Reading:
    header = [name_role(name.strip()) for name in next(rows, (0, []))[1]]
    if CONCEPT not in header or not {AGREEMENT, "position"} & {*header} or len({*header}) < len(header):
        findings.fail("the first line has to name the columns, each once, and concept and agreement among them", 1)
        return findings.close(None)
    table = _Table(header, findings)
    for line, row in rows:
        if len(row) == len(header):
            table.add(row, line)
        elif row:
            findings.fail(f"the row has {len(row)} cells, and there are {len(header)} columns; it is left out", line)
    reading = build_debate(table.project)
    return Reading(
        debate=reading.debate,
        warnings=findings.close(None).warnings + reading.warnings,
        errors=findings.close(None).errors + reading.errors,
    )
