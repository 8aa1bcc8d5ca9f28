"""Whatever bytes come in, what comes out is a debate without a problem, or findings that can be shown."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.core.checks import find_problems
from argmap.core.records import Claim
from argmap.formats.carneades import CARNEADES
from tests.formats.carneades.files import STATEMENTS
from tests.formats.carneades.test_writing import ABOUT, make
from tests.formats.damage import damaged
from tests.formats.debates import values

SEED = (
    STATEMENTS
    + """
issues: {i: {positions: [close, open], standard: BRD, meta: {title: Which?}}}
argument_schemes: {s: {weight: {constant: 0.5}}}
arguments:
  a1: {conclusion: close, premises: {major: loud}, scheme: s, undercutter: deaf, weight: 0.5}
assumptions: [loud]
references: {r: {title: T, date: 2010}}
tests: {in: [loud]}
"""
)


SECTIONS = ("issues", "assumptions", "argument_schemes", "weighing_functions", "references", "tests")


def check(data):
    reading = CARNEADES.read(data)

    assert (reading.debate is None) == bool(reading.errors)
    assert reading.debate is None or find_problems(reading.debate) == []
    assert msgspec.json.encode((reading.errors, reading.warnings))
    assert all(found.what and len(str(found)) < 1500 for found in (*reading.errors, *reading.warnings))


@settings(deadline=None, max_examples=2000)
@given(st.binary())
def test_any_bytes_give_findings(data):
    check(data)


@settings(deadline=None, max_examples=300)
@given(damaged(SEED))
def test_damaged_files_give_findings(data):
    check(data)


@settings(deadline=None, max_examples=100)
@given(
    values,
    st.sampled_from(["meta", "statements", "issues", "arguments", "argument_schemes", "weighing_functions", "references"]),
)
def test_any_value_of_a_section_gives_findings(value, section):
    check(STATEMENTS.replace("meta:", "note:").encode() + f"{section}: ".encode() + msgspec.json.encode(value))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &a [x]\nb: [*a, *a]\n", "anchors (&a) are not read here"),
        ("statements: !!python/object/apply:os.system [x]\n", "tags"),
        ("<<: {a: b}\n", "merge keys (<<) are not read here"),
        ("statements: {a: A}\nstatements: {b: B}\n", "this name stands here twice"),
        ("[" * 100_000, "nested more than"),
        ("a: b\n---\na: b\n", "several documents"),
        ("", "the file is empty"),
        ("- a\n", "a mapping (name: value) is wanted here, not a list"),
        (" " * (CARNEADES.limit + 1), "allowed are"),
    ],
    ids=range(9),
)
def test_it_says_what_it_does_not_read(text, said):
    reading = CARNEADES.read(text.encode())

    assert (reading.debate, said in reading.errors[0].what) == (None, True)


def test_the_first_hundred_errors_are_told():
    errors = CARNEADES.read(b"arguments: {" + b", ".join(b"a%d: {conclusion: x}" % n for n in range(500)) + b"}").errors

    assert (len(errors), errors[-1].what) == (101, "these are the first 100 errors; there may be more")


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["meta", "arguments", "weight", "label", "x", *SECTIONS]), values))
def test_an_extra_that_somebody_made_up_is_written(held):
    claims = (Claim(key="a", title="a", extra={"carneades": held}),)
    about = msgspec.structs.replace(ABOUT, extra={"carneades": held})

    written = CARNEADES.write(make(claims=claims, about=about))

    assert [claim.key for claim in CARNEADES.read(written).debate.claims] == ["a"]
