"""Whatever bytes come in, what comes out is a debate without a problem, or findings that can be shown; nothing is unpacked
that is too large or not wanted."""

import io
import stat
import struct
import tracemalloc
import zipfile

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.checks import find_problems
from argmap.formats.sheets import SHEETS
from argmap.formats.sheets.archive import SIZE_LIMIT, UNPACKED_LIMIT
from tests.formats.damage import damaged
from tests.formats.sheets.files import DEBATE, make_zip

GOOD = make_zip(
    claims='key,title,tags,extra\na,A,x; y,"{""n"": [1]}"\nb,B,,\n',
    relations="key,kind,source,target\nr,attacks,a,b\n",
)


def check(data):
    reading = SHEETS.read(data)

    assert (reading.debate is None) == bool(reading.errors)
    assert reading.debate is None or find_problems(reading.debate) == []
    assert msgspec.json.encode((reading.errors, reading.warnings))
    assert all(found.what and len(str(found)) < 1500 for found in (*reading.errors, *reading.warnings))


@settings(deadline=None, max_examples=1000)
@given(st.binary())
def test_any_bytes_give_findings(data):
    check(data)
    check(b"PK\x03\x04" + data)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_damaged_archives_give_findings(data):
    damaged_bytes = bytearray(GOOD)
    for place in data.draw(st.lists(st.integers(0, len(GOOD) - 1), max_size=4)):
        damaged_bytes[place] = data.draw(st.integers(0, 255))

    check(bytes(damaged_bytes[: data.draw(st.integers(0, len(GOOD)))]))
    check(bytes(damaged_bytes))


@settings(deadline=None, max_examples=200)
@given(damaged('key,title,kind,tags,extra\na,A,fact,x; y,"{""n"": [1]}"\n\'=b,"B\nC",value,"[""q""]",\n'))
def test_damaged_sheets_give_findings(text):
    check(make_zip(claims=text))
    check(make_zip(debate=text))


def make_entry(name, data=b"key,title\n", **changes):
    packed = io.BytesIO(make_zip())
    entry = zipfile.ZipInfo(name)
    for field, value in changes.items():
        setattr(entry, field, value)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry, data)
    return packed.getvalue()


def claim_size(archive, name, size):
    """The archive with another size for a member than it has."""
    place = archive.rindex(name.encode()) - 46
    return archive[: place + 24] + struct.pack("<I", size) + archive[place + 28 :]


BOMB = make_zip(claims=b"key,title\n" + b"," * UNPACKED_LIMIT)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this is no ZIP that can be read"),
        (GOOD[:-30], "this is no ZIP that can be read"),
        (b"PK\x03\x04" + b"x" * 100, "this is no ZIP that can be read"),
        (b" " * (SIZE_LIMIT + 1), "allowed are 20,000,000"),
        (BOMB, "more than 40,000,000 bytes together"),
        (claim_size(BOMB, "claims.csv", 10), "claims.csv: the sheet cannot be unpacked"),
        (make_zip({f"{number}.csv": "" for number in range(300)}), "more than 200 files"),
        (make_entry("../claims.csv"), "leads out of it"),
        (make_entry("/etc/claims.csv"), "leads out of it"),
        (make_entry("a\\claims.csv"), "leads out of it"),
        (make_entry("claims.csv", external_attr=(stat.S_IFLNK | 0o777) << 16), "holds a link"),
        (make_entry("Debate.CSV", DEBATE), "holds debate.csv twice"),
        (make_entry("claims.csv", compress_type=zipfile.ZIP_LZMA), "packed in a rare way"),
        (make_zip(claims=b"key,title\n" + b"," * 6_000_000), "more than 2,000,000 cells"),
        (make_zip(debate=""), "one row is wanted"),
        (make_zip(claims=b"\xff\xfek\0e\0y\0"), "not UTF-8"),
    ],
    ids=range(16),
)
def test_it_says_what_it_does_not_read(data, said):
    reading = SHEETS.read(data)

    assert (reading.debate, said in str(reading.errors[0])) == (None, True), reading.errors[0]


def test_an_encrypted_archive_is_refused_without_a_password():
    data = bytearray(make_zip(claims="key,title\n"))
    for place in range(len(data)):
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1

    assert "is encrypted" in SHEETS.read(bytes(data)).errors[0].what


def test_an_archive_in_an_archive_stays_closed():
    reading = SHEETS.read(make_zip({"claims.zip": BOMB}))

    assert (reading.debate.claims, reading.warnings[0].done) == ((), "left out")


def test_a_bomb_is_refused_before_it_grows():
    tracemalloc.start()
    SHEETS.read(BOMB)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < UNPACKED_LIMIT / 10


def test_a_long_text_is_read():
    text = "word " * 100_000

    reading = SHEETS.read(make_zip(sources=f"key,title,text\ns,S,{text}\n"))

    assert reading.debate.sources[0].text == text
