"""The map of a debate that is never loaded whole."""

import pytest
from django.core.cache import cache

from argmap.services import labels, matching, neighbourhood
from argmap.services.pages import argument as argument_page
from argmap.services.pages import claim as claim_page
from argmap.services.pages import loading
from argmap.services.pages import map as map_page
from tests.factories import make_argument, make_claim, make_debate, make_inference, make_relation
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page
from tests.web.test_map import MAP, boxes, make_bridge
from tests.web.test_standing import read, verdicts_on_map

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridge(monkeypatch):
    """The bridge, taken for big; nothing may load it whole, and its labels are worked out when a test says so."""
    cache.clear()
    debate = make_bridge(public=True)
    monkeypatch.setattr(neighbourhood, "BIG", 3)
    monkeypatch.setattr(map_page, "load_debate", None)
    monkeypatch.setattr(labels, "Thread", lambda **_options: type("Nobody", (), {"start": lambda self: None})())
    yield debate
    cache.clear()


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize("query", ["", "depth=1", "open=c2", "focus=c3&depth=1"])
def test_it_shows_the_same_boxes_as_a_small_one(client, monkeypatch, query):
    part = boxes(read(client, f"{MAP}?{query}"))
    monkeypatch.undo()

    assert part == boxes(read(client, f"{MAP}?{query}"))


@pytest.mark.usefixtures("bridge")
def test_it_says_how_much_it_shows(client):
    assert "4 of 7 boxes shown" in read(client, MAP).text


def test_what_stands_is_shown_once_it_is_worked_out_and_told_as_stale_after_a_change(client, bridge):
    first = read(client, MAP)
    assert "What stands is being worked out" in first.text
    assert not [values for tag, values in first.elements if "data-verdict" in values]

    labels.work_out_labels(bridge)
    assert "What stands is being worked out" not in read(client, f"{MAP}?depth=1").text
    assert verdicts_on_map(client, MAP)["c0"] in ("in", "out", "undecided")

    type(bridge).objects.filter(pk=bridge.pk).update(revision=bridge.revision + 1)
    assert "What stands is being worked out" in read(client, MAP).text
    assert verdicts_on_map(client, MAP)["c0"] in ("in", "out", "undecided")


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize("query", ["all=true", "as_of=2021"])
def test_what_needs_the_whole_of_it_is_refused_with_a_sentence(client, query):
    answer = client.get(f"{MAP}?{query}")

    assert answer.status_code == 400
    assert "too many claims" in answer.content.decode()


def test_a_claims_page_tells_the_same_but_for_the_verdict(client, monkeypatch):
    cache.clear()
    debate = make_harbour(public=True)
    address = "/debates/harbour/claims/dredge/"
    whole = read(client, address).text
    labels.work_out_labels(debate)
    monkeypatch.setattr(neighbourhood, "BIG", 3)
    monkeypatch.setattr(claim_page, "load_debate", None)
    monkeypatch.setattr(labels, "Thread", lambda **_options: type("Nobody", (), {"start": lambda self: None})())

    part = read(client, address).text

    begin, end = "What speaks for it and against it", "Previous claim"
    assert (
        part[part.index(begin) :].partition("Next claim")[0].partition(end)[0]
        == whole[whole.index(begin) :].partition("Next claim")[0].partition(end)[0]
    )
    assert client.get("/debates/harbour/claims/nothing/").status_code == 404


def test_a_claim_of_very_many_reasons_is_read_with_a_bound_and_tells_how_many_there_are(client, monkeypatch):
    cache.clear()
    debate = make_debate("bridge", public=True)
    hub = make_claim(debate, "hub")
    for number in range(12):
        make_relation(make_claim(debate, f"r{number:02}"), hub, "attacks" if number % 3 else "supports")
    make_inference(make_argument(debate), [make_claim(debate, "premise")], hub)
    monkeypatch.setattr(neighbourhood, "BIG", 3)
    monkeypatch.setattr(neighbourhood, "MOST_FOUND", 5)
    monkeypatch.setattr(labels, "Thread", lambda **_options: type("Nobody", (), {"start": lambda self: None})())

    closed, opened = read(client, f"{MAP}?depth=0"), read(client, f"{MAP}?depth=1")

    assert boxes(closed) == {"hub"}
    assert "open+5−8" in closed.text
    assert len(boxes(opened)) == 5
    cache.clear()


