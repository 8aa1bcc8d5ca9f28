"""A DNA database opened in a process of its own, as a database is a program of sorts: started by `argmap.formats.dna.tables`.

    python -I -S child.py DATABASE CPU_SECONDS MEMORY_BYTES OUTPUT_BYTES

writes to standard output, a line of JSON each: the database's generation (2 or 3), then for each table its name and its rows as
lists. Where the database is refused it writes a sentence in place of all this and ends with code 3. It imports nothing of ours.

What SQLite says of untrusted files: https://www.sqlite.org/security.html. Python 3.11 cannot set SQLITE_DBCONFIG_DEFENSIVE, so
that views, triggers, virtual tables and generated columns, which make reading a table run something else, are refused by name.
"""

import json
import resource
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

MAGIC = b"SQLite format 3\x00"
REFUSED = 3
CELL_LIMIT = 20_000_000
"""The length in bytes beyond which a cell, such as a document's text, is refused."""
ROW_LIMIT = 2_000_000
_SCHEMA_LIMIT = 500
_OPERATIONS = 10_000
"""After how many of SQLite's operations the clock is looked at."""

_VALUE = (("StatementId", int), ("VariableId", int))
_COMMON: dict[str, tuple[tuple[str, type], ...]] = {
    "SETTINGS": (("Property", str), ("Value", str)),
    "CODERS": (("ID", int), ("Name", str)),
    "DOCUMENTS": (
        ("ID", int),
        ("Title", str),
        ("Text", str),
        ("Coder", int),
        ("Author", str),
        ("Source", str),
        ("Section", str),
        ("Notes", str),
        ("Type", str),
        ("Date", int),
    ),
    "STATEMENTTYPES": (("ID", int), ("Label", str)),
    "VARIABLES": (("ID", int), ("Variable", str), ("DataType", str), ("StatementTypeId", int)),
    "STATEMENTS": (
        ("ID", int),
        ("StatementTypeId", int),
        ("DocumentId", int),
        ("Start", int),
        ("Stop", int),
        ("Coder", int),
    ),
    "DATABOOLEAN": (*_VALUE, ("Value", int)),
    "DATAINTEGER": (*_VALUE, ("Value", int)),
    "DATALONGTEXT": (*_VALUE, ("Value", str)),
    "REGEXES": (("Label", str),),
}
COLUMNS: dict[int, dict[str, tuple[tuple[str, type], ...]]] = {
    2: {
        **_COMMON,
        "DATASHORTTEXT": (*_VALUE, ("Value", str)),
        "ATTRIBUTES": (
            ("ID", int),
            ("VariableId", int),
            ("Value", str),
            ("Type", str),
            ("Alias", str),
            ("Notes", str),
            ("ChildOf", str),
        ),
        "STATEMENTLINKS": (("SourceId", int), ("TargetId", int)),
    },
    3: {
        **_COMMON,
        "DATASHORTTEXT": (*_VALUE, ("Entity", int)),
        "ENTITIES": (("ID", int), ("VariableId", int), ("Value", str), ("ChildOf", int)),
        "ATTRIBUTEVARIABLES": (("ID", int), ("VariableId", int), ("AttributeVariable", str)),
        "ATTRIBUTEVALUES": (("EntityId", int), ("AttributeVariableId", int), ("AttributeValue", str)),
    },
}
"""What is read of each table, by DNA's generation; nothing else is, the coders' passwords least of all."""

_NEEDED = ("DOCUMENTS", "STATEMENTTYPES", "VARIABLES", "STATEMENTS", "DATASHORTTEXT")
_EARLY_TWO_LACKS = frozenset({"Author", "Type", "Alias", "Notes", "ChildOf"})
"""Columns that not every release of a generation has; all others have to be there."""


class Refused(Exception):  # noqa: N818 (the database was refused; nothing failed)
    """The database is not to be read; the text is one sentence."""


def main(arguments: list[str]) -> int:
    """Write out what the database holds."""
    path, cpu_seconds, memory_bytes, output_bytes = arguments
    limit_itself(int(cpu_seconds), int(memory_bytes), int(output_bytes))
    write = sys.stdout.write
    try:
        for line in read_lines(Path(path), int(cpu_seconds)):
            write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    except Refused as refusal:
        write(f"\n{refusal}")
        return REFUSED
    return 0


def limit_itself(cpu_seconds: int, memory_bytes: int, output_bytes: int) -> None:
    """Bound this process; a limit that the system does not know (macOS) is left to the clock."""
    for kind, soft, hard in (
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),
        (resource.RLIMIT_AS, memory_bytes, memory_bytes),
        (resource.RLIMIT_FSIZE, output_bytes, output_bytes),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        try:
            resource.setrlimit(kind, (soft, hard))
        except (ValueError, OSError):
            continue


