"""The overview, the table of claims and the brief."""

import pytest

from argmap.models import Claim
from tests.factories import make_debate
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour():
    return make_harbour(public=True)


def list_claims(answer):
    links = [link for link in Page(answer).links if link.startswith("/debates/harbour/claims/")]
    return [link.split("/")[4] for link in links]


def test_the_table_has_every_claim_once(harbour, client):
    assert list_claims(client.get(PAGES["table"])) == ["dredge", "wait", "silting", "ships", "slow", "dear"]


@pytest.mark.parametrize(
    ("sort", "first"), [("title", "dear"), ("-title", "wait"), ("-attacks", "dredge"), ("-evidence", "silting")]
)
def test_the_table_sorts_by_what_the_address_says(harbour, client, sort, first):
    assert list_claims(client.get(PAGES["table"], {"sort": sort}))[0] == first


def test_the_heads_say_how_the_table_is_sorted_and_lead_to_the_other_way_round(harbour, client):
    page = Page(client.get(PAGES["table"], {"sort": "title", "lens": "town"}))

    assert [values["aria-sort"] for tag, values in page.elements if "aria-sort" in values] == ["ascending"]
    assert "?lens=town&sort=-title" in page.links


def test_the_table_has_what_filters_or_a_focus_leave_and_its_heads_carry_them_on(harbour, client):
    answer = client.get(PAGES["table"], {"only_kind": "policy", "sort": "-title"})

    assert list_claims(answer) == ["wait", "dredge"]
    assert "2 of 6 claims" in Page(answer).text
    assert "?only_kind=policy&sort=title" in Page(answer).links
    assert list_claims(client.get(PAGES["table"], {"focus": "dear", "depth": "0"})) == ["dredge", "dear"]


def test_a_column_that_is_none_is_refused_in_a_sentence(harbour, client):
    answer = client.get(PAGES["table"], {"sort": "colour"})

    assert answer.status_code == 400
    assert '"colour" is no column to sort by; allowed are title, kind,' in Page(answer).text


def test_the_brief_has_both_sides_of_the_first_policy_with_what_answers_them(harbour, client):
    text = Page(client.get(PAGES["brief"])).text

    assert text.index("For ") < text.index("Ships need depth") < text.index("It silts slowly")
    assert text.index("It silts slowly") < text.index("Against ") < text.index("A dredger is dear")


def test_a_brief_can_be_had_of_any_claim_and_of_no_other(harbour, client):
    assert "Wait a year" in Page(client.get("/debates/harbour/brief/wait/")).text
    assert client.get("/debates/harbour/brief/nothing/").status_code == 404


def test_a_debate_without_claims_says_so(client):
    make_debate("empty", public=True)

    for view in ("overview", "table", "brief"):
        assert "Nothing has been entered in this debate yet." in Page(client.get(f"/debates/empty/{view}/")).text


@pytest.mark.parametrize("view", ["overview", "table", "brief", "brief/dredge"])
def test_a_stranger_finds_neither_view_of_a_private_debate(client, view):
    make_harbour()
    assert Claim.objects.filter(key="dredge").exists()

    assert client.get(f"/debates/harbour/{view}/").status_code == 404


OVERVIEW = PAGES["overview"]


def find_pieces(answer):
    return {values["id"]: values["href"] for tag, values in Page(answer).elements if tag == "a" and "id" in values}


def test_the_overview_has_every_claim_once_and_leads_to_its_page_with_the_way_of_looking(harbour, client):
    pieces = find_pieces(client.get(OVERVIEW, {"lens": "town"}))

    assert set(pieces) == {f"claim-{key}" for key in ("dredge", "wait", "silting", "ships", "slow", "dear")}
    assert pieces["claim-dear"] == "/debates/harbour/claims/dear/?lens=town"


def test_the_overview_lists_its_largest_branches_with_the_way_to_the_map(harbour, client):
    page = Page(client.get(OVERVIEW))

    assert "/debates/harbour/?focus=dredge" in page.links
    assert "Dredge the harbour" in page.text
    assert "4 beneath: +2 −2" in page.text
    assert "/debates/harbour/outline/" in page.links


def test_a_what_if_changes_what_stands_in_the_overview(harbour, client):
    toggles = "~".join(f"out.{key}" for key in ("dredge", "wait", "silting", "ships", "slow", "dear"))

    assert "empty: out, 6 claims" in Page(client.get(OVERVIEW, {"what_if": toggles})).text
    assert client.get(OVERVIEW, {"what_if": "out.nothing"}).status_code == 400


def test_a_debate_too_big_for_the_overview_is_refused_in_a_sentence(harbour, client, monkeypatch):
    monkeypatch.setattr("argmap.services.pages.loading.MOST_CLAIMS", 5)

    answer = client.get(OVERVIEW)

    assert answer.status_code == 400
    assert "more than 5 claims, too many for this page; its map and its search show parts of it" in Page(answer).text
