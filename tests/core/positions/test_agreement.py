"""Whom an actor agrees with and differs from, and on what."""

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.core.kinds import AffiliationKind
from argmap.core.positions import Selection, compare_actor
from argmap.core.records import Affiliation
from tests.core.positions.debates import make_debate, make_stance, read_rows
from tests.formats.debates import debates

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=20)


@pytest.mark.parametrize(
    ("own", "other", "way"),
    [
        ("+", "+", "agree"), ("-", "-", "agree"), ("-", "?", "agree"), ("+", "-", "differ"), ("?", "+", "differ"),
        ("±", "+", "conditional"), ("±", "-", "conditional"), ("±", "±", "conditional"),
        ("0", "+", "open"), ("x", "-", "open"), ("0", "±", "open"),
    ],
)  # fmt: skip
def test_two_positions_on_a_claim_agree_differ_or_leave_it_open(own, other, way):
    (found,) = compare_actor(make_debate(*read_rows(f"mali {own}", f"togo {other}")), "mali")

    assert {name: getattr(found, name) for name in ("agree", "differ", "conditional", "open")} == {
        name: ("a",) if name == way else () for name in ("agree", "differ", "conditional", "open")
    }


def test_only_claims_that_both_have_a_stance_on_count():
    debate = make_debate(*read_rows("mali ++-.", "togo +.++", "chad ...+"))

    (togo,) = compare_actor(debate, "mali")

    assert (togo.other, togo.agree, togo.differ, togo.shared) == ("togo", ("a",), ("c",), 2)


def test_the_latest_stance_as_of_the_date_counts():
    debate = make_debate(
        make_stance("mali", "a", "+"), make_stance("togo", "a", "+", "2019"), make_stance("togo", "a", "-", "2021")
    )

    (then,), (now,) = compare_actor(debate, "mali", Selection(as_of="2020")), compare_actor(debate, "mali")

    assert (then.agree, now.differ) == (("a",), ("a",))


def test_a_spokesman_agrees_with_its_state_if_its_words_count_for_it():
    office = Affiliation(key="o", actor="keita", kind=AffiliationKind.SPEAKS_FOR, body="mali")
    debate = make_debate(*read_rows("keita +", "mali .+"), affiliations=(office,))

    (inherited,) = compare_actor(debate, "mali", Selection(inherit=True))

    assert compare_actor(debate, "mali") == ()
    assert (inherited.other, inherited.agree) == ("keita", ("a",))


@slow
@given(debates())
def test_agreement_is_the_same_from_both_sides(debate):
    found = {
        (actor.key, one.other): (one.agree, one.differ, one.conditional, one.open)
        for actor in debate.actors
        for one in compare_actor(debate, actor.key)
    }

    assert all(found[other, actor] == ways for (actor, other), ways in found.items())
