"""Whatever bytes come in, what comes out is a debate without a problem, or findings that can be shown."""

import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.core.checks import find_problems
from argmap.core.records import Claim, Value
from argmap.formats.aif import AIF
from argmap.formats.remainder import add_remainder
from tests.formats.aif.files import make_nodeset, read
from tests.formats.aif.test_dialogue import make_dialogue
from tests.formats.aif.test_writing import make
from tests.formats.damage import damaged
from tests.formats.debates import values

SEED = make_dialogue(
    "5 6 1", "2 9 1", "2 8 9", nodes={"2": "I It's loud", "9": "RA", "8": "CA"}, text="<span>", argmap={"about": {}}
)


def check(data):
    reading = AIF.read(data)

    assert (reading.debate is None) == bool(reading.errors)
    assert reading.debate is None or find_problems(reading.debate) == []
    assert msgspec.json.encode((reading.errors, reading.warnings))
    assert all(found.what and len(str(found)) < 1500 for found in (*reading.errors, *reading.warnings))


@settings(deadline=None, max_examples=2000)
@given(st.binary())
def test_any_bytes_give_findings(data):
    check(data)


@settings(deadline=None, max_examples=300)
@given(damaged(json.dumps(SEED)))
def test_damaged_nodesets_give_findings(data):
    check(data)


@settings(deadline=None, max_examples=200)
@given(values)
def test_any_json_gives_findings(value):
    check(json.dumps(value).encode())
    check(json.dumps({"nodes": value, "edges": value}).encode())
    check(json.dumps({"nodes": [{"nodeID": "1", "type": "I", "text": value}], "edges": [], "argmap": value}).encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a":' * 100_000, "nested more than"),
        (b'{"nodes": [' + b"[" * 100_000, "nested more than"),
        (b'{"nodes": [], "nodes": []}', "stands here twice"),
        (b'{"nodes": NaN}', "is no JSON value"),
        (b'{"nodes": [], "edges": []} x', "nothing may follow"),
        ('{"nodes": [{"é": 1, "e\u0301": 2}]}'.encode(), "differ in how their accents are encoded"),
        (b'{"nodes": ["\xff"]}', "not UTF-8"),
        (b" " * (AIF.limit + 1), "allowed are"),
    ],
    ids=range(8),
)
def test_it_says_what_it_does_not_read(data, said):
    reading = AIF.read(data)

    assert said in reading.errors[0].what


def test_numbers_and_characters_that_no_debate_holds_are_made_fit():
    data = b'{"nodes": [{"nodeID": "1", "type": "I", "text": "a\\u0000b", "n": [1e999, 99999999999999999999, 7]}], "edges": []}'

    reading = AIF.read(data)

    (claim,) = reading.debate.claims
    assert (claim.title, claim.extra["aif"]["node"]) == ("ab", {"n": ["1e999", "99999999999999999999", 7]})
    assert [warning.done for warning in reading.warnings] == ["left them out", "kept as a text", "kept as a text"]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["node", "verbatim", "edges", "lists", "of", "document", "dialect", "missing"]), values))
def test_an_extra_that_somebody_made_up_is_written_and_comes_back(held):
    claim = Claim(key="1", title="Close it", extra={"aif": held})
    debate = make(claims=(claim,), about=msgspec.structs.replace(make().about, extra={"aif": held}))

    written = AIF.write(debate)

    assert json.loads(written)["nodes"]
    assert [one.title for one in AIF.read(written).debate.claims][:1] == ["Close it"]


def test_a_debate_of_values_of_our_own_is_not_read_from_below():
    base = read(make_nodeset({"1": "I"})).debate

    debate, left_out = add_remainder(
        base, {"added": {"arguments": {"a": {"title": "A", "inferences": [{"key": "x", "conclusion": "9"}]}}}}
    )

    assert (debate.inferences, left_out) == ((), [])
    assert isinstance(debate.arguments[0], Value)
