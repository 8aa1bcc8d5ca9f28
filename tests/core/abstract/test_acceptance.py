"""What extensions say of claims, in words."""

import pytest

from argmap.core.abstract import Semantics, describe_acceptance

FOUND = "It is accepted in 2 of 5 complete extensions that were found before the search was stopped."


@pytest.mark.parametrize(
    ("semantics", "count", "total", "is_whole", "sentence"),
    [
        (Semantics.IDEAL, 1, 1, True, "It is accepted in the ideal extension."),
        (Semantics.STABLE, 1, 1, True, "It is accepted in the only stable extension."),
        (Semantics.STABLE, 0, 0, True, "There is no stable extension."),
        (Semantics.COMPLETE, 2, 5, False, FOUND),
        (Semantics.PREFERRED, 0, 0, False, "The search was stopped before it found any extension."),
    ],
)  # fmt: skip
def test_acceptance_is_told_as_a_sentence(semantics, count, total, is_whole, sentence):
    assert describe_acceptance(semantics, count, total, is_whole=is_whole) == sentence
