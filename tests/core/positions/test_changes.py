"""What changed between two dates, and what each change is called."""

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.core.kinds import Label, StanceBasis
from argmap.core.positions import ChangeKind, list_changes
from argmap.core.records import Argument, Condition, Stance
from argmap.core.stances import latest_stances
from tests.core.positions.debates import SIGNS, make_debate, make_stance
from tests.formats.debates import debates

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=25)


def list_kinds(*stances, first="", last=""):
    return [(change.kind.value, change.after.said_on) for change in list_changes(make_debate(*stances), first, last)]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("+", "-", "reversed"), ("-", "+", "reversed"), ("±", "-", "reversed"), ("+", "?", "reversed"), ("?", "±", "reversed"),
        ("±", "+", "hardened"), ("?", "-", "hardened"), ("0", "+", "hardened"), ("0", "?", "hardened"),
        ("+", "±", "softened"), ("-", "?", "softened"), ("+", "0", "softened"), ("?", "0", "softened"),
        ("+", "x", "withdrawn"), ("?", "x", "withdrawn"), ("x", "+", "new"), ("x", "0", "new"),
        ("+", "+", None), ("0", "0", None), ("x", "x", None),
    ],
)  # fmt: skip
def test_each_step_is_called_by_what_it_is(before, after, kind):
    found = list_kinds(make_stance("mali", "a", before, "2019"), make_stance("mali", "a", after, "2020"), first="2019")

    assert found == ([(kind, "2020")] if kind else [])


@pytest.mark.parametrize(("sign", "kind"), [("+", "new"), ("0", "new"), ("x", "withdrawn")])
def test_a_first_stance_is_new_and_a_first_withdrawal_is_one(sign, kind):
    assert list_kinds(make_stance("mali", "a", sign, "2019")) == [(kind, "2019")]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [("ab", "a", "hardened"), ("a", "ab", "softened"), ("a", "b", "conditions"), ("ab", "ab", None)],
)
def test_fewer_conditions_harden_and_more_soften(before, after, kind):
    old, new = (
        make_stance("mali", "c", "±", year, conditions=tuple(Condition(claim=claim) for claim in claims))
        for year, claims in (("2019", before), ("2020", after))
    )

    assert list_kinds(old, new, first="2019") == ([(kind, "2020")] if kind else [])


def test_a_claim_that_must_be_out_in_place_of_in_is_another_condition():
    old = make_stance("mali", "c", "±", "2019", conditions=(Condition(claim="a"),))
    new = make_stance("mali", "c", "±", "2020", conditions=(Condition(claim="a", must_be=Label.OUT),))

    assert list_kinds(old, new, first="2019") == [("conditions", "2020")]


def test_what_was_expected_hardens_when_it_is_said():
    expected = make_stance("mali", "a", "+", "2019", basis=StanceBasis.EXPECTED)

    assert list_kinds(expected, make_stance("mali", "a", "+", "2020"), first="2019") == [("hardened", "2020")]


def test_every_step_between_the_dates_is_listed_and_none_outside_them():
    stances = [
        make_stance("mali", "a", sign, year) for sign, year in (("+", "2018"), ("-", "2019"), ("+", "2020"), ("?", "2021"))
    ]

    assert list_kinds(*stances, first="2018", last="2020") == [("reversed", "2019"), ("reversed", "2020")]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [("2020-06", "2020-07", False), ("2020-05", "2020-06", True), ("2020-05-31", "2020-06-01", True), ("2020", "2021", False)],
)
def test_a_month_s_step_is_taken_on_its_first_day(first, last, found):
    kinds = list_kinds(make_stance("mali", "a", "+", "2020-06"), first=first, last=last)

    assert bool(kinds) is found


def test_a_step_that_nobody_dated_is_dated_by_its_report():
    stance = make_stance("mali", "a", "+", reported_on="2021")

    (change,) = list_changes(make_debate(stance), "2020", "2021")

    assert change.day.isoformat() == "2021-01-01"


def test_what_has_no_date_has_always_counted():
    undated, later = make_stance("mali", "a", "+"), make_stance("mali", "a", "-", "2020")

    assert list_kinds(undated) == []
    assert list_kinds(undated, later) == [("reversed", "2020")]


def test_of_several_stances_that_begin_on_one_day_the_last_counts():
    month, day = make_stance("mali", "a", "+", "2020-06"), make_stance("mali", "a", "-", "2020-06-01")

    assert list_kinds(month, day) == [("new", "2020-06")]


def test_stances_on_arguments_change_too():
    stance = Stance(key="s", actor="mali", argument="need", position=SIGNS["-"], said_on="2020")
    debate = make_debate(stance, arguments=(Argument(key="need", title="Need"),))

    (change,) = list_changes(debate, "", "")

    assert (change.end, change.subject, change.kind) == ("argument", "need", ChangeKind.NEW)


@slow
@given(debates())
def test_the_steps_lead_from_the_stances_of_the_one_date_to_those_of_the_other(debate):
    first, last = "1999", "2021-06"
    held = {place: stance.position for place, stance in latest_stances(debate, as_of=first).items()}

    for change in list_changes(debate, first, last):
        if change.end == "claim":
            held[change.actor, change.subject] = change.after.position

    assert held == {place: stance.position for place, stance in latest_stances(debate, as_of=last).items()}


def test_it_refuses_a_date_that_is_none():
    with pytest.raises(ValueError, match="is no date"):
        list_changes(make_debate(), "May", "")
