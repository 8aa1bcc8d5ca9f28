"""Schemes that weigh by preference: the order of their properties gives each argument its weight."""

import pytest

from argmap.core.standing import evaluate
from argmap.formats.carneades import CARNEADES
from tests.formats.carneades.files import read

LEX = """
weighing_functions:
  lex: {preference: [{property: rank, order: [Town, Land]}, {property: date, order: ascending}]}
argument_schemes:
  old: {weight: lex, meta: {rank: land, date: 1990-02-01}}
  new: {weight: lex, meta: {rank: land, date: 2015-02-01}}
  town: {weight: lex, meta: {rank: town, date: 2020-01-01}}
  free: {weight: lex}
issues: {i: {positions: [close, open]}}
arguments:
  a1: {scheme: FIRST, conclusion: close, premises: [loud]}
  a2: {scheme: SECOND, conclusion: open, premises: [loud]}
  a3: {scheme: FIRST, conclusion: deaf, premises: [loud]}
assumptions: [loud]
"""


@pytest.mark.parametrize(
    ("first", "second", "weights", "labels"),
    [
        # The Land's law goes before the Town's, whatever their dates; of two of the same rank the later one does.
        ("old", "town", [1.0, 0.5, None], {"close": "in", "open": "out"}),
        ("old", "new", [0.5, 1.0, None], {"close": "out", "open": "in"}),
        ("old", "old", [1.0, 1.0, None], {"close": "out", "open": "out"}),
        # What has no rank and no date is neither the weaker nor the stronger.
        ("old", "free", [1.0, 1.0, None], {"close": "out", "open": "out"}),
    ],
)
def test_arguments_weigh_by_their_schemes_properties(first, second, weights, labels):
    debate = read(LEX.replace("FIRST", first).replace("SECOND", second)).debate

    assert [inference.weight for inference in debate.inferences] == weights
    evaluated = evaluate(debate).labels
    assert {key: evaluated[key].value for key in labels} == labels


@pytest.mark.parametrize(
    ("order", "weights"),
    [("ascending", [0.333, 0.667, 1.0]), ("descending", [1.0, 0.667, 0.333]), ("", [1.0, 0.667, 0.333])],
)
def test_numbers_are_ordered_up_or_down(order, weights):
    written = f", order: {order}" if order else ""
    schemes = ", ".join(f"s{n}: {{weight: {{preference: {{property: n{written}}}}}, meta: {{n: {n}}}}}" for n in (1, 2, 10))
    arguments = ", ".join(f"a{n}: {{scheme: s{n}, conclusion: close}}" for n in (1, 2, 10))
    body = f"argument_schemes: {{{schemes}}}\nissues: {{i: {{positions: [close, open]}}}}\narguments: {{{arguments}}}\n"

    inferences = read(body).debate.inference_by_key

    assert [inferences[key].weight for key in ("a1", "a2", "a10")] == weights


def test_a_file_that_weighs_by_preference_comes_back():
    debate = read(LEX.replace("FIRST", "old").replace("SECOND", "town")).debate

    assert CARNEADES.read(CARNEADES.write(debate)).debate == debate
