"""Databases that mean harm, or came to harm: refused in a sentence, quickly, and without touching anything."""

import hashlib
import random
import sqlite3
import subprocess
import sys
import time
import zipfile
from io import BytesIO

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import FormatError
from argmap.formats.dna import DNA, child
from argmap.formats.dna.debates import build_debate
from argmap.formats.dna.project import make_project
from argmap.formats.dna.tables import SIZE_LIMIT, collect_rows, read_tables
from tests.formats.dna.databases import make_database

KILOBYTES = 1 / 1024 if sys.platform == "darwin" else 1
"""What the unit of `ru_maxrss` is, in kilobytes."""
MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""
"""Measures a program from a small one: on Linux a program's peak counts that of the process it was forked from."""
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS ID, x AS Name FROM n"


def make_archive():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.dna", make_database())
    return archive.getvalue()


def changed(*changes):
    """What makes a database with these changes."""
    return lambda: make_database(*changes)


HARMFUL = {
    "view": (changed("DROP TABLE CODERS", f"CREATE VIEW CODERS AS {ENDLESS}"), "has a view, CODERS;"),
    "other view": (changed(f"CREATE VIEW spare AS {ENDLESS}"), "has a view"),
    "trigger": (changed("CREATE TRIGGER t AFTER INSERT ON CODERS BEGIN DELETE FROM CODERS; END"), "has a trigger"),
    "virtual table": (changed("CREATE VIRTUAL TABLE spare USING fts5(a)"), "has a virtual table"),
    "generated column": (
        changed(
            "ALTER TABLE DOCUMENTS DROP COLUMN Notes",
            "ALTER TABLE DOCUMENTS ADD COLUMN Notes TEXT AS (hex(zeroblob(400000000))) VIRTUAL",
        ),
        "has a generated column",
    ),
    "generated elsewhere": (changed("CREATE TABLE spare(a INTEGER, b INTEGER AS (a + 1) STORED)"), "has a generated column"),
    "huge cell": (changed("UPDATE DOCUMENTS SET Text = CAST(zeroblob(30000000) AS TEXT)"), "too big"),
    "blob for a text": (changed("UPDATE DOCUMENTS SET Text = x'00ff'"), "Text in row 1 of the table DOCUMENTS is not text"),
    "text for a number": (
        changed("UPDATE STATEMENTS SET Start = 'one'"),
        "Start in row 1 of the table STATEMENTS is not a whole number",
    ),
    "fraction": (changed("UPDATE DATABOOLEAN SET Value = 0.5"), "is not a whole number"),
    "number too great": (changed("UPDATE STATEMENTS SET Start = 9223372036854775807 + 1.0"), "is not a whole number"),
    "not UTF-8": (changed("UPDATE DOCUMENTS SET Title = CAST(x'ff' AS TEXT)"), "cannot be read"),
    "no id": (changed("UPDATE DATASHORTTEXT SET StatementId = NULL"), "an id is missing in row 1 of the table DATASHORTTEXT"),
    "no table": (changed("DROP TABLE STATEMENTS"), "no table STATEMENTS"),
    "no column": (changed("ALTER TABLE STATEMENTS DROP COLUMN Stop"), "has no column Stop"),
    "many tables": (changed(*(f"CREATE TABLE t{number}(a)" for number in range(600))), "more than 500"),
    "renamed archive": (make_archive, "no SQLite database"),
    "nothing": (bytes, "no SQLite database"),
    "begin alone": (lambda: child.MAGIC, "cannot be read"),
    "cut short": (lambda: make_database()[:8192], "malformed"),
}


@pytest.mark.parametrize(("make", "says"), HARMFUL.values(), ids=HARMFUL)
def test_it_is_refused_in_a_sentence(make, says):
    reading = DNA.read(make())

    assert reading.debate is None
    ((error),) = reading.errors
    assert says in error.what


@pytest.mark.parametrize("make", [make for make, _ in HARMFUL.values()], ids=HARMFUL)
def test_it_takes_neither_time_nor_memory(make, tmp_path):
    path = tmp_path / "harmful.dna"
    path.write_bytes(make())
    command = [sys.executable, "-I", "-S", child.__file__, str(path), "60", "600000000", "400000000"]

    told = subprocess.run([sys.executable, "-I", "-S", "-c", MEASURE, *command], capture_output=True, text=True, check=True)
    seconds, peak = map(float, told.stdout.split())

    # Time of the processor: the clock on the wall also tells of others that wait for it.
    assert seconds < 1
    assert peak * KILOBYTES < 200_000


