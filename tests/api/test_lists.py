import pytest

from tests.api.debates import store_debate
from tests.factories import make_claim, make_debate, make_source


@pytest.fixture
def town(db):
    debate = make_debate("bridge", public=True)
    make_claim(debate, "b", title="Zinc is cheap", text="So the rails should be of zinc.", position=2, prior=0.5)
    make_claim(debate, "a", title="Tolls pay for it", position=1)
    make_claim(debate, "C", title="It is too long", text="And 100% too dear.", position=2, prior=0.25)
    return debate


def test_lists_go_by_key_as_the_document_does(town, list_keys):
    assert list_keys("claims") == ["C", "a", "b"]


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("-key", ["b", "a", "C"]),
        ("title", ["C", "a", "b"]),
        ("-position", ["C", "b", "a"]),
        ("position,-key", ["a", "b", "C"]),
        ("position,-key,position,key", ["a", "b", "C"]),
        ("prior", ["C", "b", "a"]),
        ("-prior", ["b", "C", "a"]),
    ],
)
def test_a_list_goes_by_the_fields_asked_for_and_what_is_unknown_last(town, list_keys, ordering, expected):
    assert list_keys("claims", ordering=ordering) == expected


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("ZINC", ["b"]),
        ("zinc rails", ["b"]),
        ("zinc toll", []),
        ("100%", ["C"]),
        ("%", ["C"]),
        ("_", []),
        ("too", ["C"]),
    ],
)
def test_search_finds_all_words_in_titles_and_texts(town, list_keys, search, expected):
    assert list_keys("claims", search=search) == expected


def test_search_looks_into_the_text_of_sources(town, list_keys):
    make_source(town, "minutes", text="The mayor said that tolls would do.")
    make_source(town, "press")

    assert list_keys("sources", search="mayor tolls") == ["minutes"]


@pytest.mark.django_db
def test_a_page_holds_a_hundred_records_unless_asked_otherwise(ask, client):
    store_debate("bridge", size=101)

    first = ask("debates/bridge/claims/").json()
    second = client.get(first["next"]).json()

    assert (first["count"], len(first["results"]), first["previous"]) == (101, 100, None)
    assert (second["count"], len(second["results"]), second["next"]) == (101, 1, None)
    assert len(ask("debates/bridge/claims/", {"page_size": 1000}).json()["results"]) == 101
    assert len(ask("debates/bridge/claims/", {"page_size": 7, "page": 15}).json()["results"]) == 3


def test_the_next_page_keeps_filters_and_order(town, ask, client):
    first = ask("debates/bridge/claims/", {"kind": "fact", "ordering": "-key", "page_size": 2}).json()
    second = client.get(first["next"]).json()

    assert [record["key"] for record in first["results"] + second["results"]] == ["b", "a", "C"]
    assert client.get(second["previous"]).json() == first


@pytest.mark.parametrize("page", ["2", "9" * 99])
def test_a_page_after_the_last_is_not_found(town, ask, page):
    answer = ask("debates/bridge/claims/", {"page": page})

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["detail"] == f"There is no page {page}."


def test_an_empty_list_has_one_page(town, ask):
    assert ask("debates/bridge/stances/").json() == {"count": 0, "next": None, "previous": None, "results": []}
