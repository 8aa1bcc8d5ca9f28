"""Files that somebody sends: read within bounds, refused in one sentence."""

import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier, Event

import pytest

from argmap.formats import FormatError
from argmap.services import uploading
from argmap.services.busy import is_busy
from argmap.services.upload_child import read
from argmap.services.uploading import ReadersAreBusyError, clean_name, read_upload

WATER = b"debate: {slug: water, question: Fluoridate the water?}\nclaims:\n  policy: {title: Fluoridate it}\n"


def test_a_file_is_read_in_the_format_that_its_name_tells():
    read = read_upload(name="water.yaml", data=WATER)

    assert (read.form.name, read.reading.errors) == ("yaml", ())
    assert [claim.key for claim in read.reading.debate.claims] == ["policy"]


def test_the_format_that_is_asked_for_goes_before_the_name():
    read = read_upload(name="water.txt", data=b"a\nb\n#\na b\n", format_name="tgf")

    assert (read.form.name, read.reading.debate.about.slug) == ("tgf", "watertxt")


def test_a_fault_names_the_file_and_the_line():
    read = read_upload(name="bad.yaml", data=WATER + b"  cost: {titel: It costs}\n")

    assert str(read.reading.errors[0]).startswith("bad.yaml:4:")


def test_what_the_file_names_is_not_looked_for():
    read = read_upload(name="a.argdown", data=b"@include(/etc/passwd)\n\n[A]: Text.\n")

    told = [*read.reading.errors, *read.reading.warnings]
    assert any("/etc/passwd" in str(finding) for finding in told)
    assert "root:" not in str(read.reading)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.yaml", b"", "a.yaml is empty"),
        ("a.dna", b"PK\x03\x04" + b"x" * 100, "no SQLite database"),
        ("a.graphml", b"<graphml/>", "can be written, not read"),
        ("a.docx", b"\x00\x01\x02", "neither its name nor its content tells the format"),
        ("a.yaml", b"x" * 1001, "a.yaml is larger than 1,000 bytes"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(name, data, says, monkeypatch):
    monkeypatch.setattr(uploading, "UPLOAD_LIMIT", 1000)

    sentence = refuse(name, data)

    assert says in sentence
    assert "Traceback" not in sentence
    assert "\n" not in sentence


def refuse(name, data):
    try:
        return str(read_upload(name=name, data=data).reading.errors[0])
    except FormatError as error:
        return str(error)


def test_a_zip_that_swells_is_refused():
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("claims.csv", b"0" * 40_000_000)

    read = read_upload(name="bomb.csv.zip", data=bomb.getvalue())

    assert read.reading.debate is None
    assert read.reading.errors


def test_a_file_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(uploading, "SECONDS", 0.2)

    with pytest.raises(FormatError, match="more time or memory than an upload may"):
        read_upload(name="a.yaml", data=WATER)


def test_a_file_that_takes_too_much_memory_is_given_up(monkeypatch):
    monkeypatch.setattr(uploading, "MEMORY_BYTES", 20_000_000)

    with pytest.raises(FormatError, match="more time or memory than an upload may"):
        read_upload(name="a.yaml", data=WATER * 1000)


def test_a_file_that_unfolds_into_more_than_the_server_takes_in_is_given_up(monkeypatch):
    monkeypatch.setattr(uploading, "OUTPUT_BYTES", 10_000)
    claims = b"".join(b"  c%d: {title: C}\n" % number for number in range(200))

    with pytest.raises(FormatError, match="more time or memory than an upload may"):
        read_upload(name="a.yaml", data=WATER + claims)


def test_only_so_many_files_are_read_at_once(monkeypatch):
    monkeypatch.setattr(uploading, "PATIENCE", 0)
    reading, done = Barrier(uploading.READERS + 1), Event()

    def read_for_long(*told):
        reading.wait(60)
        done.wait(60)
        return read(*told)

    monkeypatch.setattr(uploading, "_run_child", read_for_long)
    with ThreadPoolExecutor() as pool:
        first = [pool.submit(read_upload, name="water.yaml", data=WATER) for _ in range(uploading.READERS)]
        reading.wait(60)
        with pytest.raises(ReadersAreBusyError) as refusal:
            read_upload(name="late.yaml", data=WATER)
        done.set()

    assert is_busy(refusal.value)
    assert [one.result().form.name for one in first] == ["yaml"] * uploading.READERS


def test_a_turn_ends_with_a_file_that_cannot_be_read(monkeypatch):
    monkeypatch.setattr(uploading, "PATIENCE", 0)
    monkeypatch.setattr(uploading, "_run_child", read)

    refusals = {refuse("a.docx", b"\x00\x01\x02") for _ in range(uploading.READERS + 1)}

    assert len(refusals) == 1


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\lane.yaml", "lane.yaml"),
        ("a\r\nSet-Cookie: x.yaml", "aSet-Cookie: x.yaml"),
        ("nul\x00.yaml", "nul.yaml"),
        ("\u202efdp.yaml", "fdp.yaml"),
        ("x" * 300 + ".yaml", "x" * 95 + ".yaml"),
        ("..", ".."),
        ("", "the file"),
    ],
)
def test_a_name_is_its_last_part_in_characters_that_show(sent, shown):
    assert clean_name(sent) == shown
