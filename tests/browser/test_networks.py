"""Networks and the bar chart in a real browser: in the dark, by keyboard and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.web.test_networks import NETWORKS, SUPPORT, make_canal


@pytest.fixture
def canal(transactional_db):
    return make_canal()


def test_the_form_asks_by_the_address_without_javascript(canal, open_page):
    page = open_page(NETWORKS, javascript=False)

    page.get_by_label("Counting").select_option("congruence")
    page.get_by_role("button", name="Show").click()

    assert "aggregation=congruence" in page.url
    expect(page.get_by_role("table").first).to_contain_text("The port")
    expect(page.get_by_text("Organizations, tied where they agree on claims.").first).to_be_visible()


def test_a_node_leads_to_its_actor_by_keyboard(canal, open_page):
    page = open_page(NETWORKS)

    page.locator("#organization-port a").focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/debates/canal/actors/port/")


def test_dark_pictures_are_dark(canal, open_page):
    page = open_page(SUPPORT, scheme="dark")

    assert page.evaluate("getComputedStyle(document.querySelector('.argmap .fill-paper')).fill") == "rgb(18, 24, 31)"
