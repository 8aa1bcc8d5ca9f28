"""Lookups and counts of a debate."""

from argmap.core.debate import COLLECTIONS, count_records
from tests.core.values import make_bridge


def test_every_record_is_found_by_its_key():
    debate = make_bridge()

    assert debate.claim_by_key["build"].title == "Build a bridge"
    assert debate.argument_by_key["need"].title == "From need"
    assert debate.inference_by_key["need/1"].conclusion == "build"
    assert debate.argument_of_inference["need/1"].key == "need"
    assert debate.relation_by_key["denial"].target == "need/1"
    assert debate.actor_by_key["mayor"].name == "The mayor"
    assert debate.source_by_key["paper"].title == "The paper"
    assert debate.passage_by_key["p-build"].start == 43


def test_nested_records_come_after_their_owners():
    names = [name for name, _ in make_bridge().collections()]

    assert names == list(COLLECTIONS)
    assert names.index("arguments") < names.index("inferences") < names.index("premises")


def test_it_counts_records_by_kind_and_relations_by_theirs():
    counts = count_records(make_bridge())

    assert counts["claims"] == 4
    assert counts["premises"] == 2
    assert counts["relations"] == {
        "supports": 1, "attacks": 0, "undercuts": 1, "entails": 0, "contrary": 0, "contradictory": 0, "rephrases": 0,
        "preferred_to": 0,
    }  # fmt: skip


def test_looking_up_is_no_part_of_the_value():
    looked, untouched = make_bridge(), make_bridge()

    assert looked.claim_by_key
    assert looked == untouched
