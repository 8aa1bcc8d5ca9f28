import pytest

from argmap.core.kinds import ActorKind, End, Label, Position, Reporter, StanceBasis
from argmap.core.reading.stances import MOST_HOLDERS, group_holders, stances_of, stances_on
from argmap.core.records import Actor, Condition, Passage, Source, Stance
from tests.core.reading.debates import claim, debate_of


def take(key, actor="x", on="a", position=Position.SUPPORTS, **fields):
    return Stance(key=key, actor=actor, claim=on, position=position, **fields)


def debate_with(*stances, **collections):
    actors = tuple(Actor(key=key, name=f"Name of {key}", kind=ActorKind.STATE) for key in "xyz")
    return debate_of(claims=tuple(map(claim, "abc")), actors=actors, stances=stances, **collections)


def test_stances_on_a_claim_go_by_position_and_then_by_date_undated_last():
    debate = debate_with(
        take("1", position=Position.OPPOSES, said_on="2020"),
        take("2", actor="y"),
        take("3", actor="z", said_on="2021-06-02"),
        take("4", reported_on="2021-06-01"),
        take("5", on="b"),
    )

    rows = stances_on(debate, (End.CLAIM, "a"))

    assert [row.stance.key for row in rows] == ["4", "3", "2", "1"]


def test_stances_of_an_actor_go_from_the_newest_with_those_taken_on_its_behalf():
    debate = debate_with(
        take("1", said_on="2020"), take("2", actor="y", on_behalf_of="x", on="b", said_on="2021"), take("3", actor="y"),
        take("4", on="c"),
    )  # fmt: skip

    rows = stances_of(debate, "x")

    assert [row.stance.key for row in rows] == ["2", "1", "4"]


def test_a_row_is_in_words():
    stance = take(
        "s", position=Position.CONDITIONAL, meanwhile=Position.RESERVED, basis=StanceBasis.INFERRED, said_on="2021-06",
        conditions=(Condition(claim="b"), Condition(claim="c", must_be=Label.OUT)),
        reported_by="y", reported_by_kind=Reporter.ACTOR, passages=("p10", "p9", "again"),
    )  # fmt: skip
    passages = tuple(Passage(key=key, source="src", locator=key[1:]) for key in ("p10", "p9"))
    again = Passage(key="again", source="src", locator="9", exact="words")
    debate = debate_with(stance, sources=(Source(key="src", title="Source"),), passages=(*passages, again))

    (row,) = stances_on(debate, (End.CLAIM, "a"))

    assert (row.position, row.meanwhile, row.basis, row.said_on) == (
        "supports it on conditions", "has reservations", "the analyst’s inference", "June 2021",
    )  # fmt: skip
    assert [(one.claim.key, one.demand) for one in row.conditions] == [("b", "must be accepted"), ("c", "must be rejected")]
    assert row.reporting_actor.name == "Name of y"
    assert [(place.locator, place.passage.key) for place in row.sources[0].places] == [("¶ 9", "again"), ("¶ 10", "p10")]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "Name of x"),
        ({"said_on": "2021-06-30"}, "Name of x (30 June 2021)"),
        ({"reported_on": "2021"}, "Name of x (reported 2021)"),
        ({"on_behalf_of": "y"}, "Name of x for Name of y"),
        ({"basis": StanceBasis.EXPECTED}, "Name of x (expected)"),
    ],
)
def test_a_holder_is_named_with_date_and_doubt(fields, name):
    debate = debate_with(take("s", **fields))

    assert [held.names for held in group_holders(debate)[End.CLAIM, "a"]] == [(name,)]


def test_conditions_are_named_by_their_claims():
    conditions = (Condition(claim="b"), Condition(claim="c"))
    debate = debate_with(take("s", position=Position.CONDITIONAL, conditions=conditions))

    (held,) = group_holders(debate)[End.CLAIM, "a"]

    assert (held.words, held.names) == ("held on conditions by", ("Name of x (if b and c are accepted)",))


def test_holders_beyond_what_a_line_bears_are_counted():
    debate = debate_with(*(take(f"{number:03}", said_on="2021") for number in range(MOST_HOLDERS + 3)))

    (held,) = group_holders(debate)[End.CLAIM, "a"]

    assert (len(held.names), held.more) == (MOST_HOLDERS, 3)
