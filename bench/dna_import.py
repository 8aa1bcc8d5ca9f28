"""How fast a DNA database comes in: read and stored, whole process, at two sizes, with the peak of memory.

The database is made here by DNA's own schema: 20 statements a document, 200 people in 60 organisations, 300 concepts. Each size
is imported into a fresh SQLite file; and into PostgreSQL where DATABASE_URL names one, such as that of `development.postgres`,
under the slug `dna-bench-SIZE`.
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SIZES = (10_000, 20_000)
_STATEMENTS_A_DOCUMENT = 20
_PEOPLE, _ORGANISATIONS, _CONCEPTS = 200, 60, 300
_TEXT = "The committee heard that the measure would help, and that it would cost more than was said before. "
_SCHEMA = """
CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT);
CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT, Password TEXT);
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, Section TEXT,
    Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER,
    Coder INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);
INSERT INTO SETTINGS VALUES ('version', '3.0.7');
INSERT INTO CODERS VALUES (1, 'Coder', '');
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
    (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
"""


def measure() -> Iterator[str]:
    """Import a database of each size; yields lines for a person."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            source = Path(folder) / f"{size}.dna"
            write_database(source, size)
            yield f"{size:,} statements in {size // _STATEMENTS_A_DOCUMENT:,} documents, {source.stat().st_size / 1e6:.1f} MB"
            yield f"SQLite      {import_into(f'sqlite:///{folder}/{size}.sqlite3', source, size)}"
            if os.environ.get("DATABASE_URL", "").startswith("postgres"):
                yield f"PostgreSQL  {import_into(os.environ['DATABASE_URL'], source, size)}"


def import_into(database_url: str, source: Path, size: int) -> str:
    """The rate of one import, and the most memory that its process used."""
    environment = {**os.environ, "DATABASE_URL": database_url}
    manage = (sys.executable, "manage.py")
    root = Path(__file__).parent.parent
    subprocess.run((*manage, "migrate", "-v0"), cwd=root, env=environment, check=True)
    command = (*manage, "import_debate", str(source), "--slug", f"dna-bench-{size}")
    started = time.perf_counter()
    done = subprocess.run(("/usr/bin/env", "time", "-v", *command), cwd=root, env=environment, check=True, capture_output=True)
    seconds = time.perf_counter() - started
    peak = re.search(rb"Maximum resident set size \(kbytes\): (\d+)", done.stderr)
    memory = f", {int(peak[1]) / 1024:.0f} MB at the most" if peak else ""
    return f"{seconds:.1f} s, {size / seconds:,.0f} statements a second{memory}"


def write_database(path: Path, size: int) -> None:
    """A DNA 3 database with this many statements."""
    documents = size // _STATEMENTS_A_DOCUMENT
    text = _TEXT * (_STATEMENTS_A_DOCUMENT + 1)
    names = {1: _PEOPLE, 2: _ORGANISATIONS, 3: _CONCEPTS}
    first = {1: 1, 2: 1 + _PEOPLE, 3: 1 + _PEOPLE + _ORGANISATIONS}
    with sqlite3.connect(path) as database:
        database.executescript(_SCHEMA)
        database.executemany(
            "INSERT INTO DOCUMENTS VALUES (?, ?, ?, 1, '', 'Hearing', '', '', '', ?)",
            (
                (number, f"Hearing {number}", f"{number}. {text}", 1_100_000_000 + number * 86_400)
                for number in range(documents)
            ),
        )
        database.executemany(
            "INSERT INTO ENTITIES VALUES (?, ?, ?, NULL)",
            ((first[kind] + n, kind, f"Name {n} of {kind}") for kind, number in names.items() for n in range(number)),
        )
        for number in range(size):
            place = number % _STATEMENTS_A_DOCUMENT * len(_TEXT)
            database.execute(
                "INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, 1)",
                (number, number // _STATEMENTS_A_DOCUMENT, place + 8, place + 80),
            )
            database.executemany(
                "INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (?, ?, ?)",
                ((number, kind, first[kind] + number * 7 % many) for kind, many in names.items()),
            )
            database.execute(
                "INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (?, 4, ?)", (number, number % 3 > 0)
            )
    database.close()
