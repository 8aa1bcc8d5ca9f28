"""Sources as CSL items, and back."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import Reliability
from argmap.core.records import About, Source
from argmap.formats import find_format
from argmap.formats.csl import CSL
from argmap.formats.reading import UNNAMED
from tests.formats.debates import draw_source, keys, values

ITEM = {
    "id": "doe2021",
    "type": "article-newspaper",
    "title": "The lane is closed",
    "author": [{"family": "Doe", "given": "Jane"}, {"literal": "Town Council"}],
    "container-title": "The Gazette",
    "publisher": "Gazette Press",
    "issued": {"date-parts": [[2021, 6, 11]]},
    "accessed": {"date-parts": [[2021]]},
    "URL": "https://example.org/lane",
    "language": "en",
    "DOI": "10.1000/x",
    "page": "3-4",
    "custom": {"zotero": {"starred": True}},
}


def read(*items):
    return CSL.read(json.dumps(list(items)).encode())


def write(reading):
    return json.loads(CSL.write(reading.debate))


def test_an_item_becomes_a_source_with_its_fields():
    reading = read(ITEM)

    assert (reading.warnings, reading.errors, reading.debate.about.slug) == ((), (), UNNAMED)
    assert reading.debate.sources == (
        Source(
            key="doe2021",
            title="The lane is closed",
            type="article-newspaper",
            authors=("Doe, Jane", "Town Council"),
            container_title="The Gazette",
            publisher="Gazette Press",
            issued="2021-06-11",
            accessed="2021",
            url="https://example.org/lane",
            language="en",
            csl={"DOI": "10.1000/x", "page": "3-4", "custom": {"zotero": {"starred": True}}},
        ),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"author": [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}]},
        {
            "author": [
                {"family": "Doe"},
                {"given": "Jane"},
                {"literal": "Body, Inc."},
                {"family": "Roe", "given": "R.", "suffix": "Jr."},
            ]
        },
        {"author": []},
        {"author": "Jane Doe"},
        {"issued": {"raw": "2021-06-11"}},
        {"issued": {"date-parts": [["2021", "6"]]}},
        {"issued": {"date-parts": [[2021, 6], [2021, 9]], "circa": True}},
        {"issued": {"literal": "last summer", "season": 2}},
        {"issued": {"date-parts": [[2021, 13, 99]]}},
        {"issued": {"date-parts": [[True]]}},
        {"accessed": "2021"},
        {"URL": "doi:10.1000/x"},
        {"URL": "javascript:alert(1)"},
        {"id": 12},
        {"title": "t" * 600},
        {"title": ""},
        {"title": 5},
        {"language": None},
        {"publisher": ""},
        {"custom": []},
        {"custom": {}},
        {"custom": {"argmap": {"reliability": "Z"}}},
        {"note": "line\nbreak", "volume": 3, "categories": ["a", {"b": [1.5, None]}]},
    ],
)
def test_an_item_comes_back_as_it_was(changes):
    reading = read(ITEM | changes)

    (again,) = write(reading)
    assert without_custom(again) == without_custom(ITEM | changes)
    assert read(again).debate == reading.debate


def without_custom(item):
    """The item without what tools note in it, as Argmap does where `custom` itself is odd."""
    return {name: value for name, value in item.items() if name != "custom"}


@pytest.mark.parametrize(
    ("changes", "says", "done"),
    [
        ({"URL": "javascript:alert(1)"}, "URL is no address", "kept in csl"),
        ({"issued": {"season": 2}}, "issued is no day, month or year", "kept in csl"),
        ({"title": "t" * 501}, "title has 501 characters; allowed are 500", "kept in csl"),
        ({"author": [5]}, "author holds what is no name", "kept in csl"),
        ({"id": " "}, "another item has the id", "called"),
        ({"custom": {"argmap": 5}}, "custom.argmap is not in the form", "kept in csl"),
    ],
)
def test_what_is_no_field_is_told_and_kept(changes, says, done):
    reading = read({"title": "first", "id": "item-2"}, ITEM | changes)

    assert says in reading.warnings[-1].what
    assert done in reading.warnings[-1].done
    assert reading.warnings[-1].path.startswith("[1]")
    assert len(reading.debate.sources) == 2


def test_an_item_without_title_or_id_gets_them():
    reading = read({"DOI": "1"}, {"title": "t"})

    assert [(source.key, source.title) for source in reading.debate.sources] == [("item-1", "Untitled"), ("item-2", "t")]
    assert [(warning.what, warning.line) for warning in reading.warnings] == [("there is no title", 1)]


def test_items_with_one_id_stay_two_sources():
    reading = read(ITEM, ITEM | {"title": "Another"})

    assert {source.key: source.title for source in reading.debate.sources} == {
        "doe2021": "The lane is closed",
        "doe2021 (2)": "Another",
    }
    assert CSL.read(CSL.write(reading.debate)).debate == reading.debate


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"", 1, "no list of CSL items"),
        (b"{}", 1, "no list of CSL items"),
        (b'{"items": 5}', 1, "no list of CSL items"),
        (b"[1\n,{]", 2, "no valid JSON"),
        (b'[{"id": "a", "id": "b"}]', 1, "stands here twice"),
        (b"\xff", 1, "not UTF-8"),
        (b"[NaN]", 1, "no JSON value"),
        (b"[" * 100_000, 1, "nested more than 64 deep"),
        (b'[{"a": ' + b"9" * 5000 + b"}]", 1, "too large"),
        (b"[\n5]", 2, "a mapping (name: value) is wanted"),
        (b'[{"title": "\\u0000"}]', 1, "cannot be printed"),
    ],
)
def test_an_error_says_what_and_where(data, line, says):
    reading = CSL.read(data)

    assert reading.errors[0].line == line
    assert says in reading.errors[0].what


def test_an_item_that_is_none_leaves_the_others_be():
    reading = read(5, ITEM)

    assert len(reading.errors) == 1
    assert [source.key for source in reading.debate.sources] == ["doe2021"]


def test_zoteros_mapping_with_items_is_read_as_well():
    assert CSL.read(json.dumps({"items": [ITEM]}).encode()).debate == read(ITEM).debate


@pytest.mark.parametrize("name", ["refs.csl.json", "refs.json", None])
def test_its_content_tells_the_format(name):
    assert find_format(name, json.dumps([ITEM]).encode()) is CSL
    assert find_format("debate.json", b'{"debate": {}}') is not CSL


@st.composite
def sources(draw):
    """Sources whose csl holds everything, even what stands in the way of an item's own fields."""
    names = st.sampled_from([*ITEM, "DOI", "note"])
    odd = st.sampled_from([ITEM[name] for name in ITEM] + [{}, [], "", "2021", 5, {"argmap": {}}, {"date-parts": [["2021"]]}])
    source = draw_source(draw, draw(keys))
    return replace(source, csl=draw(st.dictionaries(names, odd | values, max_size=4)))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(found=st.lists(sources(), unique_by=lambda source: source.key, max_size=3))
