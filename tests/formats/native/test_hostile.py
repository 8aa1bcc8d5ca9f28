"""Whatever bytes come in, what comes out is a debate without a problem, or findings that can be shown."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.checks import find_problems
from argmap.formats.native import JSON, YAML
from tests.formats.damage import damaged
from tests.formats.native.files import HEAD

SEED = (
    HEAD
    + """
groups: {g: G, h: {title: H, parent: g}}
issues: {i: {question: Which?, positions: [a, b]}}
claims:
  a: {title: A, prior: 0.5, for: [{c: {title: C, link: {weight: 1}}}, b], extra: {n: [1, null, {x: y}]}}
  b: {title: B, group: g, passages: [p]}
arguments: {r: {title: R, inferences: [{conclusion: a, premises: [b, {claim: c, role: minor}]}]}}
relations: [{kind: undercuts, source: b, target: r/1, target_kind: inference}]
actors: {x: {name: X, kind: state, iso3: FRA}}
affiliations: [{actor: x, kind: member_of, body: x, since: 2021-06}]
stances: [{actor: x, claim: a, position: conditional, conditions: [b], meanwhile: opposes, said_on: 2021}]
sources: {s: {title: S, text: "one two three", url: "https://example.org", csl: {volume: 3}}}
passages: {p: {source: s, exact: two, locator: 12}}
evidence: [{claim: a, passage: p, kind: attests, credibility: 2}]
"""
)


def check(form, data):
    reading = form.read(data, load=lambda name: b"one two three")

    assert (reading.debate is None) == bool(reading.errors)
    assert reading.debate is None or find_problems(reading.debate) == []
    assert msgspec.json.encode(reading.errors)
    assert all(error.what and len(str(error)) < 1500 for error in reading.errors)


@settings(deadline=None, max_examples=300)
@given(damaged(SEED))
def test_damaged_yaml_gives_findings(data):
    check(YAML, data)


@settings(deadline=None, max_examples=300)
@given(damaged(json.dumps(json.loads(JSON.write(YAML.read(SEED.encode()).debate)), ensure_ascii=False)))
def test_damaged_json_gives_findings(data):
    check(JSON, data)


@settings(deadline=None, max_examples=2000)
@given(st.binary())
@pytest.mark.parametrize("form", [YAML, JSON], ids=["yaml", "json"])
def test_any_bytes_give_findings(form, data):
    check(form, data)
