"""A guided tour in a real browser: by keys, with boxes opened on the way, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import make_stop, make_tour
from tests.web.test_map import MAP, make_bridge


@pytest.fixture
def walk(transactional_db):
    """A tour of two stops over the bridge debate; its first address."""
    debate = make_bridge(public=True)
    tour = make_tour(debate, "walk")
    for place, key in enumerate(("c1", "c2")):
        make_stop(tour, text=f"Look at {key}.", focus_claim=debate.claim_set.get(key=key), view="depth=0", position=place)
    return f"{MAP}?tour=walk&stop=1&focus=c1&depth=0#tour"


def test_keys_lead_through_a_tour_and_what_is_opened_stays_in_it(walk, open_page):
    page = open_page(walk)
    bar = page.get_by_role("region", name=re.compile("Step 1 of 2"))
    expect(bar).to_be_focused()
    page.locator("#map-box").focus()

    page.keyboard.press("n")

    bar = page.get_by_role("region", name=re.compile("Step 2 of 2"))
    expect(bar).to_be_focused()
    expect(bar).to_contain_text("Look at c2.")
    page.locator("#claim-c2 a.expand").click()
    expect(page.locator("#claim-c3")).to_be_visible()
    bar.get_by_role("link", name="Back to this step").click()
    expect(page.locator("#claim-c3")).to_have_count(0)
    page.locator("#map-box").focus()
    page.keyboard.press("p")
    expect(page.get_by_text("Look at c1.")).to_be_visible()
