"""Stances through time: what was said when, what was reported when."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.core.canonical import normalise
from argmap.core.positions import Axis, Selection, build_timeline
from argmap.core.records import Argument, Stance
from tests.core.positions.debates import SIGNS, make_debate, make_stance, read_rows
from tests.formats.debates import debates

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=20)


def list_events(timeline):
    return [event for part in timeline.parts for track in part.tracks for event in track.events]


def test_dates_keep_their_precision_and_said_and_reported_are_two():
    stance = make_stance("mali", "a", "+", "2020", reported_on="2021-06-03")

    (event,) = list_events(build_timeline(make_debate(stance)))

    assert (event.said.first, event.said.last) == (date(2020, 1, 1), date(2020, 12, 31))
    assert (event.reported.first, event.reported.last) == (date(2021, 6, 3), date(2021, 6, 3))


def test_what_nobody_dated_is_counted_and_has_no_period():
    timeline = build_timeline(make_debate(make_stance("mali", "a", "+")))

    assert (timeline.undated, timeline.first, timeline.last) == (1, None, None)
    assert [(event.said, event.reported) for event in list_events(timeline)] == [(None, None)]


def test_a_track_has_every_stance_in_the_order_of_time_and_says_which_counts():
    stances = [make_stance("mali", "a", sign, said) for sign, said in (("-", "2021"), ("+", "2019"), ("?", ""))]

    (part,) = build_timeline(make_debate(*stances)).parts

    told = [(event.stance.said_on, event.is_latest) for event in part.tracks[0].events]
    assert told == [("", False), ("2019", False), ("2021", True)]


def test_parts_are_actors_by_name_or_claims_in_the_order_for_reading():
    debate = make_debate(*read_rows("togo ++", "mali .-"))

    actors, claims = build_timeline(debate), build_timeline(debate, axis=Axis.CLAIMS)

    assert [(part.key, [track.subject for track in part.tracks]) for part in actors.parts] == [
        ("mali", ["b"]),
        ("togo", ["a", "b"]),
    ]
    assert [(part.key, [track.actor for track in part.tracks]) for part in claims.parts] == [
        ("a", ["togo"]),
        ("b", ["mali", "togo"]),
    ]


def test_stances_on_arguments_follow_those_on_claims():
    on_argument = Stance(key="s", actor="mali", argument="a", position=SIGNS["-"], said_on="2020")
    debate = make_debate(on_argument, *read_rows("mali +"), arguments=(Argument(key="a", title="Need"),))

    actors, claims = build_timeline(debate), build_timeline(debate, axis=Axis.CLAIMS)

    assert [(track.end, track.subject) for track in actors.parts[0].tracks] == [("claim", "a"), ("argument", "a")]
    assert [(part.end, part.title) for part in claims.parts] == [("claim", "A"), ("argument", "Need")]


def test_as_of_a_date_later_stances_are_not_there():
    stances = [make_stance("mali", "a", sign, said) for sign, said in (("-", "2021"), ("+", "2019"))]

    timeline = build_timeline(make_debate(*stances), Selection(as_of="2020"))

    assert [(event.stance.said_on, event.is_latest) for event in list_events(timeline)] == [("2019", True)]


def test_the_axis_runs_over_all_dates():
    timeline = build_timeline(make_debate(make_stance("mali", "a", "+", "2020-02", reported_on="2021")))

    assert (timeline.first, timeline.last) == (date(2020, 2, 1), date(2021, 12, 31))


@slow
@given(debates(), st.sampled_from(Axis))
def test_every_stance_is_there_once_and_the_order_of_records_changes_nothing(debate, axis):
    debate = normalise(debate)
    turned = type(debate)(
        about=debate.about,
        **{name: getattr(debate, name)[::-1] for name in debate.__struct_fields__ if name != "about"},
    )

    timeline = build_timeline(debate, axis=axis)

    assert build_timeline(turned, axis=axis) == timeline
    assert sorted(event.stance.key for event in list_events(timeline)) == [stance.key for stance in debate.stances]
