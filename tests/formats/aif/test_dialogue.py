"""Who said what: locutions, participants, and the stances that they take."""

import pytest

from argmap.core.kinds import Act, Position
from tests.formats.aif.files import list_warnings, make_nodeset, read, read_whole

NODES = {"1": "I Close it", "5": "L Ann Bell : close it", "6": "YA Asserting"}
ANN = {"participantID": "81", "firstname": "Ann", "surname": "Bell"}


def make_dialogue(*edges, nodes=None, start=None, **lists):
    said = {"locutions": [{"nodeID": "5", "personID": "81", "start": start}], "participants": [ANN]}
    return make_nodeset(NODES | (nodes or {}), *(edges or ("5 6 1",)), **(said | lists))


def test_an_asserted_claim_is_a_stance_of_the_speaker_with_its_passage():
    debate = read_whole(make_dialogue())

    (stance,), (passage,), (source,) = debate.stances, debate.passages, debate.sources
    assert (stance.key, stance.actor, stance.claim, stance.passages) == ("6", "81", "1", ("5",))
    assert (stance.position, stance.act) == (Position.SUPPORTS, Act.ASSERTS)
    assert source.text[passage.start : passage.end] == passage.exact == "Ann Bell : close it"
    assert [(actor.key, actor.name) for actor in debate.actors] == [("81", "Ann Bell")]


@pytest.mark.parametrize(
    ("word", "position", "act"),
    [
        ("Agreeing", "supports", "concedes"),
        ("Popular Conceding", "supports", "concedes"),
        ("Assertive Questioning", "supports", "questions"),
        ("Pure Questioning", "neutral", "questions"),
        ("Disagreeing", "opposes", "asserts"),
        ("Hypothesising", "reserved", "asserts"),
        ("Default Illocuting", "supports", "asserts"),
    ],
)
def test_the_illocution_tells_the_position(word, position, act):
    (stance,) = read_whole(make_dialogue(nodes={"6": f"YA {word}"})).stances

    assert (stance.position.value, stance.act.value) == (position, act)


def test_an_unknown_illocution_counts_as_asserting_with_a_warning():
    reading = read(make_dialogue(nodes={"6": "YA Shouting"}))

    assert reading.debate.stances[0].position is Position.SUPPORTS
    assert [(warning.what, warning.done) for warning in reading.warnings] == [
        ('the illocution "Shouting" is not known here', "taken for asserting")
    ]


def test_what_the_analyst_says_is_no_stance():
    debate = read_whole(make_dialogue(nodes={"6": "YA Analysing"}))

    assert debate.stances == ()


def test_a_locution_of_nobody_is_no_stance():
    debate = read_whole(make_dialogue(locutions=[]))

    assert (debate.stances, debate.passages, debate.sources) == ((), (), ())


def test_what_is_anchored_in_a_transition_is_no_stance():
    nodes = {"7": "L Ben : why", "8": "TA Default Transition"}

    debate = read_whole(make_dialogue("5 8 7", "8 6 1", nodes=nodes))

    assert (debate.stances, len(debate.passages)) == ((), 1)


@pytest.mark.parametrize(
    ("start", "day"),
    [("2020-05-21 22:51:28", "2020-05-21"), ("2020-02-30 1:00", ""), ("soon", ""), (None, ""), ("20200-05-21", "")],
)
def test_the_day_is_that_of_the_locutions_start(start, day):
    (stance,) = read_whole(make_dialogue(start=start)).stances

    assert stance.said_on == day


def test_the_time_at_which_a_node_was_drawn_is_no_date():
    nodeset = make_dialogue()
    nodeset["nodes"][1]["timestamp"] = nodeset["locutions"][0]["timestamp"] = "2014-04-28 15:51:38"

    assert read_whole(nodeset).stances[0].said_on == ""


def test_locutions_stand_in_the_order_of_their_start():
    nodeset = make_dialogue("5 6 1", nodes={"7": "L Ann Bell : before that"}, start="2020-05-21 22:51:28")
    nodeset["locutions"].append({"nodeID": "7", "personID": "81", "start": "2020-05-21 22:50:00"})

    debate = read_whole(nodeset)

    assert debate.sources[0].text == "Ann Bell : before that\n\nAnn Bell : close it"
    assert {passage.key: passage.start for passage in debate.passages} == {"7": 0, "5": 24}


def test_a_speaker_in_no_list_is_called_as_in_the_locutions():
    debate = read_whole(make_dialogue(participants=[]))

    assert [(actor.key, actor.name) for actor in debate.actors] == [("81", "Ann Bell")]


def test_a_speaker_under_two_names_is_called_by_number():
    locutions = [{"nodeID": "5", "personID": 81}, {"nodeID": "7", "personID": 81}]

    debate = read_whole(make_dialogue(nodes={"7": "L Ben : why"}, locutions=locutions, participants=[]))

    assert [actor.name for actor in debate.actors] == ["Participant 81"]


def test_numbers_and_texts_are_the_same_person():
    nodeset = make_dialogue(participants=[ANN | {"participantID": 81}])

    assert read_whole(nodeset).stances[0].actor == "81"


def test_a_name_that_is_none_is_no_name():
    nodeset = make_dialogue(participants=[ANN | {"surname": "None"}])

    assert [actor.name for actor in read_whole(nodeset).actors] == ["Ann"]


def test_one_illocution_may_assert_several_claims():
    debate = read_whole(make_dialogue("5 6 1", "6 2", nodes={"2": "I Now"}))

    assert [(stance.key, stance.claim) for stance in debate.stances] == [("6", "1"), ("6/2", "2")]


def test_several_locutions_and_several_claims_are_not_paired():
    locutions = [{"nodeID": "5", "personID": "81"}, {"nodeID": "7", "personID": "81"}]
    nodeset = make_dialogue("5 6 1", "7 6 2", nodes={"2": "I Now", "7": "L Ann Bell : now"}, locutions=locutions)

    assert list_warnings(nodeset) == ['the YA node "6" ties several locutions to several claims']
