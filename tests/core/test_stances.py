"""The latest stance of each actor, as of a date."""

import random

import pytest

from argmap.core.debate import Debate
from argmap.core.kinds import AffiliationKind, End, Position, Reporter, StanceBasis
from argmap.core.records import About, Affiliation, Stance
from argmap.core.stances import accepts, latest_stances, may_count, rejects


def make_stance(key, position=Position.SUPPORTS, actor="x", **more):
    target = {} if "argument" in more else {"claim": "c"}
    return Stance(key=key, actor=actor, position=position, **target, **more)


def make_debate(*stances, affiliations=()):
    return Debate(about=About(slug="s", question="?"), stances=stances, affiliations=affiliations)


def find_latest(*stances, actor="x", **options):
    stance = latest_stances(make_debate(*stances), **options).get((actor, "c"))
    return stance.key if stance else None


def test_the_latest_stance_wins():
    early, late = make_stance("b", said_on="2020"), make_stance("a", said_on="2021-01-05")

    assert find_latest(early, late) == "a"
    assert find_latest(late, early) == "a"


@pytest.mark.parametrize(
    ("said_on", "as_of", "counts"),
    [
        ("2021", "2021-01-01", True),
        ("2021", "2020-12-31", False),
        ("2021-06", "2021-06-01", True),
        ("2021-06", "2021-05", False),
        ("2021-06-15", "2021-06", True),
        ("2021-06-15", "2021-06-14", False),
        ("", "1900", True),
        ("2021", "", True),
    ],
)
def test_it_counts_from_the_first_day_on_which_it_may_have_been_said(said_on, as_of, counts):
    assert may_count(make_stance("s", said_on=said_on), as_of) is counts


def test_the_report_stands_in_where_nobody_knows_when_it_was_said():
    assert not may_count(make_stance("s", reported_on="2021-06"), "2021-05")
    assert may_count(make_stance("s", said_on="2021-02", reported_on="2021-06"), "2021-05")


def test_of_two_that_may_have_begun_together_the_one_that_may_be_later_wins():
    assert find_latest(make_stance("month", said_on="2021-06"), make_stance("day", said_on="2021-06-01")) == "month"
    assert find_latest(make_stance("month", said_on="2021-06"), make_stance("day", said_on="2021-06-02")) == "day"


def test_an_undated_stance_gives_way_to_a_dated_one():
    assert find_latest(make_stance("z"), make_stance("a", said_on="1950")) == "a"


def test_a_withdrawal_is_the_latest_stance_and_neither_accepts_nor_rejects():
    withdrawn = make_stance("w", Position.WITHDRAWN, said_on="2021")
    debate = make_debate(make_stance("s", said_on="2020"), withdrawn)

    assert latest_stances(debate)["x", "c"] == withdrawn
    assert not accepts(withdrawn)
    assert not rejects(withdrawn)


def test_an_expectation_accepts_and_rejects_nothing():
    assert not accepts(make_stance("s", basis=StanceBasis.EXPECTED))
    assert not rejects(make_stance("s", Position.OPPOSES, basis=StanceBasis.EXPECTED))
    assert accepts(make_stance("s", basis=StanceBasis.DID))


def test_stances_on_arguments_are_kept_apart():
    debate = make_debate(make_stance("on-claim"), make_stance("on-argument", argument="c"))

    assert latest_stances(debate)["x", "c"].key == "on-claim"
    assert latest_stances(debate, on=End.ARGUMENT)["x", "c"].key == "on-argument"


def test_what_others_say_for_an_actor_counts_only_when_it_is_to_be_inherited():
    spoken = make_stance("s", actor="minister", on_behalf_of="state")

    assert find_latest(spoken, actor="state") is None
    assert find_latest(spoken, actor="state", inherit=True) == "s"


@pytest.mark.parametrize(
    ("said_on", "inherits"), [("2019", False), ("2020-05", True), ("2021", True), ("2022", False), ("", True)]
)
def test_a_spokesman_s_words_are_inherited_while_it_speaks_for_the_body(said_on, inherits):
    office = Affiliation(
        key="a", actor="minister", kind=AffiliationKind.SPEAKS_FOR, body="state", since="2020-05", until="2021"
    )
    debate = make_debate(make_stance("s", actor="minister", said_on=said_on), affiliations=(office,))

    assert (("state", "c") in latest_stances(debate, inherit=True)) is inherits


def test_members_do_not_speak_for_their_body():
    seat = Affiliation(key="a", actor="niger", kind=AffiliationKind.MEMBER_OF, body="council")
    debate = make_debate(make_stance("s", actor="niger"), affiliations=(seat,))

    assert list(latest_stances(debate, inherit=True)) == [("niger", "c")]


def test_on_the_same_day_an_actor_s_own_words_go_before_its_spokesman_s():
    own = make_stance("a", Position.OPPOSES, actor="state", said_on="2021-06-01")
    spoken = make_stance("b", actor="minister", on_behalf_of="state", said_on="2021-06-01")

    assert find_latest(own, spoken, actor="state", inherit=True) == "a"


def test_the_order_of_records_does_not_matter_and_later_dates_only_add():
    rng = random.Random(3)
    dates = ["", "2020", "2020-03", "2020-03-04", "2021-01"]
    stances = [
        make_stance(f"s{number}", rng.choice(list(Position)), rng.choice("xyz"), said_on=rng.choice(dates))
        for number in range(40)
    ]

    seen = set()
    for as_of in ("2019", "2020-02", "2020-03-03", "2020-12", "2021"):
        latest = latest_stances(make_debate(*stances), as_of=as_of)
        shuffled = latest_stances(make_debate(*rng.sample(stances, len(stances))), as_of=as_of)
        assert latest == shuffled
        assert seen <= set(latest)
        seen = set(latest)


def test_it_refuses_a_date_that_is_none():
    with pytest.raises(ValueError, match="is no date"):
        latest_stances(make_debate(make_stance("s", said_on="2021")), as_of="June")


def test_earlier_stances_are_the_latest_as_of_earlier_dates():
    stances = (make_stance("a", said_on="2019"), make_stance("b", Position.OPPOSES, said_on="2020-06"))

    assert find_latest(*stances, as_of="2020-05-31") == "a"
    assert find_latest(*stances, as_of="2020-06-01") == "b"


def test_a_report_gives_its_reporter_no_stance():
    told = make_stance("s", reported_by="diplomat", reported_by_kind=Reporter.ACTOR, reported_on="2021-06")

    assert list(latest_stances(make_debate(told), inherit=True)) == [("x", "c")]


def test_a_body_and_its_member_both_keep_their_stances():
    seat = Affiliation(key="a", actor="niger", kind=AffiliationKind.MEMBER_OF, body="council")
    own, other = make_stance("own", actor="council"), make_stance("other", Position.OPPOSES, actor="niger")

    latest = latest_stances(make_debate(own, other, affiliations=(seat,)), inherit=True)

    assert latest == {("council", "c"): own, ("niger", "c"): other}
