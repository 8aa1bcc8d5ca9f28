"""What every reader must bear, whatever file somebody gives it under whatever name (the B group of checks, and A4)."""

import io
import json
import tracemalloc
import zipfile

import pytest

from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.records import About, Claim, Passage, Source
from argmap.core.text import is_web_address
from argmap.formats import FORMATS
from argmap.formats.native import JSON, YAML

READ = [form for form in FORMATS if form.read and form.name != "dna"]
"""DNA databases are read in a process of their own, with limits of its own (tests/formats/dna/test_hostile.py)."""
MOST_MEMORY = 60_000_000


def zip_up(name, data):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


HOSTILE = {
    "nothing": b"",
    "space": b" \n" * 1000,
    "zeros": b"\0" * 10_000,
    "not UTF-8": b"\xff\xfe\x00" * 1000,
    "aliases that multiply": b"a: &a [x, x]\n"
    + b"".join(b"b%d: &b%d [*%s, *%s]\n" % (n, n, b, b) for n, b in enumerate([b"a"] * 30)),
    "an alias of itself": b"claims: &a [*a]\n",
    "a Python object": b"debate: !!python/object/apply:os.system [echo]\n",
    "a name twice": b'{"debate": {}, "debate": {}}',
    "deep lists": b"[" * 20_000,
    "deep mappings": b'{"a":' * 20_000,
    "deep YAML": b"".join(b" " * n + b"a:\n" for n in range(500)),
    "a number of 5,000 digits": b'{"debate": {"slug": "a", "question": "q"}, "claims": [{"prior": ' + b"9" * 5000 + b"}]}",
    "NaN": b'{"debate": {"slug": "a", "question": "q", "extra": {"n": NaN}}}',
    "entities that multiply": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><graphml>&c;</graphml>',
    "deep Argdown": b"[A]: a\n" + b"".join(b" " * n + b"+ [B%d]\n" % n for n in range(1, 400)),
    "brackets": b"[" * 5000 + b"](" * 5000,
    "quotes": b'"' * 10_001,
    "commas": b"," * 50_000,
    "one long line": b"a" * 100_000,
    "many lines": b"a\n\n" * 1000,
    "a ZIP of ten megabytes of zeros": zip_up("debate.csv", b"0" * 10_000_000),
    "a ZIP in a ZIP": zip_up("debate.zip", zip_up("debate.csv", b"slug")),
    "a database": b"SQLite format 3\0" + b"\0" * 4096,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
}


@pytest.mark.parametrize("form", READ, ids=lambda form: form.name)
def test_no_file_makes_a_reader_raise_or_eat_the_memory(form):
    for name, data in HOSTILE.items():
        tracemalloc.start()
        reading = form.read(data, load=None)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

        assert reading.debate is not None or reading.errors, name
        assert reading.debate is None or find_problems(reading.debate) == [], name
        assert most < MOST_MEMORY, name
        assert all(len(str(found)) < 1500 for found in (*reading.errors, *reading.warnings)), name


@pytest.mark.parametrize("form", [form for form in READ if form.limit <= 20_000_000], ids=lambda form: form.name)
def test_what_is_larger_than_a_format_takes_is_refused(form):
    reading = form.read(b" " * (form.limit + 1))

    assert (reading.debate, len(reading.errors)) == (None, 1)


def write_yaml(kinds):
    return "debate: {slug: a, question: q}\nclaims:\n" + "".join(f"  c{n}: {{title: T, kind: {kind}}}\n" for n, kind in kinds)


def write_json(kinds):
    lines = ",\n".join(json.dumps({"key": f"c{n}", "title": "T", "kind": kind}) for n, kind in kinds)
    return f'{{"debate": {{"slug": "a", "question": "q"}}, "claims": [\n{lines}]}}'


@pytest.mark.parametrize(("form", "write", "head"), [(YAML, write_yaml, 2), (JSON, write_json, 1)], ids=["yaml", "json"])
def test_record_777_of_a_thousand_is_named_with_its_line(form, write, head):
    kinds = [(number, "fiction" if number == 777 else "fact") for number in range(1, 1001)]

    reading = form.read(write(kinds).encode())

    (error,) = reading.errors
    assert (reading.debate, error.line) == (None, head + 777)
    assert '"fiction" is not allowed here' in error.what


ADDRESS = "https://good.example/page"
CITING = Debate(
    about=About(slug="a", question="What now?"),
    claims=(Claim(key="c", title="It is so", passages=("p",)),),
    sources=(Source(key="s", title="A paper", url=ADDRESS, text="one two"),),
    passages=(Passage(key="p", source="s", exact="one", start=0, end=3),),
)


def repack(data, old, new):
    """The file with other bytes in place of some; of a ZIP, in each of its members."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.replace(old, new)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return packed.getvalue()


def list_addresses(form, data):
    debate = form.read(data).debate
    return [source.url for source in debate.sources if source.url] if debate else []


CITES = [form for form in READ if form.write and list_addresses(form, form.write(CITING))]


def test_the_formats_that_carry_addresses_are_known():
    """A DNA database and the formats of abstract frameworks have no place for one."""
    assert {form.name for form in CITES} == {"yaml", "json", "argdown", "aif", "carneades", "kialo", "csl", "csv"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java&#9;script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "//evil.example/",
        "file:///etc/passwd",
        "\x01javascript:alert(1)",
    ],
)
@pytest.mark.parametrize("form", CITES, ids=lambda form: form.name)
def test_no_reader_takes_an_address_that_a_page_may_not_link_to(form, address):
    data = repack(form.write(CITING), ADDRESS.encode(), address.encode())

    assert all(map(is_web_address, list_addresses(form, data)))
