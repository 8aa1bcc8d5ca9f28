"""A DNA database's bytes as rows, read by a child process (`argmap.formats.dna.child`) within limits of time and memory."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from argmap.formats.dna import child
from argmap.formats.reading import FormatError

SIZE_LIMIT = 100_000_000
CPU_SECONDS = 60
MEMORY_BYTES = 600_000_000
OUTPUT_BYTES = 400_000_000
WALL_SECONDS = 120
T = TypeVar("T", bound=Struct)


class Row(Struct, array_like=True, frozen=True):
    """A row of a table, its cells in the order of `child.COLUMNS`."""


class Setting(Row, array_like=True, frozen=True):
    """A property of the database, such as its version."""

    name: str
    value: str


class Label(Row, array_like=True, frozen=True):
    """What is only a name with an id: a coder, a statement type."""

    id: int
    name: str


class DocumentRow(Row, array_like=True, frozen=True):
    """A document. `date` is in seconds (DNA 3) or milliseconds (DNA 2) since 1970, UTC."""

    id: int
    title: str
    text: str
    coder: int | None
    author: str
    source: str
    section: str
    notes: str
    kind: str
    date: int | None


class Variable(Row, array_like=True, frozen=True):
    """A variable of a statement type; `kind` is boolean, integer, short text or long text."""

    id: int
    name: str
    kind: str
    statement_type: int | None


class StatementRow(Row, array_like=True, frozen=True):
    """A statement: a place in a document's text, half-open, in UTF-16 code units, coded by a type's variables."""

    id: int
    statement_type: int | None
    document: int | None
    start: int | None
    stop: int | None
    coder: int | None


class Number(Row, array_like=True, frozen=True):
    """A whole number (or 1 for yes, 0 for no) as a statement's variable has it; or an entity's id."""

    statement: int
    variable: int
    value: int | None


class Text(Row, array_like=True, frozen=True):
    """A text as a statement's variable has it."""

    statement: int
    variable: int
    value: str


class EntityRow(Row, array_like=True, frozen=True):
    """A value that statements share; `parent` is the entity under which it lies."""

    id: int
    variable: int
    value: str
    parent: int | None


class EntityRow2(Row, array_like=True, frozen=True):
    """The same in DNA 2, with the attributes that every entity has there; `parent` is another's value."""

    id: int
    variable: int
    value: str
    kind: str
    alias: str
    notes: str
    parent: str


class AttributeVariable(Row, array_like=True, frozen=True):
    """What is noted of all entities of a variable."""

    id: int
    variable: int
    name: str


class Attribute(Row, array_like=True, frozen=True):
    """What is noted of an entity."""

    entity: int
    variable: int
    value: str


class Pattern(Row, array_like=True, frozen=True):
    """A regular expression by which DNA marks words."""

    label: str


class Link(Row, array_like=True, frozen=True):
    """Two statements that are linked."""

    source: int
    target: int


class Tables(Struct):
    """The rows of a database, by table, and its generation (2 or 3)."""

    generation: int = 3
    settings: list[Setting] = field(default_factory=list)
    coders: list[Label] = field(default_factory=list)
    documents: list[DocumentRow] = field(default_factory=list)
    types: list[Label] = field(default_factory=list)
    variables: list[Variable] = field(default_factory=list)
    statements: list[StatementRow] = field(default_factory=list)
    booleans: list[Number] = field(default_factory=list)
    integers: list[Number] = field(default_factory=list)
    long_texts: list[Text] = field(default_factory=list)
    short_texts: list[Number] = field(default_factory=list)
    short_texts_2: list[Text] = field(default_factory=list)
    entities: list[EntityRow] = field(default_factory=list)
    entities_2: list[EntityRow2] = field(default_factory=list)
    attribute_variables: list[AttributeVariable] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


_TABLES: dict[str, tuple[str, type[Row]]] = {
    "SETTINGS": ("settings", Setting),
    "CODERS": ("coders", Label),
    "DOCUMENTS": ("documents", DocumentRow),
    "STATEMENTTYPES": ("types", Label),
    "VARIABLES": ("variables", Variable),
    "STATEMENTS": ("statements", StatementRow),
    "DATABOOLEAN": ("booleans", Number),
    "DATAINTEGER": ("integers", Number),
    "DATALONGTEXT": ("long_texts", Text),
    "DATASHORTTEXT": ("short_texts", Number),
    "ENTITIES": ("entities", EntityRow),
    "ATTRIBUTES": ("entities_2", EntityRow2),
    "ATTRIBUTEVARIABLES": ("attribute_variables", AttributeVariable),
    "ATTRIBUTEVALUES": ("attributes", Attribute),
    "REGEXES": ("patterns", Pattern),
    "STATEMENTLINKS": ("links", Link),
}
_SHORT_TEXTS_2: tuple[str, type[Row]] = ("short_texts_2", Text)


def read_tables(data: bytes) -> Tables:
    """The rows of a DNA database; waits for a child process, about 0.1 s and a second for each 20,000 statements.

    Raises FormatError with the reason why the database is refused. The child gets a copy, so that no journal or lock is left
    beside anybody's file.
    """
    if len(data) > SIZE_LIMIT:
        raise FormatError(f"the file has {len(data):,} bytes; allowed are {SIZE_LIMIT:,}")
    if not data.startswith(child.MAGIC):
        raise FormatError("this is no SQLite database, which a DNA file is")
    with TemporaryDirectory(prefix="argmap-dna-") as folder:
        copy, output = Path(folder, "copy.dna"), Path(folder, "rows.json")
        copy.write_bytes(data)
        _run_child(copy, output)
        with output.open("rb") as lines:
            return collect_rows(lines)


def _run_child(copy: Path, output: Path) -> None:
    limits = (CPU_SECONDS, MEMORY_BYTES, OUTPUT_BYTES)
    command = [sys.executable, "-I", "-S", child.__file__, str(copy), *map(str, limits)]
    try:
        with output.open("wb") as target:
            done = subprocess.run(  # noqa: S603 (our own program, no shell)
                command,
                stdin=subprocess.DEVNULL,
                stdout=target,
                stderr=subprocess.DEVNULL,
                env={"PYTHONUTF8": "1"},
                timeout=WALL_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise FormatError(f"reading the database takes longer than {WALL_SECONDS} seconds") from None
    if done.returncode == child.REFUSED:
        raise FormatError(output.read_bytes().rpartition(b"\n")[2].decode())
    if done.returncode:
        raise FormatError("reading the database takes more time, memory or room than is allowed")


def collect_rows(lines: Iterable[bytes | str]) -> Tables:
    """The rows from the child's lines; raises FormatError where a cell that has to be there is empty."""
    source = iter(lines)
    tables = Tables(generation=msgspec.json.decode(next(source), type=int))
    name, rows, decoder = "", [], msgspec.json.Decoder(Row)
    for line in source:
        if line[:1] in (b'"', '"'):
            name = msgspec.json.decode(line, type=str)
            target, kind = _SHORT_TEXTS_2 if (tables.generation, name) == (2, "DATASHORTTEXT") else _TABLES[name]
            rows, decoder = getattr(tables, target), msgspec.json.Decoder(kind)
            continue
        try:
            rows.append(decoder.decode(line))
        except msgspec.ValidationError:
            raise FormatError(f"an id is missing in row {len(rows) + 1} of the table {name}") from None
    return tables
