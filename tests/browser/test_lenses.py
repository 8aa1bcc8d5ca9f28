"""The pages of lenses and cruxes in a browser."""

import pytest
from playwright.sync_api import expect

from tests.web.test_lenses import LENSES, make_quay


@pytest.fixture
def quay(transactional_db):
    return make_quay(public=True)


@pytest.mark.usefixtures("quay")
def test_from_the_table_to_the_cruxes_of_two_actors(open_page):
    page = open_page(LENSES)

    page.get_by_label("One").select_option("The port")
    page.get_by_label("The other").select_option("The town")
    page.get_by_role("button", name="Compare").click()

    expect(page.get_by_role("heading", level=2, name="It brings trade")).to_be_visible()
