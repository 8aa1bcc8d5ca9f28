import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import fields

from argmap.core.debate import COLLECTIONS
from argmap.services.shape import MODELS, OWNERS
from tests.api.debates import store_debate
from tests.factories import make_actor, make_claim, make_debate, make_stance

# The debate, the count and the records, then one query for each kind of link or of nested record.
QUERIES = {"issues": 4, "claims": 4, "stances": 5, "arguments": 5, "inferences": 4, "tours": 4}
PLAIN = 3


def document_records(document, collection):
    if collection == "inferences":
        return [inference for argument in document["arguments"] for inference in argument["inferences"]]
    if collection == "premises":
        return [premise for inference in document_records(document, "inferences") for premise in inference["premises"]]
    if collection == "stops":
        return [stop for tour in document["tours"] for stop in tour["stops"]]
    return document[collection]


def without_own(record, collection):
    own = {"version", "api_url", OWNERS.get(collection)}
    return {name: content for name, content in record.items() if name not in own}


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_list_holds_the_records_of_the_document(bridge, ask, collection):
    document = json.loads(ask("debates/bridge/document").content)
    expected = document_records(document, collection)

    answer = ask(f"debates/bridge/{collection}/").json()

    assert answer["count"] == len(expected) >= 3
    assert [without_own(record, collection) for record in answer["results"]] == expected


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_each_listed_record_is_found_at_its_address(bridge, ask, client, collection):
    listed = ask(f"debates/bridge/{collection}/").json()["results"]

    assert [client.get(record["api_url"]).json() for record in listed] == listed


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_records_own_fields_hide_none_of_the_documents(collection):
    names = {field.name for field in fields(MODELS[collection].VALUE)}

    assert not names & {"version", "api_url", OWNERS.get(collection)}


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("size", [3, 30])
@pytest.mark.django_db
def test_a_list_costs_the_same_queries_whatever_its_length(ask, collection, size):
    store_debate("bridge", size=size)

    with CaptureQueriesContext(connection) as queries:
        answer = ask(f"debates/bridge/{collection}/")

    assert answer.json()["count"] >= size
    assert len(queries) == QUERIES.get(collection, PLAIN), [query["sql"] for query in queries]


@pytest.mark.parametrize("size", [3, 30])
@pytest.mark.django_db
def test_the_list_of_debates_costs_the_same_queries_whatever_its_length(ask, size):
    for number in range(size):
        make_debate(f"debate-{number}", public=True)

    with CaptureQueriesContext(connection) as queries:
        answer = ask("debates/")

    assert answer.json()["count"] == size
    assert len(queries) == 2, [query["sql"] for query in queries]


def test_a_nested_record_names_its_owner_in_its_own_list(bridge, ask):
    inference = ask("debates/bridge/inferences/x0/1/").json()
    premise = ask("debates/bridge/premises/x0/1/2/").json()

    assert (inference["argument"], premise["inference"]) == ("x0", "x0/1")


@pytest.mark.parametrize(
    "key", ["a/b", "a/", "/", "¬app(a1)", "Ключ", "50% & more?", "#1", "a;b=c", "..", "http://example.org/#x"]
)
@pytest.mark.django_db
def test_a_key_may_hold_any_printable_character(ask, client, key):
    make_claim(make_debate("bridge", public=True), key)

    (listed,) = ask("debates/bridge/claims/").json()["results"]
    answer = client.get(listed["api_url"])

    assert answer.status_code == 200
    assert answer.json()["key"] == key
    assert "%2F" in listed["api_url"] or "/" not in key


@pytest.mark.django_db
def test_a_stance_on_a_claim_names_no_argument(ask):
    debate = make_debate("bridge", public=True)
    make_stance(make_actor(debate, "mayor"), make_claim(debate, "build"), "opposes", key="s")

    stance = ask("debates/bridge/stances/s/").json()

    assert (stance["claim"], stance["argument"], stance["position"]) == ("build", None, "opposes")
    assert (stance["reported_by"], stance["reported_by_kind"], stance["conditions"]) == (None, None, [])


def test_a_debate_tells_its_counts_and_where_its_parts_are(bridge, ask, client):
    debate = ask("debates/bridge/").json()

    assert debate["counts"]["claims"] == 3
    assert debate["counts"]["premises"] == 6
    assert (debate["slug"], debate["visibility"], debate["tags"]) == ("bridge", "public", ["roads"])
    parts = {name: client.get(debate["links"][name]).status_code for name in (*COLLECTIONS, "document")}
    assert set(parts.values()) == {200}
    assert client.get(debate["api_url"]).json() == debate


def test_an_unknown_key_is_not_found(bridge, ask):
    answer = ask("debates/bridge/claims/nowhere/")

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["detail"] == "The debate has no claim with this key."
