"""The outline in a real browser: what a reader opens and closes stands in the address, and links carry it on."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.web.test_map import MAP, make_bridge

OUTLINE = f"{MAP}outline/"


@pytest.fixture
def bridge(transactional_db):
    return make_bridge(public=True)


def fold(page, name):
    return page.locator(f'details[data-name="{name}"]')


def test_lists_open_without_javascript(bridge, open_page):
    page = open_page(OUTLINE, javascript=False)
    expect(page.locator("#claim-c3")).to_be_hidden()

    fold(page, "c2").locator("> summary").click()

    expect(page.locator("#claim-c3")).to_be_visible()


def test_what_is_opened_and_closed_stands_in_the_address_and_in_links_to_other_views(bridge, open_page):
    page = open_page(f"{OUTLINE}?as_of=2021")

    fold(page, "c2").locator("> summary").press("Enter")
    expect(page).to_have_url(re.compile(r"as_of=2021&open=c2$"))
    fold(page, "c1").locator("> summary").click()
    expect(page).to_have_url(re.compile(r"as_of=2021&open=c2&close=c1$"))

    link = page.get_by_role("link", name="Map", exact=True)
    expect(link).to_have_attribute("href", re.compile(r"/bridge/\?as_of=2021&open=c2&close=c1$"))
    expect(page.get_by_role("link", name="Debates", exact=True)).to_have_attribute("href", "/")
    again = open_page(page.url)
    assert (fold(again, "c1").get_attribute("open"), fold(again, "c2").get_attribute("open")) == (None, "")


def test_a_link_to_an_entry_in_a_closed_list_opens_the_way_to_it(bridge, open_page):
    page = open_page(f"{OUTLINE}?depth=0#claim-c4")

    expect(page.locator("#claim-c4")).to_be_in_viewport()


def test_a_folded_outline_is_accessible_on_a_phone(bridge, open_page, assert_accessible):
    assert_accessible(open_page(f"{OUTLINE}?focus=c4&depth=0", width=PHONE))
