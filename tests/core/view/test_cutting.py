"""What of a debate its map shows: the opening view, what opens and closes, and the surroundings of a claim."""

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from argmap.core.kinds import End, RelationKind
from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.records import Argument, Relation
from argmap.core.view import View, cut_debate, index_arcs, keep_shown, name_end
from argmap.core.view.cutting import MOST_BOXES, MOST_UNASKED
from tests.core.reading.debates import argument, claim, debate_of
from tests.formats.debates import debates

CHAIN = ("b supports a", "c attacks b", "d supports c", "e attacks d")


def cut(debate, **view):
    return cut_debate(debate, index_arcs(debate), View(**view))


def shown(debate, **view):
    return "".join(sorted(cut(debate, **view).claims))


def hidden(debate, **view):
    return {name_end(end): counts for end, counts in cut(debate, **view).hidden.items()}


def test_the_opening_view_has_the_roots_and_two_steps_of_reasons():
    debate = debate_of(*CHAIN, "y supports x")

    assert shown(debate) == "abcxy"
    assert hidden(debate) == {"c": (1, 0)}


def test_what_bears_on_nothing_and_has_no_reasons_is_shown_too():
    assert shown(debate_of("b supports a", claims=(claim("z"),))) == "abz"


def test_a_box_opens_by_one_step_and_closes_again():
    debate = debate_of(*CHAIN)

    assert shown(debate, opened=("c",)) == "abcd"
    assert shown(debate, closed=("b",)) == "ab"
    assert hidden(debate, closed=("b",)) == {"b": (0, 1)}
    assert shown(debate, depth=0) == "a"


def test_opening_a_box_that_is_not_shown_shows_nothing_of_it():
    assert shown(debate_of(*CHAIN), opened=("d", "nothing")) == "abc"


def test_the_open_boxes_are_those_whose_reasons_are_shown():
    assert {name_end(end) for end in cut(debate_of(*CHAIN), opened=("c",)).open} == {"a", "b", "c"}


def test_a_focus_shows_its_reasons_and_what_it_bears_on():
    debate = debate_of(*CHAIN, "x supports a")

    assert shown(debate, focus="c", depth=1) == "bcd"
    assert shown(debate, focus="c", depth=1, up=2) == "abcd"
    assert shown(debate, focus="c", depth=0, up=0) == "c"
    assert hidden(debate, focus="c", depth=1, up=2) == {"a": (1, 0), "d": (0, 1)}


def test_the_trail_leads_from_the_root_to_the_focus():
    debate = debate_of(*CHAIN, "d supports a")

    assert [name_end(end) for end in cut(debate, focus="e").trail] == ["a", "d", "e"]
    assert cut(debate).trail == ()


def test_a_focus_on_an_unfolded_argument_is_on_what_it_concludes():
    debate = debate_of(arguments=(argument("one", "b c", "a"),), claims=(claim("a"), claim("b"), claim("c"), claim("z")))

    assert shown(debate, focus="argument/one") == "abc"


def test_a_focus_that_the_debate_does_not_have_is_refused():
    with pytest.raises(ViewpointError, match="no such box"):
        cut(debate_of(*CHAIN), focus="nothing")


@pytest.mark.parametrize("view", [{"focus": "b", "up": 1}, {"depth": 1}])
def test_linked_premises_are_shown_together(view):
    debate = debate_of(arguments=(argument("one", "b c", "a"),), claims=(claim("a"), claim("b"), claim("c")))

    assert shown(debate, **view) == "abc"
    assert len(keep_shown(debate, cut(debate, **view)).inferences) == 1


def test_an_inference_is_kept_with_all_its_premises_or_not_at_all():
    debate = debate_of(
        "b supports x",
        "c supports y",
        arguments=(argument("one", "b c", "a"),),
        claims=(claim("a"), claim("b"), claim("c")),
    )

    kept = keep_shown(debate, cut(debate, focus="b", up=0))

    assert [one.key for one in kept.claims] == ["b"]
    assert kept.arguments == ()
    assert kept.relations == ()


