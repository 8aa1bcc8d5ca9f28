"""The founding debate tells who stands where as the project's brief has it: stances, their dates, their reporters."""

import pytest

from argmap.core.records import Condition

STANCES = """france A0 supports 11
france A11 supports 11
france B0 supports 13
france B7 supports 29
france C0 supports 3
france D0 supports 31
france F0 supports 2
united-states A0 conditional 12
united-states A3 supports 12
united-states A4 supports 10
united-states A7 supports 12
united-states B3 supports 13
united-states B4 supports 10
united-states B5 supports 13
united-states B0 reserved 13
niger B0 supports 13
council-african-members B0 supports 13
macron C0 supports 3
macron D0 supports 31
blinken E0 supports 19
blinken E1 supports 19
blinken E2 supports 20
blinken E3 supports 20
blinken E4 supports 18
biden B8 supports 18
trump-administration A16 supports 17
biden-administration A16 withdrawn 17
biden-administration F0 supports 17
duclos C4 supports 5
paris-strategists C4 supports 5
thepaut C7 supports 7
thepaut F9 supports 8
thepaut F10 supports 8
us-interagency F4 supports 22
french-officials C9 supports 27
boutellis D4 supports 32
boutellis D8 supports 32
sweden D0 supports 31
italy D0 supports 31
denmark D0 supports 31
czechia D0 supports 32
estonia D0 supports 32
germany D5 opposes 31""".splitlines()


def find_stance(debate, actor, claim):
    (stance,) = [stance for stance in debate.stances if (stance.actor, stance.claim) == (actor, claim)]
    return stance


@pytest.mark.parametrize("row", STANCES)
def test_it_codes_the_stances_of_the_brief(mali, row):
    actor, claim, position, paragraph = row.split()

    stance = find_stance(mali, actor, claim)

    assert stance.position == position
    assert f"p{paragraph}" in stance.passages


def test_washington_would_agree_on_two_conditions_and_holds_back_until_then(mali):
    stance = find_stance(mali, "united-states", "A0")

    assert set(stance.conditions) == {Condition(claim="A13"), Condition(claim="A14")}
    assert (stance.meanwhile, stance.basis) == ("reserved", "inferred")
    assert (stance.reported_by, stance.reported_by_kind) == ("diplomats", "actor")


def test_misgivings_without_conditions_name_none(mali):
    stance = find_stance(mali, "united-states", "B0")

    assert stance.conditions == ()


@pytest.mark.parametrize("claim", ["A3", "A4", "A7", "B3", "B4", "B5"])
def test_washington_advances_its_grounds(mali, claim):
    assert find_stance(mali, "united-states", claim).act == "advances"


@pytest.mark.parametrize("claim", ["C0", "D0"])
def test_macron_speaks_for_france_in_june(mali, claim):
    stance = find_stance(mali, "macron", claim)

    assert (stance.on_behalf_of, stance.said_on) == ("france", "2021-06")


@pytest.mark.parametrize("claim", ["E0", "E1", "E2", "E3", "E4"])
def test_blinken_speaks_for_the_united_states_in_february(mali, claim):
    stance = find_stance(mali, "blinken", claim)

    assert (stance.on_behalf_of, stance.said_on) == ("united-states", "2021-02")


def test_what_hudson_heard_is_his_report_and_has_no_date(mali):
    stance = find_stance(mali, "us-interagency", "F4")

    assert (stance.reported_by, stance.reported_by_kind, stance.said_on) == ("hudson", "actor", "")
    assert "hudson" not in {stance.actor for stance in mali.stances}


def test_the_strategists_are_known_through_duclos(mali):
    assert find_stance(mali, "paris-strategists", "C4").reported_by == "duclos"


@pytest.mark.parametrize(
    ("actor", "basis"),
    [("sweden", "did"), ("czechia", "did"), ("estonia", "did"), ("italy", "expected"), ("denmark", "expected")],
)
def test_contributions_given_differ_from_contributions_expected(mali, actor, basis):
    assert find_stance(mali, actor, "D0").basis == basis


def test_only_what_is_expected_is_coded_as_expected(mali):
    assert {stance.actor for stance in mali.stances if stance.basis == "expected"} == {"italy", "denmark"}


def test_germany_says_nothing_on_the_part_of_others(mali):
    assert {stance.claim for stance in mali.stances if stance.actor == "germany"} == {"D3", "D5"}


def test_no_date_is_more_precise_than_the_article(mali):
    dates = {stance.said_on for stance in mali.stances} | {stance.reported_on for stance in mali.stances}

    assert dates <= {"", "2017", "2020", "2021", "2021-02", "2021-06"}


def test_every_stance_says_in_our_words_what_it_is(mali):
    assert [stance.key for stance in mali.stances if not stance.gist.endswith(".")] == []


def test_all_but_one_reported_stance_is_dated_by_the_article(mali):
    others = {stance.key for stance in mali.stances if stance.reported_on != "2021-06"}

    assert others == {"sahel-coalition-E4"}
