"""The table of formats, and how a file finds its line in it."""

from pathlib import Path

import pytest

from argmap.formats import FORMATS, FormatError, find_format, read_file

DOCS = Path(__file__).parents[2] / "docs/formats"
OVERVIEW = (DOCS / "overview.md").read_text()
PAGES = {path.stem: text for path in DOCS.glob("*.md") if "**Not carried**:\n\n" in (text := path.read_text())}


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("yaml", b"", "yaml"),
        ("JSON", b"", "json"),
        ("debate.yaml", b"{}", "yaml"),
        ("DEBATE.YML", b"", "yaml"),
        ("a.b.json", b"", "json"),
        ("debate.aif.json", b"", "aif"),
        ("debate.carneades.yml", b"", "carneades"),
        ("debate.aif.json", b'{"debate": {}}', "json"),
        ("nodeset.json", b'{"AIF": {"nodes": [{"text": "debate"}], "edges": []}}', "aif"),
        ("tweety.yml", b"statements: {}", "carneades"),
        ("debate.txt", b"claims: {}\ndebate:\n  slug: a\n", "yaml"),
        ("debate", b'\xef\xbb\xbf {"claims": [], "debate": {}}', "json"),
        (None, b"'debate' : {}", "yaml"),
    ],
)
def test_a_file_finds_its_format(name, data, found):
    assert find_format(name, data).name == found


@pytest.mark.parametrize(("name", "data"), [("debate.doc", b""), (None, b"debating: x"), ("", b"{}"), ("yml", b"")])
def test_an_unknown_file_is_told_the_formats_there_are(name, data):
    with pytest.raises(FormatError, match=r"known are yaml \(\.yaml, \.yml\), json \(\.json\), "):
        find_format(name, data)


def test_every_finding_names_the_file():
    reading = read_file("beech.yaml", b"debate: {slug: a}")

    assert [str(error) for error in reading.errors] == ["beech.yaml:1:9: debate: question is missing"]


def test_names_and_suffixes_tell_formats_apart():
    names = [form.name for form in FORMATS]

    assert len(names) == len(set(names))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for form in FORMATS for suffix in form.suffixes)


@pytest.mark.parametrize("form", [form for form in FORMATS if form.write], ids=lambda form: form.name)
def test_every_format_sniffs_what_it_writes(form):
    debate = read_file("a.yaml", b"debate: {slug: a, question: q}\nclaims: {c: C}").debate

    assert form.sniff(form.write(debate))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_is_in_the_overview_as_it_is(form):
    rows = [line.split(" | ") for line in OVERVIEW.splitlines() if line.startswith("| `")]

    (row,) = [row for row in rows if f"`{form.name}`" in row[0]]

    assert f"`{form.suffixes[0]}`" in row[1]
    assert row[2] == ("yes" if form.read else "no")
    assert row[3] == ("yes, everything" if form.is_lossless else "yes" if form.write else "no")


@pytest.mark.parametrize("form", [form for form in FORMATS if PAGES.get(form.name)], ids=lambda form: form.name)
def test_what_cannot_be_carried_is_what_its_page_lists(form):
    listed = PAGES[form.name].split("**Not carried**:\n\n")[1].split("\n\n")[0]

    assert tuple(line.removeprefix("- ") for line in listed.splitlines()) == form.cannot_carry
