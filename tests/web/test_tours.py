"""Guided tours for readers: their list, and the bar that leads from view to view."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_stop, make_tour, make_user
from tests.web.debates import PAGES, make_harbour

pytestmark = pytest.mark.django_db

LIST = "/debates/harbour/tours/"
STOP = "/debates/harbour/tours/walk/2/"
AT_STOP = f"{PAGES['map']}?lens=council&tour=walk&stop=2&focus=dredge"


@pytest.fixture
def harbour():
    """A public debate with a tour of three stops."""
    return make_tour_of(make_harbour(public=True))


def make_tour_of(debate):
    tour = make_tour(debate, "walk", title="A walk <b>")
    make_stop(tour, "w1", text="Look first.")
    make_stop(tour, "w2", text="The council\nwants & hopes.", position=1, view="lens=council",
              focus_claim=debate.claim_set.get(key="dredge"))  # fmt: skip
    make_stop(tour, "w3", text="Look last.", position=2, view="depth=1")
    return debate


def read_bar(page):
    """The bar's links by their words."""
    bar = re.search(r'<section id="tour".*?</section>', page.content.decode(), re.DOTALL)[0]
    return bar, {words: address.replace("&amp;", "&") for address, words in re.findall(r'href="([^"]*)">([^<]*)</a>', bar)}


def test_a_stop_is_the_map_with_its_sentence_and_the_ways_on(harbour, client):
    page = client.get(AT_STOP)

    bar, ways = read_bar(page)
    assert "Step 2 of 3" in bar
    assert f'href="{LIST}#tour-walk" lang="en">A walk &lt;b&gt;</a>' in bar
    assert "The council<br>wants &amp; hopes." in bar
    assert 'class="argmap' in page.content.decode()
    assert ways == {
        "← Previous": f"{PAGES['map']}?tour=walk&stop=1#tour",
        "Next →": f"{PAGES['map']}?tour=walk&stop=3&depth=1#tour",
        "Leave the tour": f"{PAGES['map']}?lens=council&focus=dredge",
    }
    assert ('rel="prev"' in bar, 'rel="next"' in bar) == (True, True)


@pytest.mark.parametrize(("number", "missing"), [(1, "← Previous"), (3, "Next →")])
def test_a_tour_has_two_ends(harbour, client, number, missing):
    _, ways = read_bar(client.get(f"{PAGES['map']}?tour=walk&stop={number}"))

    assert missing not in ways
    assert len({"← Previous", "Next →"} & {*ways}) == 1


def test_what_is_opened_from_a_stop_stays_in_the_tour(harbour, client):
    page = client.get(AT_STOP)
    links = re.findall(r'href="(/debates/harbour/claims/dredge/[^"]*)"', page.content.decode())

    bar, ways = read_bar(client.get(links[0].replace("&amp;", "&")))

    assert "Step 2 of 3" in bar
    assert ways["Back to this step"] == f"{AT_STOP}#tour"


@pytest.mark.parametrize("asked", ["tour=walk&stop=4", "tour=run", "tour=walk&stop=0", "tour=walk&stop=x", "tour=%00&stop=1"])
def test_a_stop_that_is_not_there_is_refused_in_a_sentence(harbour, client, asked):
    answer = client.get(f"{PAGES['map']}?{asked}")

    assert answer.status_code == 400
    assert b"stop" in answer.content


def test_the_list_names_each_stop_and_leads_to_it(harbour, client):
    text = client.get(LIST).content.decode()

    assert "A walk &lt;b&gt;" in text
    assert f'href="{PAGES["map"]}?tour=walk&amp;stop=3&amp;depth=1#tour" lang="en">Look last.</a>' in text


def test_the_short_address_of_a_stop_leads_to_the_map(harbour, client):
    answer = client.get(STOP)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{AT_STOP}#tour")
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_way_to_tours_is_there_where_there_are_tours(client):
    debate = make_harbour(public=True)
    without = client.get(PAGES["map"]).content.decode()
    debate.refresh_from_db()
    make_tour_of(debate)
    type(debate).objects.update(revision=debate.revision + 1)

    assert f'href="{LIST}"' not in without
    assert f'href="{LIST}"' in client.get(PAGES["map"]).content.decode()


def test_a_debate_without_tours_tells_how_to_make_one(client):
    make_harbour(public=True)

    assert b"no guided tour yet" in client.get(LIST).content


@pytest.mark.parametrize("path", [LIST, STOP, f"{PAGES['map']}?tour=walk&stop=1"])
@pytest.mark.parametrize(("who", "sees"), [("anonymous", False), ("stranger", False), ("reader", True), ("superuser", True)])
def test_tours_of_a_private_debate_are_for_its_members(client, path, who, sees):
    members = {"reader": make_user("reader", staff=False)} if who == "reader" else {}
    make_tour_of(make_harbour(**members))
    if who != "anonymous":
        client.force_login(members.get(who) or make_user(who, staff=False, superuser=who == "superuser"))

    assert (client.get(path).status_code in (200, 302)) is sees


@pytest.mark.parametrize(
    "path", ["/debates/harbour/tours/walk/4/", "/debates/harbour/tours/run/1/", "/debates/harbour/tours/a%00/1/"]
)
def test_a_short_address_of_no_stop_is_not_found(harbour, client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("path", "queries"), [(LIST, 3), (STOP, 2)])
def test_their_queries_do_not_grow(harbour, client, path, queries):
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for number in range(10):
        make_stop(make_tour(harbour, f"t{number}"), focus_claim=harbour.claim_set.get(key="dear"))

    with CaptureQueriesContext(connection) as many:
        client.get(path)

    assert len(few) == len(many) == queries
