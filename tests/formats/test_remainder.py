"""What a format has no words for: described, added again, and left out where it does not fit any longer."""

import json

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from argmap.core.canonical import normalise
from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind
from argmap.core.records import About, Argument, Claim, Group, Inference, Premise
from argmap.formats.remainder import add_remainder, describe_remainder
from tests.formats.debates import debates

ABOUT = About(slug="a", question="q")
A, B = Claim(key="a", title="A"), Claim(key="b", title="B")
ARGUMENT = Argument(
    key="r", title="R", inferences=(Inference(key="r/1", conclusion="a", premises=(Premise(key="r/1/1", claim="b"),)),)
)
slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)


def make(*claims, **collections):
    return normalise(Debate(about=ABOUT, claims=claims, **collections))


def carry(base, debate):
    return json.loads(json.dumps(describe_remainder(base, debate)))


@slow
@given(debates(), debates())
def test_it_turns_any_debate_into_any_other(base, debate):
    base, debate = normalise(base), normalise(debate)

    found, left_out = add_remainder(base, carry(base, debate))

    assert (found, left_out) == (debate, [])


def test_equal_debates_need_none():
    assert carry(make(A), make(A)) == {}


def test_it_says_no_more_than_what_differs():
    changed = replace(A, kind=ClaimKind.POLICY)

    assert carry(make(A, B), make(changed, arguments=(ARGUMENT,))) == {
        "added": {
            "arguments": {"r": {"title": "R"}},
            "inferences": {"r/1": {"in": "r", "conclusion": "a"}},
            "premises": {"r/1/1": {"in": "r/1", "claim": "b"}},
        },
        "changed": {"claims": {"a": {"kind": "policy"}}},
        "removed": {"claims": ["b"]},
    }


def test_what_is_edited_elsewhere_stays_edited():
    remainder = carry(make(A), make(replace(A, kind=ClaimKind.POLICY)))

    found, left_out = add_remainder(make(replace(A, title="New")), remainder)

    assert (found.claims, left_out) == ((replace(A, title="New", kind=ClaimKind.POLICY),), [])


def test_what_changes_a_record_that_is_gone_is_left_out():
    remainder = carry(make(A, B), make(replace(A, kind=ClaimKind.POLICY, title="All there"), B))

    found, left_out = add_remainder(make(B), remainder)

    assert (found, len(left_out)) == (make(B), 1)


def test_what_hangs_on_a_record_that_is_gone_is_left_out_to_the_last():
    remainder = carry(make(A, B), make(A, B, arguments=(ARGUMENT,), groups=(Group(key="g", title="G"),)))

    found, left_out = add_remainder(make(A), remainder)

    assert (find_problems(found), [group.key for group in found.groups]) == ([], ["g"])
    assert [inference.premises for inference in found.inferences] == [()]
    assert left_out == ["1 of the records that Argmap adds to the file or changes in it do not fit the rest of it any longer"]


def test_where_too_much_does_not_fit_all_of_it_is_left_out():
    base = make(A, arguments=(Argument(key="r", title="R", inferences=(Inference(key="i", conclusion="a"),)),))

    found, left_out = add_remainder(base, {"removed": {"claims": ["a"]}, "about": {"question": "?"}})

    assert (found, left_out) == (base, ["what Argmap adds to the file does not fit the rest of it"])


def test_a_debate_of_its_own_that_is_none_is_left_out():
    found, left_out = add_remainder(make(A), {"about": {"slug": "no slug"}})

    assert (found, len(left_out)) == (make(A), 1)
