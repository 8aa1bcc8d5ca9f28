"""Arguments with their inferences and premises."""

import pytest

from argmap.core.kinds import Polarity, Weighing
from tests.formats.native.files import list_errors, read_whole

CLAIMS = "claims: {a: A, b: B, c: C}\n"


def test_inferences_and_premises_are_called_after_what_they_lie_in():
    debate = read_whole(
        CLAIMS
        + """
arguments:
  r:
    title: R
    inferences:
      - {conclusion: a, premises: [b, {claim: c, role: minor, implicit: true}]}
      - {conclusion: a, kind: attacks, weighing: convergent, premises: [{claim: c, key: own}]}
"""
    )

    first, second = debate.inferences
    assert (first.key, first.position, [premise.key for premise in first.premises]) == ("r/1", 0, ["r/1/1", "r/1/2"])
    assert (first.premises[1].role, first.premises[1].implicit, first.premises[1].position) == ("minor", True, 1)
    assert (second.key, second.position, second.kind, second.weighing) == ("r/2", 1, Polarity.ATTACKS, Weighing.CONVERGENT)
    assert second.premises[0].key == "own"


def test_inferences_may_have_keys_before_the_colon():
    debate = read_whole(CLAIMS + "arguments: {r: {title: R, inferences: {i: {conclusion: a, premises: [b]}}}}")

    (inference,) = debate.inferences
    assert (inference.key, inference.premises[0].key) == ("i", "i/1")


@pytest.mark.parametrize(
    ("argument", "error"),
    [
        ("{title: R, inferences: [{premises: [b]}]}", "arguments.r.inferences[0]: conclusion is missing"),
        ("{title: R, inferences: [{conclusion: z}]}", 'arguments.r.inferences[0].conclusion: no claim has the key "z"'),
        ("{title: R, inferences: {i: {conclusion: a, premises: [z]}}}", 'premises[0].claim: no claim has the key "z"'),
        ("{title: R, inferences: {i: {conclusion: a, premises: b}}}", 'premises: a list is wanted here, not "b"'),
        ("{title: R, inferences: x}", 'arguments.r.inferences: a list is wanted here, not "x"'),
        (
            "{title: R, inferences: {i: {conclusion: a, premises: [{claim: b, rôle: x}]}}}",
            'no field "rôle" here; did you mean role?',
        ),
    ],
)
def test_it_says_what_is_wrong_with_an_argument(argument, error):
    (found,) = list_errors(f"{CLAIMS}arguments:\n  r: {argument}\n")

    assert found.startswith("4:")
    assert error in found
