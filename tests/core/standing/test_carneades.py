"""Carneades' own labels: its published examples where they are at hand, and small cases of ours in its notation."""

import json

import pytest

from argmap.core.standing import evaluate
from argmap.formats.carneades import CARNEADES
from tests import cases
from tests.core.standing.carneades import read_carneades

CASES = cases.CASES / "carneades"

TWO_WITNESSES = """
statements: {open: The shop was open., shut: The shop was shut., ann: Ann says so., ben: Ben says so., note: A note says so.}
issues: {i: {positions: [open, shut]}}
arguments:
  a: {conclusion: open, premises: [ann]}
  b: {conclusion: shut, premises: [ben]}
assumptions: [ann, ben]
tests: {in: [ann, ben], out: [open, shut, note]}
"""
CLOSED_CIRCLE = """
statements: {p: P, q: Q, r: R}
arguments:
  a: {conclusion: p, premises: [q]}
  b: {conclusion: q, premises: [p]}
  c: {conclusion: r, premises: [p]}
tests: {undecided: [p, q, r]}
"""
CIRCLE_WITH_A_WAY_IN = """
statements: {p: P, q: Q, s: S}
arguments:
  a: {conclusion: p, premises: [q]}
  b: {conclusion: q, premises: [p]}
  c: {conclusion: p, premises: [s]}
assumptions: [s]
tests: {in: [p, q, s]}
"""
MORE_FACTORS = """
statements: {go: Go., stay: Stay., sun: It is sunny., wind: It is windy.}
issues: {i: {positions: [go, stay]}}
arguments:
  a: {scheme: factorized, conclusion: stay, premises: [wind]}
  b: {scheme: factorized, conclusion: go, premises: {weather: sun, air: wind}}
assumptions: [sun, wind]
tests: {in: [sun, wind, go], out: [stay]}
"""
UNDERCUT_WITH_AN_OPEN_PREMISE = """
statements: {p: P, np: Not P, q: Q, u: The step fails.}
issues: {i: {positions: [p, np]}}
arguments:
  a: {conclusion: q, premises: [p], undercutter: u}
  b: {conclusion: np, premises: [p]}
  c: {conclusion: p, premises: [np]}
assumptions: [u]
tests: {in: [u], undecided: [p, np], out: [q]}
"""
MIXED_WEIGHT_UNDER_STANDARDS = """
statements: {p: P, np: Not P, s: S, t: T, u: U, v: V}
issues: {i: {positions: [p, np], standard: STANDARD}}
arguments:
  a: {scheme: cumulative, conclusion: p, premises: [s, t, u]}
  b: {scheme: cumulative, conclusion: np, premises: [s, v, v, v, v]}
assumptions: [s, t, u]
tests: {TESTS}
"""
OWN = {
    "two witnesses tie": TWO_WITNESSES,
    "a circle of support": CLOSED_CIRCLE,
    "a circle of support with a way in": CIRCLE_WITH_A_WAY_IN,
    "more factors": MORE_FACTORS,
    "an undercut step is settled whatever its premises": UNDERCUT_WITH_AN_OPEN_PREMISE,
    # 3/3 against 1/5: more than a half apart, and less than .3 of doubt
    "beyond reasonable doubt": MIXED_WEIGHT_UNDER_STANDARDS.replace("STANDARD", "BRD").replace("TESTS", "in: [p], out: [np]"),
    # 3/3 against 2/5: clear, but the doubt is reasonable
    "clear, with reasonable doubt": MIXED_WEIGHT_UNDER_STANDARDS.replace("STANDARD", "BRD")
    .replace("[s, v, v, v, v]", "[s, t, v, v, v]")
    .replace("TESTS", "out: [p, np]"),
    "clear and convincing": MIXED_WEIGHT_UNDER_STANDARDS.replace("STANDARD", "CCE")
    .replace("[s, v, v, v, v]", "[s, t, v, v, v]")
    .replace("TESTS", "in: [p], out: [np]"),
    # 2/3 against 2/5: better, not clear
    "not clear": MIXED_WEIGHT_UNDER_STANDARDS.replace("STANDARD", "CCE")
    .replace("[s, v, v, v, v]", "[s, t, v, v, v]")
    .replace("[s, t, u]}", "[s, t, v]}")
    .replace("TESTS", "out: [p, np]"),
}


@pytest.mark.parametrize("text", OWN.values(), ids=OWN.keys())
def test_it_labels_as_carneades_does(text):
    debate, expected = read_carneades(text)

    labels = evaluate(debate).labels

    assert {key: labels[key].value for key in expected} == expected


@pytest.mark.parametrize("text", OWN.values(), ids=OWN.keys())
def test_the_reader_for_people_says_the_same(text):
    _, expected = read_carneades(text)

    labels = evaluate(CARNEADES.read(text.encode()).debate).labels

    assert {key: labels[key].value for key in expected} == expected


@pytest.mark.cases
def test_it_labels_every_published_case_as_its_engine_does():
    files = sorted(CASES.glob("*.yml"))
    assert len(files) >= 6

    for file in files:
        debate, _ = read_carneades(file.read_text())
        expected = json.loads(file.with_name(file.stem + ".expected.json").read_text())["reference_labels"]

        labels = evaluate(debate).labels

        assert {key: label.value for key, label in labels.items()} == expected, file.name