def test_sources_read_back_as_they_were(found):
    debate = normalise(Debate(about=About(slug=UNNAMED, question="What do these sources say?"), sources=tuple(found)))

    reading = CSL.read(CSL.write(debate))

    assert reading.errors == ()
    assert reading.debate == debate


def test_of_a_debate_its_sources_alone_are_carried():
    source = Source(
        key="s", title="A page", reliability=Reliability.USUALLY, text="All of it.", tags=("a",), extra={"x": {"y": 1}}
    )
    debate = normalise(Debate(about=About(slug="lane", question="Close it?"), sources=(source,)))

    again = CSL.read(CSL.write(debate)).debate

    assert again.sources == debate.sources
    assert again.about.question == "What do these sources say?"


@settings(max_examples=2000, deadline=None)
@given(
    data=st.binary(max_size=60)
    | st.lists(
        st.sampled_from(
            ['[{"', '"id"', '"title"', '"issued"', '"custom"', '"argmap"', ":", ",", "{", "}", "[", "]", "1", '"x"', "null"]
        ),
        max_size=20,
    ).map(lambda parts: "".join(parts).encode())
    | st.lists(st.dictionaries(st.sampled_from([*ITEM]), values), max_size=2).map(lambda items: json.dumps(items).encode())
)
def test_no_bytes_make_the_reader_raise(data):
    reading = CSL.read(data)

    assert reading.debate is not None or reading.errors
