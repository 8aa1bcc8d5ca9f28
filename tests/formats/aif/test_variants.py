"""The forms in which AIFdb, OVA3 and OVA2 write one and the same dialogue."""

import json

import pytest
from msgspec.structs import replace

from argmap.core.records import Claim
from argmap.formats.aif import AIF
from tests.formats.aif.files import read, read_whole, write
from tests.formats.aif.nodesets import count_items

TEXT = {"nodes": [("1", "I", "Close it"), ("5", "L", "Ann: close it"), ("6", "YA", "Asserting")], "edges": ["56", "61"]}
AIFDB = {
    "nodes": [{"nodeID": one, "text": text, "type": kind, "timestamp": "2014-04-28"} for one, kind, text in TEXT["nodes"]],
    "edges": [{"edgeID": edge, "fromID": edge[0], "toID": edge[1], "formEdgeID": None} for edge in TEXT["edges"]],
    "locutions": [{"nodeID": "5", "personID": "81", "timestamp": "x", "start": None, "end": None, "source": None}],
}
NUMBERED = {
    "nodes": [{"nodeID": int(one), "text": text, "type": kind} for one, kind, text in TEXT["nodes"]],
    "edges": [{"edgeID": int(edge), "fromID": int(edge[0]), "toID": int(edge[1])} for edge in TEXT["edges"]],
    "locutions": [{"nodeID": 5, "personID": 81}],
    "participants": [{"participantID": 81, "firstname": "Ann", "surname": ""}],
    "schemefulfillments": [{"nodeID": 6, "schemeID": 74}],
    "descriptorfulfillments": None,
    "cqdescriptorfulfillments": [],
}
DRAWN = {"firstname": "Anon", "surname": "User", "url": "", "nodes": [{"nodeID": 1, "visible": True, "x": 4, "y": 6}]}
OVA2 = {
    "nodes": [
        {
            "id": int(one),
            "text": text,
            "type": kind,
            "x": 1,
            "y": 2,
            "visible": True,
            "scheme": "0",
            "participantID": "81" * (kind == "L"),
        }
        for one, kind, text in TEXT["nodes"]
    ],
    "edges": [{"from": {"id": int(edge[0])}, "to": {"id": int(edge[1])}, "visible": True} for edge in TEXT["edges"]],
    "participants": [{"id": "81", "firstname": "Ann", "surname": ""}],
    "analysis": {"txt": "Ann: close it"},
}
VARIANTS = {
    "AIFdb": AIFDB,
    "numbers": NUMBERED,
    "OVA3": {"AIF": NUMBERED, "OVA": DRAWN | {"edges": [{"fromID": 5, "toID": 6, "visible": True}]}, "text": "Ann: close it"},
    "OVA3 in small letters": {"AIF": NUMBERED, "ova": DRAWN, "text": {"txt": "Ann: close it"}},
    "OVA3 with a dialogue": {"AIF": NUMBERED | {"schemefulfillments": None}, "OVA": [], "dialog": True, "text": ""},
    "OVA2": OVA2,
}
cases = pytest.mark.parametrize("nodeset", VARIANTS.values(), ids=VARIANTS.keys())


@cases
def test_the_debate_is_the_same(nodeset):
    debate = read_whole(nodeset)

    assert [(claim.key, claim.title) for claim in debate.claims] == [("1", "Close it")]
    assert [(one.key, one.actor, one.claim, one.passages) for one in debate.stances] == [("6", "81", "1", ("5",))]
    assert [(actor.key, actor.name) for actor in debate.actors] == [("81", "Ann")]


@cases
def test_the_file_is_the_same_when_written(nodeset):
    document, remainder = write(read_whole(nodeset))

    assert (count_items(document), remainder) == (count_items(nodeset), {})


@cases
def test_it_is_known_by_its_content(nodeset):
    assert AIF.sniff(json.dumps(nodeset).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"nodes": []}', b'{"debate": {}, "nodes": [], "edges": []}', b"\xff{"])
def test_what_is_no_nodeset_is_not_taken_for_one(data):
    assert not AIF.sniff(data)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("AIFdb", {"nodeID": "n", "text": "New", "type": "I"}), ("OVA2", {"id": "n", "text": "New", "type": "I"})],
)
def test_a_new_node_is_written_as_the_others(name, wanted):
    debate = read_whole(VARIANTS[name])

    document, _ = write(replace(debate, claims=(*debate.claims, Claim(key="n", title="New", position=1))))

    assert wanted in document["nodes"]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"nodes": []}, ["there is no list of edges"]),
        ({"nodes": [], "edges": {}}, ["there is no list of edges"]),
        (
            {"nodes": [1, {}, {"nodeID": True}], "edges": [0]},
            ["this node has no id"] * 3 + ["this edge lacks one of its nodes"],
        ),
        (
            {"nodes": [{"nodeID": "1", "type": "I", "text": ""}] * 2, "edges": []},
            ['another node has the id "1" already'],
        ),
        (
            {"nodes": [{"nodeID": "a\nb", "type": "I", "text": ""}], "edges": []},
            ['the I node "a\\nb" has an id that is no key; it is called node-1 here'],
        ),
    ],
)
def test_bad_lists_come_in_with_warnings_and_go_back(document, said):
    reading = read(document)

    assert [warning.what for warning in reading.warnings] == said
    assert count_items(write(reading.debate)[0]) == count_items(document)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({}, "there is no list of nodes here"),
        ({"nodes": {}}, "there is no list of nodes here"),
        ({"AIF": {"edges": []}}, "there is no list of nodes in AIF"),
        ([], "this is no JSON object"),
        (
            {"nodes": [{"nodeID": "1", "type": "I", "text": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}]},
            "nested more than 30",
        ),
    ],
)
def test_what_is_no_nodeset_is_an_error(document, said):
    reading = read(document)

    assert reading.debate is None
    assert said in reading.errors[0].what
