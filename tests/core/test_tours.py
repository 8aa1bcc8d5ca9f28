"""The view of a stop: how it is read, written and checked."""

import pytest
from msgspec.structs import replace

from argmap.core.canonical import canonical_json, normalise
from argmap.core.checks import find_problems
from argmap.core.kinds import End
from argmap.core.records import Stop
from argmap.core.standing import Options
from argmap.core.tours import describe_view, find_view, list_named, normalise_view, split_address
from argmap.core.view import View
from tests.core.values import change_record, make_bridge


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ("zoom=2", '"zoom" is no parameter of a stop\'s view; allowed are'),
        ("build", '"build" is no parameter of a stop\'s view'),
        ("tour=other", '"tour" is no parameter'),
        ("focus=build", "the view names its focus; the stop has the field focus for it"),
        ("depth=9", '"9" is no number of steps; allowed are 0 to 8'),
        ("as_of=June", '"June" is no date'),
        ("only_kind=rumour", '"rumour" is not what only_kind can be'),
        ("what_if=maybe.build", '"maybe.build" is no what-if'),
    ],
)
def test_it_says_what_is_wrong_with_a_view(view, sentence):
    assert describe_view(view).startswith(sentence)
    assert normalise_view(view) == view


def test_one_view_is_written_in_one_way():
    views = [
        "depth=1&lens=mayor&open=b&open=a",
        "lens=mayor&open=a&open=b&depth=1&as_of=&up=1",
        "open=b&open=a&lens=mayor&depth=1",
    ]

    assert {normalise_view(view) for view in views} == {"lens=mayor&depth=1&open=a&open=b"}


def test_how_far_up_a_map_goes_is_kept_for_the_focus_beside_the_view():
    stop = Stop(key="s", text="T", focus="need", focus_kind=End.ARGUMENT, view=normalise_view("up=3"))

    assert find_view(stop) == (Options(), View(focus="argument/need", up=3))


def test_two_spellings_of_a_view_are_one_document():
    one = change_record(make_bridge(), "stops", "tour/2", view="open=build&lens=mayor")

    assert canonical_json(one) == canonical_json(make_bridge())
    assert normalise(one).tours[0].stops[1].view == "lens=mayor&open=build"


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"focus": "nothing"}, "focus", 'no claim has the key "nothing"'),
        ({"focus": None}, "focus", "focus and focus_kind go together"),
        ({"focus": "tour", "focus_kind": End.RELATION}, "focus_kind", "allowed are claim, argument"),
        ({"view": "lens=pope"}, "view", 'lens names "pope", but the debate\'s actors have no such key'),
        ({"view": "only_issue=what"}, "view", 'only_issue names "what", but the debate\'s issues have no such key'),
        ({"view": "what_if=out.nothing"}, "view", 'what_if names "nothing", but the debate\'s claims have no such key'),
        ({"view": "close=nothing"}, "view", 'close names "nothing", but the debate\'s claims have no such key'),
        (
            {"view": "open=argument/nothing"},
            "view",
            'open names "argument/nothing", but the debate\'s claims and arguments have no such key',
        ),
        ({"text": " "}, "text", "must not be empty"),
    ],
)
def test_a_stop_that_leads_nowhere_is_a_problem(changes, field, message):
    problems = find_problems(change_record(make_bridge(), "stops", "tour/1", **changes))

    assert [(problem.collection, problem.key, problem.field, problem.message) for problem in problems] == [
        ("stops", "tour/1", field, message)
    ]


def test_a_view_may_name_all_that_the_debate_has():
    view = "lens=mayor&what_if=out.build~off-inference.need_2F1~off-relation.denial&open=argument/need&only_actor=council"

    debate = change_record(make_bridge(), "stops", "tour/1", view=view)

    assert find_problems(debate) == []
    assert [named.parameter for named in list_named(view)] == ["lens", "what_if", "what_if", "what_if", "open", "only_actor"]


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("", ("", "")),
        ("lens=mayor", ("", "lens=mayor")),
        ("https://argmap.example/debates/b/", ("", "")),
        ("lens=who?", ("", "lens=who%3F")),
        ("?focus=argument%2Fneed&lens=mayor", ("argument/need", "lens=mayor")),
        ("https://argmap.example/debates/b/?tour=t&stop=2&focus=a%26b&open=c&read=claim%2Fc&lit=c#claim-c", ("a&b", "open=c")),
    ],
)
def test_an_address_is_split_into_its_focus_and_the_rest(address, parts):
    assert split_address(address) == parts


def test_stops_of_two_tours_cannot_share_a_key():
    debate = make_bridge()
    twin = replace(debate.tours[0], key="other")

    problems = find_problems(replace(debate, tours=(*debate.tours, twin)))

    assert {problem.key for problem in problems} == {"tour/1", "tour/2"}
