"""Stances through time below /api/v1/."""

import pytest

from tests.factories import make_actor, make_claim, make_debate, make_stance

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(ask):
    """The town opposes the canal, and supports it later; the port supports it, nobody knows when."""
    debate = make_debate("canal", public=True)
    dig = make_claim(debate, "dig", title="Dig")
    town, port = make_actor(debate, "town", name="Town"), make_actor(debate, "port", name="Port")
    make_stance(town, dig, "supports", key="now", said_on="2021-02", reported_on="2021-03-04")
    make_stance(town, dig, "opposes", key="before", said_on="2019")
    make_stance(port, dig, "supports", key="undated")

    def read(**query):
        return ask("debates/canal/timeline", query)

    return read


def test_events_are_told_in_the_order_of_time_with_their_precision(get):
    answer = get(actor="town").json()

    (part,) = answer["parts"]
    (track,) = part["tracks"]
    assert (part["kind"], part["title"], track["subject_kind"], track["subject"]) == ("actor", "Town", "claim", "dig")
    assert [(event["stance"], event["said_on"], event["reported_on"], event["is_latest"]) for event in track["events"]] == [
        ("before", "2019", "", False),
        ("now", "2021-02", "2021-03-04", True),
    ]
    assert (answer["first"], answer["last"]) == ("2019-01-01", "2021-03-04")


def test_undated_stances_are_counted(get):
    assert get().json()["undated"] == 1


def test_parts_are_claims_where_that_is_asked_for(get):
    answer = get(by="claims").json()

    assert [(part["kind"], part["key"]) for part in answer["parts"]] == [("claim", "dig")]
    assert [track["actor"] for track in answer["parts"][0]["tracks"]] == ["port", "town"]


def test_a_debate_without_a_date_has_no_first_day(get):
    answer = get(actor="port").json()

    assert (answer["first"], answer["last"]) == (None, None)


@pytest.mark.parametrize("parameter", ["by", "claim", "as_of", "order"])
def test_nonsense_is_refused_under_the_name_of_its_parameter(get, parameter):
    answer = get(**{parameter: "nonsense"})

    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, parameter)