def read_lines(path: Path, seconds: float) -> Iterator[object]:
    """The generation, then tables and rows; raises Refused, also where it takes longer than `seconds`."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise Refused("this is no SQLite database, which a DNA file is")
    database = None
    try:
        database = _open(path, seconds)
        generation, tables = _examine(database)
        yield generation
        for table, columns in COLUMNS[generation].items():
            if table in tables:
                yield table
                yield from _read_table(database, table, columns, tables[table])
    except sqlite3.Error as error:
        raise Refused(f"the database cannot be read: {_explain(error)}") from None
    except MemoryError:
        raise Refused("reading the database takes more memory than is allowed") from None
    except UnicodeDecodeError:
        raise Refused("the database holds text that is not UTF-8") from None
    finally:
        if database:
            database.close()


def _explain(error: sqlite3.Error) -> str:
    text = " ".join(str(error).split())[:100]
    return "reading takes too long" if text == "interrupted" else text


def _open(path: Path, seconds: float) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    deadline = time.monotonic() + seconds
    database.set_progress_handler(lambda: time.monotonic() > deadline, _OPERATIONS)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, CELL_LIMIT)
    database.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000)
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    database.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0)
    for setting in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY"):
        database.execute(f"PRAGMA {setting}")
    return database


def _examine(database: sqlite3.Connection) -> tuple[int, dict[str, frozenset[str]]]:
    """The generation, and the columns of each table; raises Refused where the schema is not one of data alone."""
    objects = database.execute("SELECT type, name, sql FROM sqlite_master LIMIT ?", (_SCHEMA_LIMIT + 1,)).fetchall()
    if len(objects) > _SCHEMA_LIMIT:
        raise Refused(f"the database has more than {_SCHEMA_LIMIT} tables and indexes")
    for kind, name, sql in objects:
        if kind not in ("table", "index"):
            raise Refused(f"the database has a {kind}, {_show(name)}; allowed are tables and indexes")
        if not isinstance(name, str) or str(sql).upper().split()[:2] == ["CREATE", "VIRTUAL"]:
            raise Refused(f"the database has a virtual table, {_show(name)}; allowed are plain tables")
    tables = {name.upper(): _list_columns(database, name) for kind, name, _ in objects if kind == "table"}
    generation = _tell_generation(database, tables)
    for table in _NEEDED:
        if table not in tables:
            raise Refused(f"the database has no table {table}; it is none of DNA")
    for table in tables.keys() & COLUMNS[generation].keys():
        missing = {name for name, _ in COLUMNS[generation][table]} - tables[table] - _EARLY_TWO_LACKS
        if missing:
            raise Refused(f"the table {table} has no column {min(missing)}; a database of DNA {generation} has one")
    fault = database.execute("PRAGMA quick_check(1)").fetchone()
    if fault != ("ok",):
        raise Refused(f"the database is damaged: {_show(fault and fault[0])}")
    database.set_authorizer(_authorise)
    return generation, tables


def _list_columns(database: sqlite3.Connection, table: str) -> frozenset[str]:
    quoted = table.replace('"', '""')
    columns = database.execute(f'PRAGMA table_xinfo("{quoted}")').fetchall()
    for _, name, *_, hidden in columns:
        if hidden:
            raise Refused(f"the table {_show(table)} has a generated column, {_show(name)}; allowed are columns of data")
    return frozenset(name for _, name, *_ in columns)


def _tell_generation(database: sqlite3.Connection, tables: dict[str, frozenset[str]]) -> int:
    version = ""
    if {"Property", "Value"} <= tables.get("SETTINGS", frozenset()):
        row = database.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()
        version = str(row[0]) if row else ""
    return 2 if version.startswith("2") or ("ATTRIBUTES" in tables and "ENTITIES" not in tables) else 3


def _authorise(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) else sqlite3.SQLITE_DENY


def _read_table(
    database: sqlite3.Connection, table: str, columns: tuple[tuple[str, type], ...], there: frozenset[str]
) -> Iterator[list[object]]:
    names = ", ".join(f'"{name}"' if name in there else "NULL" for name, _ in columns)
    query = f'SELECT {names} FROM "{table}" LIMIT {ROW_LIMIT + 1}'  # noqa: S608 (names of ours)
    for number, row in enumerate(database.execute(query), start=1):
        if number > ROW_LIMIT:
            raise Refused(f"the table {table} has more than {ROW_LIMIT:,} rows")
        for (name, kind), value in zip(columns, row, strict=True):
            if value is not None and type(value) is not kind:
                wanted = "text" if kind is str else "a whole number"
                raise Refused(f"{name} in row {number} of the table {table} is not {wanted}")
        yield ["" if kind is str and value is None else value for (_, kind), value in zip(columns, row, strict=True)]


def _show(name: object) -> str:
    return ascii(str(name))[1:-1][:60]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