@pytest.mark.parametrize("key", ["need", "unfolded"])
def test_an_arguments_page_tells_the_same(client, monkeypatch, key):
    cache.clear()
    debate = make_harbour(public=True)
    claims = {claim.key: claim for claim in debate.claim_set.all()}
    unfolded = make_argument(debate, "unfolded")
    make_inference(unfolded, [claims["ships"]], claims["silting"])
    make_relation(claims["silting"], unfolded, "undercuts")
    address = f"/debates/harbour/arguments/{key}/"
    whole = read(client, address).text
    labels.work_out_labels(debate)
    monkeypatch.setattr(neighbourhood, "BIG", 3)
    monkeypatch.setattr(argument_page, "load_debate", None)

    assert read(client, address).text == whole
    assert client.get(f"{address}?as_of=2021").status_code == 400
    assert client.get("/debates/harbour/arguments/nothing/").status_code == 404


@pytest.mark.parametrize("page", ["actor", "source"])
def test_pages_of_all_there_is_are_refused_with_a_sentence(client, monkeypatch, page):
    make_harbour(public=True)
    monkeypatch.setattr(loading, "MOST_CLAIMS", 2)

    answer = client.get(PAGES[page])

    assert answer.status_code == 400
    assert "too many for this page" in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "only_kind=policy",
        "only_actor=council",
        "only_actor=town&only_position=opposes",
        "only_relation=attacks",
        "only_relation=supports&only_kind=fact",
        "only_rating=2",
        "only_issue=when",
        "only_kind=fact&focus=dredge",
        "only_actor=nobody",
        "only_issue=none",
    ],
)
def test_filters_show_the_same_boxes_as_in_a_small_one(client, monkeypatch, query):
    cache.clear()
    make_harbour(public=True)
    whole = client.get(f"{PAGES['map']}?{query}")
    monkeypatch.setattr(neighbourhood, "BIG", 3)
    monkeypatch.setattr(map_page, "load_debate", None)
    monkeypatch.setattr(labels, "Thread", lambda **_options: type("Nobody", (), {"start": lambda self: None})())

    part = client.get(f"{PAGES['map']}?{query}")

    assert part.status_code == whole.status_code
    assert boxes(Page(part)) == boxes(Page(whole))


@pytest.mark.parametrize(
    "query", ["said_from=2021", "only_standing=in", "changed_since=edition-1", "only_kind=fact&said_to=2021"]
)
def test_a_filter_that_needs_the_whole_is_refused_with_those_that_do_not(client, monkeypatch, query):
    make_harbour(public=True)
    monkeypatch.setattr(neighbourhood, "BIG", 3)

    answer = client.get(f"{PAGES['map']}?{query}")

    assert answer.status_code == 400
    assert "it can be by only_actor, only_issue, only_kind" in answer.content.decode()


def test_of_more_matches_than_fit_it_tells_how_many_there_are_and_offers_what_it_can_be_filtered_by(client, monkeypatch):
    make_harbour(public=True)
    monkeypatch.setattr(neighbourhood, "BIG", 3)
    monkeypatch.setattr(matching, "MOST_MATCHES", 1)
    monkeypatch.setattr(labels, "Thread", lambda **_options: type("Nobody", (), {"start": lambda self: None})())

    page = read(client, f"{PAGES['map']}?only_relation=supports")

    offered = {values["name"] for tag, values in page.elements if tag == "select" and values["name"].startswith("only_")}
    assert "2 claims with what was asked for" in page.text
    assert "1 found no room" in page.text
    assert offered == matching.FILTERABLE
