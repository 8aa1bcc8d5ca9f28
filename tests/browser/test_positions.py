"""Matrix, timeline, changes and the actor's page in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.factories import make_stance
from tests.web.debates import PAGES, make_harbour

ADDRESSES = (
    f"{PAGES['positions']}?bands=group&by_actor_kind=true&order=blocks&inherit=true",
    f"{PAGES['timeline']}?by=claims",
    f"{PAGES['changes']}?from=2019",
    "/debates/harbour/actors/mayor/",
)


@pytest.fixture
def harbour(transactional_db):
    debate = make_harbour(public=True)
    make_stance(debate.actor_set.get(key="town"), debate.claim_set.get(key="dredge"), "supports", said_on="2021-03-04")
    return debate


def test_a_cell_says_what_it_holds_when_it_has_the_focus_and_leads_to_its_passage(harbour, open_page):
    page = open_page(PAGES["positions"], javascript=False)
    cell = page.get_by_role("cell").get_by_role("link", name=re.compile("^supports it on conditions"))

    cell.focus()
    told = page.evaluate("getComputedStyle(document.querySelector('.matrix td a.conditional'), '::after').content")
    cell.press("Enter")

    assert told.startswith('"The mayor · dredge: supports it on conditions')
    expect(page.locator("mark:target")).to_have_text("The council wants a dredger.")


def test_heads_stay_in_view_while_the_matrix_scrolls(harbour, open_page):
    claims = [harbour.claim_set.get(key=key) for key in ("dredge", "wait", "silting", "ships", "slow", "dear")]
    for number in range(40):
        actor = harbour.actor_set.create(key=f"a{number}", name=f"Citizen number {number}", kind="person")
        for claim in claims:
            make_stance(actor, claim, "supports")
    page = open_page(PAGES["positions"], width=PHONE)

    page.locator(".matrix-box").evaluate("box => { box.scrollIntoView(); box.scrollTo(60, 400); }")

    expect(page.get_by_role("columnheader", name="Actor")).to_be_in_viewport()
    assert page.evaluate(
        "(box => document.querySelector('.matrix .corner').getBoundingClientRect().left - box.getBoundingClientRect().left < 3)"
        "(document.querySelector('.matrix-box'))"
    )


def test_the_slider_and_the_play_button_go_through_the_dated_events(harbour, open_page):
    page = open_page(f"{PAGES['positions']}?as_of=2020-01-01&order=count")

    page.get_by_role("slider").press("ArrowRight")

    expect(page).to_have_url(re.compile("as_of=2020-06-11"))
    expect(page).to_have_url(re.compile("order=count"))
    page.get_by_role("button", name="Play the debate").click()
    expect(page).to_have_url(re.compile("as_of=2021-03-04"))
    expect(page.get_by_role("button", name="Play the debate")).to_be_visible()


def test_nothing_plays_for_those_who_want_less_motion(harbour, open_page):
    page = open_page(PAGES["positions"])

    page.emulate_media(reduced_motion="reduce")
    page.reload()

    expect(page.get_by_role("slider")).to_be_visible()
    expect(page.get_by_role("button", name="Play the debate")).to_have_count(0)


def test_without_javascript_links_step_through_the_events(harbour, open_page):
    page = open_page(PAGES["positions"], javascript=False)

    page.get_by_role("link", name="Back to 11 June 2020").click()

    expect(page).to_have_url(re.compile("as_of=2020-06-11$"))
    expect(page.get_by_role("link", name="On to 4 March 2021")).to_be_visible()
