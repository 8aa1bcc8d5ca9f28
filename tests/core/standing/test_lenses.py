"""Whose eyes make a difference: lenses, cruxes, paths to agreement, and what a verdict hangs by."""

import pytest
from msgspec.structs import replace

from argmap.core.kinds import Label, Position, Profile, StanceBasis
from argmap.core.records import Condition
from argmap.core.standing import (
    Action,
    LeverKind,
    Options,
    Toggle,
    UnknownActorError,
    Verdict,
    compare_lenses,
    describe_crux,
    describe_paths,
    describe_toggle,
    evaluate,
    find_cruxes,
    find_paths,
    find_sensitivities,
)
from tests.core.standing.debates import make_argument, make_debate, make_inference, make_issue, make_stance

QUARREL = make_debate("a + p", "b - p .4", "c + q", claims="p! q!", said=["x + a", "y - a", "x + b", "y + c", "x ? p", "y + p"])


def keys(levers):
    return [lever.toggle.key for lever in levers]


def test_a_lens_sees_what_the_actor_accepts_in_and_what_it_rejects_out():
    assert evaluate(QUARREL, Options(lens="x")).labels == {"p": "in", "q": "in", "a": "in", "b": "in", "c": "in"}
    assert evaluate(QUARREL, Options(lens="y")).labels == {"p": "out", "q": "in", "a": "out", "b": "in", "c": "in"}


@pytest.mark.parametrize("position", [Position.CONDITIONAL, Position.RESERVED, Position.NEUTRAL, Position.WITHDRAWN])
def test_a_stance_that_takes_no_side_fixes_nothing(position):
    debate = make_debate(said=[make_stance("x", position, "a")], rated=["- a 2"])

    assert evaluate(debate, Options(lens="x")).labels["a"] == "out"


def test_a_lens_never_fixes_a_policy():
    assert evaluate(make_debate(claims="p!", said=["x + p"]), Options(lens="x")).labels["p"] == "undecided"


def test_a_lens_follows_the_actor_through_time():
    debate = make_debate(
        said=[make_stance("x", Position.OPPOSES, "a", said_on="2020"), make_stance("x", Position.SUPPORTS, "a", said_on="2021")]
    )

    assert evaluate(debate, Options(lens="x", as_of="2020")).labels["a"] == "out"
    assert evaluate(debate, Options(lens="x", as_of="2021")).labels["a"] == "in"


def test_words_said_on_its_behalf_are_the_actor_s_only_on_request():
    debate = make_debate(said=["y ? b", make_stance("x", Position.OPPOSES, "a", on_behalf_of="y")], rated=["+ a 2"])

    assert evaluate(debate, Options(lens="y")).labels["a"] == "in"
    assert evaluate(debate, Options(lens="y", inherit=True)).labels["a"] == "out"


def test_it_refuses_the_lens_of_nobody():
    with pytest.raises(UnknownActorError, match='no actor of the debate has the key "z"'):
        evaluate(QUARREL, Options(lens="z"))


def test_the_table_has_a_row_for_each_actor_and_a_column_for_each_policy():
    table = compare_lenses(QUARREL)

    assert table.policies == ("p", "q")
    assert table.without == {"p": "undecided", "q": "in"}
    assert table.under == {"x": {"p": "in", "q": "in"}, "y": {"p": "out", "q": "in"}}


def test_the_table_says_when_time_is_over():
    table = compare_lenses(QUARREL, seconds=0)

    assert table.stopped
    assert table.under == {}


def test_a_crux_is_what_two_differ_on_and_a_verdict_hangs_on():
    (crux,) = find_cruxes(QUARREL, "x", "y").cruxes

    assert (crux.claim, crux.first, crux.second, crux.is_opposed) == ("a", "in", "out", True)
    assert [(flip.actor, flip.policy, flip.before, flip.after) for flip in crux.flips] == [
        ("x", "p", "in", "out"),
        ("y", "p", "out", "in"),
    ]


def test_a_difference_on_which_nothing_hangs_is_no_crux():
    debate = make_debate("a + p", "b + p", claims="p!", said=["x + a", "y - a", "x + b"])

    assert find_cruxes(debate, "x", "y").cruxes == ()


def test_those_who_accept_claims_that_exclude_each_other_are_opposed():
    debate = make_debate("a + p", "a # b", claims="p!", said=["x + a", "y + b"])

    first, second = find_cruxes(debate, "x", "y").cruxes

    assert (first.claim, first.first, first.second, first.is_opposed) == ("a", "in", "out", True)
    assert second.claim == "b"


def test_cruxes_on_which_more_hangs_come_first():
    debate = make_debate("a + p", "b + q", "b + r", claims="p! q! r!", said=["x + a", "y - a", "x + b", "y - b"])

    assert [crux.claim for crux in find_cruxes(debate, "x", "y").cruxes] == ["b", "a"]


def test_the_search_for_cruxes_says_when_time_is_over():
    assert find_cruxes(QUARREL, "x", "y", seconds=0).stopped


CONDITIONAL = make_stance("x", Position.CONDITIONAL, "p", conditions="c", meanwhile=Position.RESERVED)


def test_meeting_its_conditions_brings_an_actor_in_reach():
    debate = make_debate("a + p", "b - p .4", "c + p .3", claims="p!", said=["y + a", "x + b", CONDITIONAL])

    paths = find_paths(debate, "x", "p")

    assert paths.in_reach.said_to_suffice
    assert paths.in_reach.verdict is Verdict.IN
    assert [reason.record for reason in paths.in_reach.still_standing] == ["b-p"]
    assert paths.verdict is Verdict.IN
    assert paths.paths == ((),)