def test_a_file_beyond_the_limit_is_refused_unread():
    data = child.MAGIC + bytes(SIZE_LIMIT)

    assert "allowed are 100,000,000" in DNA.read(data).errors[0].what


def test_what_takes_too_long_is_stopped(tmp_path):
    path = tmp_path / "slow.dna"
    path.write_bytes(make_database(statements=((0, 5),) * 2000))

    with pytest.raises(child.Refused, match="takes too long"):
        list(child.read_lines(path, seconds=-1))


def test_a_table_with_too_many_rows_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "long.dna"
    path.write_bytes(make_database(statements=((0, 5),) * 20))
    monkeypatch.setattr(child, "ROW_LIMIT", 19)

    with pytest.raises(child.Refused, match="more than 19 rows"):
        list(child.read_lines(path, seconds=60))


def test_reading_leaves_the_file_and_its_folder_as_they_were(tmp_path):
    path = tmp_path / "project.dna"
    path.write_bytes(make_database("PRAGMA journal_mode = WAL"))
    before = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)

    list(child.read_lines(path, seconds=60))

    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["project.dna"]


def test_only_reading_is_allowed(tmp_path):
    path = tmp_path / "project.dna"
    path.write_bytes(make_database())
    database = child._open(path, 60)
    child._examine(database)

    for statement in ("DELETE FROM CODERS", "ATTACH 'x' AS y", "SELECT hex(1)", "PRAGMA query_only = OFF", "CREATE TABLE a(b)"):
        with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited|readonly"):
            database.execute(statement)
    database.close()


def test_the_child_is_bound_in_time_and_memory():
    reading = DNA.read(make_database(text="x" * 19_000_000))

    assert reading.errors == ()
    with pytest.raises(FormatError, match="more time, memory or room"):
        run_with(make_database(text="x" * 19_000_000), output_bytes=1_000_000)
    with pytest.raises(FormatError, match="memory"):
        run_with(make_database(text="x" * 19_000_000), memory_bytes=60_000_000)


def run_with(data, *, memory_bytes=600_000_000, output_bytes=400_000_000):
    """Read the tables within other limits than usual."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("argmap.formats.dna.tables.MEMORY_BYTES", memory_bytes)
        patch.setattr("argmap.formats.dna.tables.OUTPUT_BYTES", output_bytes)
        return read_tables(data)


def read_here(path, data):
    """The reading as the child and its parent make it, without a process for each."""
    path.write_bytes(data)
    try:
        lines = [msgspec.json.encode(line) for line in child.read_lines(path, seconds=10)]
        return build_debate(make_project(collect_rows(lines)))
    except (child.Refused, FormatError) as refusal:
        return refusal


def test_four_hundred_damaged_copies_are_read_or_refused(tmp_path):
    data, chance = make_database(statements=((0, 5), (7, 15))), random.Random(1)

    outcomes = [read_here(tmp_path / "damaged.dna", damage(data, chance)) for _ in range(400)]

    refused = [outcome for outcome in outcomes if isinstance(outcome, child.Refused | FormatError)]
    assert len(refused) > 100
    assert len(outcomes) - len(refused) > 10
    assert all(outcome.debate is not None or outcome.errors for outcome in outcomes if outcome not in refused)


def damage(data, chance):
    """The data with some bytes changed, or cut short, or with a part left out."""
    place, length = chance.randrange(16, len(data)), chance.randrange(1, 2000)
    match chance.randrange(3):
        case 0:
            return data[:place] + chance.randbytes(min(length, len(data) - place)) + data[place + length :]
        case 1:
            return data[:place]
        case _:
            return data[:place] + data[place + length :]


@settings(max_examples=2000, deadline=None)
@given(data=st.binary(max_size=200) | st.binary(max_size=4000).map(child.MAGIC.__add__))
def test_no_bytes_make_the_reader_raise(tmp_path_factory, data):
    outcome = read_here(tmp_path_factory.getbasetemp() / "random.dna", data)

    assert isinstance(outcome, child.Refused)


def test_twice_the_statements_take_at_most_two_and_a_half_times_as_long(tmp_path):
    def measure(count):
        data = make_database(text="a word " * count, statements=tuple((7 * n, 7 * n + 6) for n in range(count)))
        start = time.process_time()
        assert len(read_here(tmp_path / "wide.dna", data).debate.stances) == count
        return time.process_time() - start

    assert any(measure(2_000) <= 2.5 * measure(1_000) for _ in range(5))
