"""The file to keep in a real browser: opened from the disk, with no network and no script."""

import pytest
from playwright.sync_api import expect

from tests.web.debates import make_harbour


@pytest.fixture
def kept(transactional_db, client, tmp_path):
    make_harbour(public=True)
    path = tmp_path / "harbour.html"
    path.write_bytes(client.get("/debates/harbour/offline.html").content)
    return path.as_uri()


def test_the_file_opens_from_the_disk_and_asks_for_nothing(kept, open_page, assert_accessible):
    page = open_page("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(kept)

    assert [address for address in asked if not address.startswith("data:")] == [kept]
    assert page.evaluate("document.fonts.check('16px \"Argmap Sans\"') && document.fonts.size") == 2
    assert_accessible(page)


def test_a_box_leads_to_its_claim_and_the_claim_back_to_its_box(kept, open_page):
    page = open_page(kept, javascript=False)

    page.locator("#claim-silting a").click()
    line = page.locator("#about-claim-silting")
    expect(line).to_be_in_viewport()
    line.get_by_role("link", name="silting", exact=True).click()

    expect(page.locator("#claim-silting")).to_be_in_viewport()
