"""A debate as rows, and back."""

import pytest
from hypothesis import given

from argmap.core.flat import Row, flatten, unflatten
from tests.core.values import make_bridge
from tests.formats.debates import debates


@given(debates())
def test_a_debate_comes_back_from_its_rows(debate):
    assert unflatten(debate.about, flatten(debate)) == debate


def test_each_record_is_one_row_and_knows_its_owner():
    rows = flatten(make_bridge())

    assert {name: len(of_kind) for name, of_kind in rows.items()} == {
        "groups": 2, "issues": 1, "claims": 4, "arguments": 1, "inferences": 1, "premises": 2, "relations": 2, "actors": 2,
        "affiliations": 1, "stances": 1, "sources": 1, "passages": 2, "evidence": 1, "tours": 1, "stops": 2,
    }  # fmt: skip
    assert rows["premises"]["need/1/2"].owner == "need/1"
    assert rows["inferences"]["need/1"] == Row(rows["inferences"]["need/1"].record, "need")
    assert rows["claims"]["build"].owner is None


def test_a_row_does_not_hold_the_records_nested_in_it():
    rows = flatten(make_bridge())

    assert rows["arguments"]["need"].record.inferences == ()
    assert rows["inferences"]["need/1"].record.premises == ()


@pytest.mark.parametrize(("collection", "key"), [("arguments", "need"), ("inferences", "need/1")])
def test_a_row_whose_owner_is_missing_is_an_error(collection, key):
    debate = make_bridge()
    rows = flatten(debate)

    del rows[collection][key]

    with pytest.raises(KeyError, match=key):
        unflatten(debate.about, rows)
