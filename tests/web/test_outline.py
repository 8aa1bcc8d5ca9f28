"""The outline as the twin of the map: the same address opens the same, and each entry leads to its box."""

import pytest

from argmap.services.pages import outline
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page
from tests.web.test_map import MAP, make_bridge

pytestmark = pytest.mark.django_db
OUTLINE = f"{MAP}outline/"


@pytest.fixture
def bridge():
    return make_bridge(public=True)


def list_folds(answer):
    """Name of each box with a list → whether the list is open."""
    return {values["data-name"]: "open" in values for tag, values in Page(answer).elements if "data-name" in values}


def test_the_outline_has_everything_and_opens_what_the_map_shows(bridge, client):
    answer = client.get(OUTLINE)

    assert {"claim-against", *(f"claim-c{number}" for number in range(6))} <= set(Page(answer).ids)
    assert list_folds(answer) == {"c0": True, "c1": True, "c2": False, "c3": False, "c4": False}
    assert list_folds(client.get(OUTLINE, {"open": "c2", "close": "c1"}))["c2"]
    assert not list_folds(client.get(OUTLINE, {"close": "c1"}))["c1"]


def test_all_of_it_opens_and_closes_by_links(bridge, client):
    page = Page(client.get(OUTLINE, {"as_of": "2021", "open": "c2"}))

    assert {"?as_of=2021&all=true", "?as_of=2021&depth=0", "?as_of=2021"} <= set(page.links)
    assert set(list_folds(client.get(OUTLINE, {"all": "true"})).values()) == {True}
    assert set(list_folds(client.get(OUTLINE, {"depth": "0"})).values()) == {False}


def test_each_entry_leads_to_its_box_on_the_map(bridge, client):
    page = Page(client.get(OUTLINE, {"open": "c2"}))

    assert {f"{MAP}?open=c2#claim-c1", f"{MAP}?focus=c5#claim-c5"} <= set(page.links)


def test_a_focus_and_filters_leave_out_what_the_map_leaves_out_and_tell_how_much(bridge, client):
    answer = client.get(OUTLINE, {"focus": "c4", "depth": "0"})
    page = Page(answer)

    assert [one for one in page.ids if one.startswith("claim-")] == ["claim-c3", "claim-c4"]
    assert "2 of 7 boxes shown" in page.text
    assert "?focus=c4&depth=0&open=c4#claim-c4" in page.links
    assert "0 of 7 boxes shown: 0 claims with what was asked for" in Page(client.get(OUTLINE, {"only_kind": "value"})).text


def test_an_outline_too_long_to_be_read_shows_what_the_map_shows(bridge, client, monkeypatch):
    monkeypatch.setattr(outline, "MOST_BOXES", 6)

    page = Page(client.get(OUTLINE))

    assert "4 of 7 boxes shown" in page.text
    assert "claim-c3" not in page.ids
    assert "claim-c5" in Page(client.get(OUTLINE, {"all": "true"})).ids


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ({"focus": "dear", "depth": "0", "up": "0"}, {"claim-dear", "group-money"}, {"claim-dredge", "group-works"}),
        ({"only_rating": "2"}, {"claim-dredge", "claim-silting", "group-works"}, {"claim-wait", "group-money"}),
    ],
)
@pytest.mark.parametrize("page", ["outline", "print"])
def test_a_part_leaves_out_answers_and_groups_that_it_does_not_show(client, page, query, there, gone):
    make_harbour(public=True)

    ids = set(Page(client.get(PAGES[page], query)).ids)

    assert there <= ids
    assert gone.isdisjoint(ids)


@pytest.mark.parametrize("page", ["outline", "print", "table"])
def test_where_nothing_has_what_was_asked_for_the_page_says_so(client, page):
    make_harbour(public=True)

    text = Page(client.get(PAGES[page], {"only_kind": "definition"})).text

    assert "No claim of this debate has" in text
    assert "Nothing has been entered" not in text
