"""Stances through time, and what changed between two dates, as pages."""

import pytest

from argmap.services.pages import changes, timeline
from tests.factories import make_claim, make_debate, make_stance
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour():
    return make_harbour(public=True)


def list_shapes(answer):
    """The marks in the pictures, by what they are and where they start or have their middle."""
    shapes = [(tag, values) for tag, values in Page(answer).elements if tag in ("circle", "rect") and "class" not in values]
    return [(tag, values.get("cx") or values.get("x")) for tag, values in shapes if "%" in (values.get("cx") or values["x"])]


def test_each_stance_is_told_in_words_with_both_dates_and_leads_to_its_passage(harbour, client):
    page = Page(client.get(PAGES["timeline"]))

    assert "supports it on conditions said 11 June 2020, as told by The town, the analyst’s inference" in page.text
    assert "opposes it reported 2020" in page.text
    assert "/debates/harbour/sources/report/#passage-wants" in page.links
    assert page.faults == []


def test_a_day_is_a_point_and_a_year_a_bar_where_they_lie_on_the_axis(harbour, client):
    shapes = list_shapes(client.get(PAGES["timeline"]))

    # 11 June 2020 is the 163rd of the 366 days of 2020.
    assert shapes == [("circle", f"{162.5 / 3.66:.2f}%"), ("rect", "0.00%")]


def test_pictures_are_left_out_by_who_hears_the_page(harbour, client):
    pictures = [
        values
        for tag, values in Page(client.get(PAGES["timeline"])).elements
        if tag == "svg" and "strip" in values.get("class", "")
    ]

    assert pictures
    assert all(values["aria-hidden"] == "true" for values in pictures)


@pytest.mark.parametrize(("by", "order"), [("actors", ["mayor", "town"]), ("claims", ["mayor", "town"])])
def test_it_goes_by_actor_or_by_claim(harbour, client, by, order):
    page = Page(client.get(PAGES["timeline"], {"by": by}))

    actors = [link.split("/")[4] for link in page.links if "/actors/" in link]
    claims = [link for link in page.links if link == "/debates/harbour/claims/dredge/"]
    assert actors == order
    # The head of each line or of their part, and the town's stance, which has no passage.
    assert len(claims) == (3 if by == "actors" else 2)
    assert [values["scope"] for tag, values in page.elements if tag == "th" and values.get("scope") == "rowgroup"] == (
        ["rowgroup"] * (2 if by == "actors" else 1)
    )


def test_filters_and_the_date_choose_stances(harbour, client):
    assert (
        "The mayor"
        not in Page(client.get(PAGES["timeline"], {"position": "opposes", "by": "claims"})).text.split("Stances, the latest")[1]
    )
    assert "No stance is what is asked for here" in Page(client.get(PAGES["timeline"], {"as_of": "1999"})).text


def test_what_does_not_fit_is_counted(harbour, client, monkeypatch):
    monkeypatch.setattr(timeline, "MOST_TRACKS", 1)

    text = Page(client.get(PAGES["timeline"])).text

    assert "1 more line does not fit here" in text
    assert "opposes it" not in text.split("Stances, the latest")[1]


@pytest.mark.parametrize("page", ["timeline", "changes"])
def test_a_debate_without_stances_says_so(client, page):
    make_claim(make_debate("quiet", public=True))

    assert "Nobody’s stance is coded" in Page(client.get(f"/debates/quiet/{page}/")).text


@pytest.mark.parametrize(
    ("page", "asked", "sentence"),
    [
        ("timeline", {"by": "year"}, '"year" is no by; allowed are actors, claims.'),
        ("timeline", {"actor": "x"}, 'the debate has no actor with the key "x".'),
        ("changes", {"from": "May"}, '"May" is no date;'),
        ("changes", {"to": "2021-13"}, '"2021-13" is no date;'),
        ("changes", {"kind": "odd"}, '"odd" is no kind; allowed are new, reversed,'),
    ],
)
def test_what_the_debate_does_not_have_is_refused_in_a_sentence(harbour, client, page, asked, sentence):
    answer = client.get(PAGES[page], asked)

    assert answer.status_code == 400
    assert sentence in Page(answer).text


def test_changes_are_told_with_what_was_before_and_with_their_passages(harbour, client):
    mayor, dredge = harbour.actor_set.get(key="mayor"), harbour.claim_set.get(key="dredge")
    make_stance(mayor, dredge, "opposes", said_on="2021-03")

    page = Page(client.get(PAGES["changes"], {"from": "2020-12"}))

    assert "1 reversed" in page.text
    assert "opposes it before: supports it on conditions (inferred, 11 June 2020)" in page.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"town", "mayor"}),
        ({"to": "2020-02"}, {"town"}),
        ({"from": "2020-02"}, {"mayor"}),
        ({"as_of": "2020-02"}, {"town"}),
        ({"kind": "withdrawn"}, set()),
        ({"actor": "mayor"}, {"mayor"}),
    ],
)
def test_dates_and_filters_choose_changes(harbour, client, asked, found):
    page = Page(client.get(PAGES["changes"], asked))

    assert {link.split("/")[4] for link in page.links if "/actors/" in link} == found


def test_changes_that_do_not_fit_are_counted(harbour, client, monkeypatch):
    monkeypatch.setattr(changes, "MOST_CHANGES", 1)

    text = Page(client.get(PAGES["changes"])).text

    assert "2 new" in text
    assert "And 1 more change;" in text
