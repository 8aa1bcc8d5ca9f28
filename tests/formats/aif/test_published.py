"""Nodesets of AIFdb, OVA3 and their like: everything in them comes in, and goes out again."""

import json
from collections import Counter

import pytest

from argmap.core.checks import find_problems
from argmap.core.debate import count_records
from argmap.formats.aif import AIF
from tests import cases
from tests.formats.aif.files import write
from tests.formats.aif.nodesets import count_items

CASES = cases.CASES / "aif"
pytestmark = pytest.mark.cases


@pytest.mark.parametrize("place", range(10))
def test_every_node_has_its_record(place):
    case = json.loads((CASES / "INDEX.json").read_text())[place]

    reading = AIF.read((CASES / case["file"]).read_bytes())

    counts, types = count_records(reading.debate), Counter(case["types"])
    assert (reading.errors, find_problems(reading.debate)) == ((), [])
    assert counts["claims"] == types["I"]
    assert counts["inferences"] + counts["relations"]["supports"] == types["RA"]
    assert (counts["relations"]["attacks"], counts["relations"]["rephrases"]) == (types["CA"], types["MA"])
    assert counts["inferences"] >= case["linked_RA"]


@pytest.mark.parametrize("place", range(10))
def test_every_item_of_every_list_comes_back(place):
    name = json.loads((CASES / "INDEX.json").read_text())[place]["file"]
    data = (CASES / name).read_bytes()

    document, remainder = write(AIF.read(data).debate)

    assert (count_items(document), remainder) == (count_items(json.loads(data)), {})
