"""The overview in a real browser: by keyboard, without JavaScript, and in the colours of the reader's setting."""

import pytest

from tests.web.debates import PAGES, make_harbour

LIST_TEXTS = """
() => [...document.querySelectorAll(".radial text")].map(text => {
    const one = text.getBoundingClientRect(), all = text.closest("svg").getBoundingClientRect();
    return one.left >= all.left && one.right <= all.right && one.top >= all.top && one.bottom <= all.bottom;
})
"""


@pytest.fixture
def harbour(transactional_db):
    return make_harbour(public=True)


def test_a_piece_leads_to_its_claim_by_keyboard_without_javascript(harbour, open_page):
    page = open_page(PAGES["overview"], javascript=False)

    page.get_by_role("link", name="Past the picture").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/debates/harbour/claims/dredge/")


def test_the_picture_is_dark_in_the_dark_and_its_words_stay_within_it(harbour, open_page):
    page = open_page(PAGES["overview"], scheme="dark")

    assert page.evaluate("getComputedStyle(document.querySelector('.radial .fill-paper')).fill") == "rgb(18, 24, 31)"
    words = page.evaluate(LIST_TEXTS)
    assert words
    assert all(words)