def test_conditions_that_the_analyst_inferred_are_not_said_to_suffice():
    stance = make_stance("x", Position.CONDITIONAL, "p", conditions="c", basis=StanceBasis.INFERRED)

    assert not find_paths(make_debate(claims="p! c", said=[stance]), "x", "p").in_reach.said_to_suffice


def test_a_condition_that_a_claim_does_not_hold_is_met_when_it_is_out():
    stance = replace(CONDITIONAL, conditions=(Condition(claim="c", must_be=Label.OUT),))
    debate = make_debate("a + p", "c - p", claims="p!", said=["y + a", "y + c", stance])

    paths = find_paths(debate, "x", "p")

    assert paths.in_reach.conditions[0].is_met is False
    assert [keys(path) for path in paths.paths] == [["c"], ["c-p"]]


def test_a_condition_sets_aside_what_the_actor_accepts_that_excludes_it():
    debate = make_debate("a + p", "n - p", "n x c", claims="p!", said=["y + a", "x + n", CONDITIONAL])

    paths = find_paths(debate, "x", "p")

    assert paths.verdict is Verdict.UNDECIDED
    assert [keys(path) for path in paths.paths] == [["c"], ["n-p"]]
    assert paths.paths[0][0].kind is LeverKind.MEET_CONDITION


def test_paths_are_minimal():
    debate = make_debate("a + p", "b - p", "c - p", "d / a+p", claims="p!", said=["x + a", "x + b", "x + c", "x ? p"])

    paths = find_paths(debate, "x", "p")

    assert [set(keys(path)) for path in paths.paths] == [{"b-p", "c-p", "d/a+p"}]


def test_objections_to_what_a_policy_rests_on_are_levers_too():
    debate = make_debate("a + p", "b - a", "e - b", claims="p!", said=["x + b", "x - p", "y + a", "y + e"])

    paths = find_paths(debate, "x", "p")

    assert paths.refused
    assert [keys(path) for path in paths.paths] == [["b-a"]]


def test_what_the_lens_fixes_is_neither_presumed_nor_objected_to():
    debate = make_debate("a + p", "b - p", "c - a", claims="p!", said=["x + a", "x + b", "x ? p", "y + c"])

    paths = find_paths(debate, "x", "p")

    assert keys(paths.levers) == ["b-p"]
    assert paths.levers[0].objection.presumed == ()
    assert "presumed" not in describe_paths(debate, paths)


def test_a_claim_that_rests_on_evidence_is_never_flipped():
    debate = make_debate("a + p", claims="p!", said=["x ? p"], rated=["- a 2"])

    paths = find_paths(debate, "x", "p")

    assert paths.levers == ()
    assert paths.paths == ()


def test_more_levers_than_a_path_may_have_are_told_as_one_larger_set():
    names = "bcdefg"
    debate = make_debate("a + p", *(f"{name} - p" for name in names), claims="p!", said=[f"x + {name}" for name in "a" + names])

    paths = find_paths(debate, "x", "p")

    assert paths.paths == ()
    assert not paths.stopped
    assert keys(paths.larger) == [f"{name}-p" for name in names]


def test_the_search_for_paths_says_how_far_it_came():
    paths = find_paths(QUARREL, "y", "p", seconds=0)

    assert paths.stopped
    assert paths.searched_to == -1
    assert "The search stopped when its time was over" in describe_paths(QUARREL, paths)


def test_profiles_apply_to_every_search():
    caes = Options(profile=Profile.CAES)

    assert compare_lenses(QUARREL, caes).under["y"] == {"p": "out", "q": "in"}
    assert find_sensitivities(QUARREL, "q", caes).verdict is Verdict.OUT


STEPS = make_argument("l", make_inference("l/1", "a b", "p"))
TOLD = make_debate("b - p", "c / b-p", "<l> + q", arguments=[STEPS], rated=["+ a 2"], issues=[make_issue("p q")])


@pytest.mark.parametrize(
    ("toggle", "words"),
    [
        (Toggle(Action.IN, "a"), "“Claim a” held in"),
        (Toggle(Action.OFF_ARGUMENT, "l"), "the argument “Argument l” left out"),
        (Toggle(Action.OFF_INFERENCE, "l/1"), "“Claim a” and “Claim b”, for “Claim p”, left out"),
        (Toggle(Action.WEIGH_RELATION, "b-p", 250), "“Claim b”, against “Claim p”, weighed 0.25"),
        (Toggle(Action.OFF_RELATION, "<l>+q"), "the argument “Argument l”, for “Claim q”, left out"),
        (Toggle(Action.OFF_RELATION, "c/b-p"), "the undercut by “Claim c” left out"),
        (Toggle(Action.OFF_EVIDENCE, "e0"), "evidence in “The report”, ¶ 1 (rated F2, probably true) on “Claim a” left out"),
        (
            Toggle(Action.RATE_EVIDENCE, "e0", 5),
            "evidence in “The report”, ¶ 1 (rated F2, probably true) on “Claim a” rated 5 (improbable) instead",
        ),
    ],
)
def test_a_what_if_can_be_told_in_words(toggle, words):
    assert describe_toggle(TOLD, toggle) == words


def test_what_hangs_on_a_crux_is_told_in_sentences():
    cruxes = find_cruxes(QUARREL, "x", "y")

    told = {crux.claim: describe_crux(QUARREL, cruxes, crux) for crux in cruxes.cruxes}

    assert told["a"][0].startswith("If X saw it as Y does, “Claim p” would be ")
    assert all(len(told[crux.claim]) == len(crux.flips) for crux in cruxes.cruxes)
