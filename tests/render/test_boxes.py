import pytest

from argmap.core.kinds import ActorKind, ClaimKind, LocatorKind, Position, RelationKind, StanceBasis
from argmap.core.records import Actor, Claim, Group, Issue, Passage, Stance
from argmap.render import MapOptions
from argmap.render.boxes import find_main_claims, name_places
from argmap.render.chips import chips_of, choose_chips
from argmap.render.graph import Chip, Rank
from argmap.render.maps import map_debate
from tests.render.debates import make_claims, make_debate, relate

ACTORS = tuple(Actor(key=key, name=key.title(), kind=ActorKind.STATE) for key in ("france", "niger", "macron"))


def stand(actor, position, key="s", **fields):
    return Stance(key=key, actor=actor, position=position, claim="a", **fields)


def chips(*stances):
    return chips_of(stances, make_debate(actors=ACTORS))


def find_boxes(**collections):
    graph = map_debate(make_debate(**collections), MapOptions())
    return {box.name.removeprefix("claim-"): box for box in graph.boxes}


def test_only_an_actors_latest_stance_is_shown():
    (chip,) = chips(
        stand("france", Position.WITHDRAWN, "a", said_on="2021-06"),
        stand("france", Position.SUPPORTS, "b", said_on="2020"),
        stand("france", Position.OPPOSES, "c"),
    )

    assert chip.position is Position.WITHDRAWN


def test_who_speaks_for_another_has_a_chip_that_says_so():
    names = [chip.name for chip in chips(stand("macron", Position.SUPPORTS, on_behalf_of="france"))]

    assert names == ["Macron for France"]


@pytest.mark.parametrize("basis", [StanceBasis.EXPECTED, StanceBasis.INFERRED])
def test_an_expected_or_inferred_stance_is_uncertain(basis):
    uncertain, certain = chips(
        stand("france", Position.SUPPORTS, "a", basis=basis), stand("niger", Position.SUPPORTS, "b", basis=StanceBasis.DID)
    )

    assert (uncertain.is_certain, certain.is_certain) == (False, True)


def test_few_chips_are_chosen_so_that_each_position_is_seen():
    many = [Chip(name=str(number), position=Position.SUPPORTS) for number in range(5)]
    lone = Chip(name="against", position=Position.OPPOSES)

    chosen = choose_chips([*many, lone], 4)

    assert [chip.name for chip in chosen] == ["0", "1", "2", "against"]


def test_places_of_one_kind_are_told_together_in_their_order_whatever_their_source():
    passages = (
        Passage(key="a", source="s", locator="10"),
        Passage(key="b", source="s", locator="9"),
        Passage(key="c", source="t", locator="9"),
        Passage(key="d", source="t", locator="3", locator_kind=LocatorKind.PAGE),
    )

    assert name_places(passages) == ("¶ 9, 10", "p. 3")


def test_the_positions_of_the_first_issue_answer_the_question():
    debate = make_debate(
        claims=make_claims("a", "b", "c", kind=ClaimKind.POLICY),
        issues=(
            Issue(key="second", question="Later?", positions=("a",), position=2),
            Issue(key="first", question="Now?", positions=("b", "c"), position=1),
        ),
    )

    assert find_main_claims(debate) == ("b", "c")


def test_without_issues_the_first_policy_of_the_first_group_answers_it():
    debate = make_debate(
        groups=(Group(key="late", title="Late", position=2), Group(key="early", title="Early", position=1)),
        claims=(
            Claim(key="a", title="A", kind=ClaimKind.POLICY, group="late"),
            Claim(key="b", title="B", kind=ClaimKind.FACT, group="early"),
            Claim(key="c", title="C", kind=ClaimKind.POLICY, group="early"),
            Claim(key="d", title="D", kind=ClaimKind.POLICY),
        ),
    )

    assert find_main_claims(debate) == ("c",)


def test_a_claim_that_others_bear_on_and_that_bears_on_none_is_a_root():
    boxes = find_boxes(claims=make_claims("a", "b", "c"), relations=(relate(RelationKind.SUPPORTS, "b", "a"),))

    assert (boxes["a"].rank, boxes["b"].rank, boxes["c"].rank) == (Rank.ROOT, Rank.PLAIN, Rank.PLAIN)


def test_a_box_has_the_tone_of_the_one_kind_that_it_is_a_reason_by():
    boxes = find_boxes(
        claims=make_claims("a", "b", "c"),
        relations=(
            relate(RelationKind.SUPPORTS, "b", "a"),
            relate(RelationKind.SUPPORTS, "c", "a"),
            relate(RelationKind.ATTACKS, "c", "b"),
        ),
    )

    assert (boxes["a"].tone, boxes["b"].tone, boxes["c"].tone) == (None, RelationKind.SUPPORTS, None)


def test_a_claim_whose_title_leaves_nothing_to_read_is_named_by_its_text_or_key():
    boxes = find_boxes(claims=(Claim(key="a", title=" \x00", text="Text"), Claim(key="b", title="")))

    assert (boxes["a"].title, boxes["b"].title) == ("Text", "b")
