"""What extra and csl may hold."""

import math

import pytest

from argmap.core.extras import GREATEST_DEPTH, find_misfit, normalise_extra


def nest(depth):
    """A list in a list in a list …"""
    value = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"a": [1, 2.5, None, True, "text", {"b": []}]},
        -(2**63),
        2**64 - 1,
        1e300,
        10**22,
        15 * 10**299,
        nest(GREATEST_DEPTH),
        "tab\t",
    ],
)
def test_json_that_every_database_keeps_is_accepted(value):
    assert find_misfit(value) == ""


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ({"a": math.nan}, "holds nan, which is no number in JSON"),
        ([math.inf], "holds inf, which is no number in JSON"),
        ({"a": 2**64}, "holds a whole number beyond -9223372036854775808 to 18446744073709551615"),
        (10**400, "holds a whole number beyond -9223372036854775808 to 18446744073709551615"),
        ({1: "a"}, "holds a name that is no text"),
        ({"a": {"e\u0301": 1, "\u00e9": 2}}, "holds two names that differ in how their accents are encoded only"),
        ({"a\x00": 1}, "holds the character U+0000, which cannot be printed"),
        (["\ud800"], "holds the character U+D800, which cannot be printed"),
        ({"a": {1, 2}}, "holds a value of type set, which is no JSON"),
        (nest(GREATEST_DEPTH + 1), "is nested more than 50 deep"),
        (nest(100_000), "is nested more than 50 deep"),
    ],
)
def test_it_says_what_no_debate_may_hold(value, what):
    assert find_misfit(value) == what


@pytest.mark.parametrize("number", [0.5, 1e22, 1e300, 5e-324, 0, -3, 2**64 - 1, 1.7976931348623157e308])
def test_a_number_is_normalised_once_and_keeps_its_value(number):
    normal = normalise_extra(number)

    assert normal == number
    assert repr(normalise_extra(normal)) == repr(normal)
