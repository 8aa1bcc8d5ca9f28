"""Debates as linked data, in the words of schema.org and Web Annotation."""

import json

from hypothesis import HealthCheck, given, settings

from argmap.formats.jsonld import JSONLD
from tests.formats.debates import debates
from tests.formats.variations import FULL


def read(debate):
    document = json.loads(JSONLD.write(debate))
    return document["@context"], {item["id"]: item for item in document["@graph"]}


def test_a_claim_is_a_claim_of_schema_org():
    context, items = read(FULL)

    assert context == ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"}]
    assert items["#claim-loud"] == {
        "id": "#claim-loud",
        "type": "schema:Claim",
        "schema:name": "It is loud",
        "schema:text": "Vans are loud.",
        "schema:keywords": ["noise"],
        "schema:isPartOf": {"id": "#debate"},
    }


def test_a_passage_is_an_annotation_with_the_selectors_of_the_standard():
    _, items = read(FULL)

    assert items["#evidence-e"] == {
        "id": "#evidence-e",
        "type": "Annotation",
        "motivation": "assessing",
        "body": ["#claim-loud", {"type": "TextualBody", "value": "supports", "purpose": "assessing"}],
        "target": {
            "source": "#source-post",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "Two"},
                {"type": "TextPositionSelector", "start": 5, "end": 8},
            ],
            "schema:description": "paragraph 3",
        },
    }
    assert (items["#appearance-close/p"]["motivation"], items["#appearance-close/p"]["body"]) == ("identifying", "#claim-close")


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(debates())
def test_every_name_leads_to_something(debate):
    _, items = read(debate)

    named = {item["target"]["source"] for item in items.values() if "target" in item}
    bodies = (item["body"] for item in items.values() if "body" in item)
    named |= {body if isinstance(body, str) else body[0] for body in bodies}
    assert named <= items.keys()
    assert all(" " not in name and '"' not in name for name in items)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(debates())
def test_no_two_things_have_the_same_name(debate):
    graph = json.loads(JSONLD.write(debate))["@graph"]

    assert len({item["id"] for item in graph}) == len(graph)