def test_an_undercut_stands_beneath_the_reason_whose_step_it_denies():
    debate = debate_of(
        "b supports a",
        "u undercuts (b supports a)",
        "v undercuts (c attacks a)",
        "c attacks a",
    )

    assert shown(debate, depth=1) == "abc"
    assert hidden(debate, depth=1) == {"b": (0, 1), "c": (0, 1)}
    assert shown(debate, depth=1, opened=("c",)) == "abcv"
    assert len(keep_shown(debate, cut(debate, depth=1, opened=("c",))).relations) == 3


def test_an_undercut_of_an_inference_stands_beneath_each_of_its_premises():
    undercut = Relation(key="u", kind=RelationKind.UNDERCUTS, source="u", target="one/1", target_kind=End.INFERENCE)
    claims = tuple(claim(key) for key in "abcu")
    debate = replace(debate_of(arguments=(argument("one", "b c", "a"),), claims=claims), relations=(undercut,))

    assert hidden(debate, depth=1) == {"b": (0, 1), "c": (0, 1)}
    assert shown(debate, depth=2) == "abcu"


def test_folded_arguments_are_boxes_that_open():
    debate = debate_of("x supports y", arguments=(Argument(key="r", title="R"), Argument(key="s", title="S")))
    ties = (
        Relation(key="1", kind=RelationKind.ATTACKS, source="r", source_kind=End.ARGUMENT, target="y"),
        Relation(
            key="2", kind=RelationKind.SUPPORTS, source="s", source_kind=End.ARGUMENT, target="r", target_kind=End.ARGUMENT
        ),
    )
    debate = replace(debate, relations=(*debate.relations, *ties))

    assert cut(debate, depth=1).arguments == {"r"}
    assert hidden(debate, depth=1) == {"argument/r": (1, 0)}
    assert cut(debate, depth=1, opened=("argument/r",)).arguments == {"r", "s"}
    assert cut(debate, focus="argument/s", up=2).claims == {"y"}


def test_a_circle_that_nothing_leads_to_has_a_start_of_its_own():
    debate = debate_of("b supports a", "q attacks p", "p supports q")

    assert shown(debate, depth=0) == "ap"
    assert shown(debate, depth=0, opened=("p",)) == "apq"
    assert [name_end(end) for end in cut(debate, focus="q").trail][-1] == "q"


def test_a_claim_with_very_many_reasons_shows_as_many_as_there_is_room_for():
    debate = debate_of(*(f"r{number} supports a" for number in range(1000)))

    assert len(cut(debate).claims) == MOST_UNASKED
    assert hidden(debate)["a"] == (1001 - MOST_UNASKED, 0)
    assert len(cut(debate, opened=("a",)).claims) == MOST_BOXES


def test_roots_for_which_there_is_no_room_are_counted():
    debate = debate_of(claims=tuple(claim(f"c{number}") for number in range(1000)))

    assert cut(debate).waiting == 1000 - MOST_UNASKED


def test_the_whole_map_shows_everything():
    debate = debate_of(*CHAIN, "q attacks p", "p supports q", claims=(claim("z"),))

    assert shown(debate, is_whole=True) == "abcdepqz"
    assert hidden(debate, is_whole=True) == {}
    assert keep_shown(debate, cut(debate, is_whole=True)) == debate


@settings(max_examples=30)
@given(debates())
def test_every_box_is_reached_by_opening_what_can_be_opened(debate):
    arcs = index_arcs(debate)
    opened = ()
    while True:
        found = cut_debate(debate, arcs, View(opened=opened))
        further = {*opened, *map(name_end, found.hidden)}
        if further == set(opened):
            break
        opened = tuple(sorted(further))

    assert found.claims == set(debate.claim_by_key)
    assert found.hidden == {}


@settings(max_examples=30)
@given(debates())
def test_a_cut_ties_only_what_it_shows(debate):
    arcs = index_arcs(debate)

    kept = keep_shown(debate, cut_debate(debate, arcs, View(depth=1)))

    assert {premise.claim for premise in kept.premises} <= set(kept.claim_by_key)
    assert {inference.conclusion for inference in kept.inferences} <= set(kept.claim_by_key)
