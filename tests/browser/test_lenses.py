"""The pages of lenses, cruxes and strengths in a browser: accessible, and within the width."""

import pytest
from playwright.sync_api import expect

from tests.web.test_lenses import BOTH, LENSES, STRENGTHS, make_quay


@pytest.fixture
def quay(transactional_db):
    return make_quay(public=True)


@pytest.mark.usefixtures("quay")
def test_they_are_accessible_and_fit_the_width(open_everywhere, assert_accessible):
    for address in (LENSES, BOTH, f"{STRENGTHS}?sort=-df-quad&claim=build"):
        page = open_everywhere(address)

        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.usefixtures("quay")
def test_from_the_table_to_the_cruxes_of_two_actors(open_page):
    page = open_page(LENSES)

    page.get_by_label("One").select_option("The port")
    page.get_by_label("The other").select_option("The town")
    page.get_by_role("button", name="Compare").click()

    expect(page.get_by_role("heading", level=2, name="It brings trade")).to_be_visible()
