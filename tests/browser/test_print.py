"""Pages on paper, as Chromium prints them: how many, upright or across, and with what words."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.web.debates import PAGES, make_harbour

A4 = (595, 842)
A3 = (842, 1191)


@pytest.fixture
def harbour(transactional_db):
    return make_harbour(public=True)


def print_page(page):
    """The pages' words and sizes in points."""
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [
        (one.extract_text(), (round(float(one.mediabox.width)), round(float(one.mediabox.height)))) for one in printed
    ]  # fmt: skip


def test_the_print_sheet_has_the_outline_and_each_sheet_of_the_map_on_a_page_of_its_own(harbour, open_page):
    page = open_page(PAGES["print"], scheme="dark")
    sheets = page.locator(".tile").count()

    printed = print_page(page)

    words = [text for text, _size in printed]
    assert {size for _text, size in printed} == {A4}
    assert len([text for text in words if "Map, sheet " in text]) == sheets
    assert "Legend" in words[0]
    assert "Ships need depth" in words[0]
    assert "Map, sheet A1" in words[-sheets]
    assert "Ships need depth" in words[-sheets]
    assert not any("Take away" in text or "Sign in" in text for text in words)


def test_the_print_sheet_can_be_had_on_a3(harbour, open_page):
    printed = print_page(open_page(f"{PAGES['print']}?paper=a3"))

    assert {size for _text, size in printed} == {A3}


@pytest.mark.parametrize(
    ("name", "last"),
    [("map", "A dredger is dear"), ("claim", "A dredger is dear"), ("brief", "/brief/dredge/"), ("table", "Evidence")],
)
def test_a_page_prints_all_of_its_contents_without_its_menus(harbour, open_page, name, last):
    printed = print_page(open_page(PAGES[name]))

    words = " ".join(text for text, _size in printed)
    assert "Dredge the harbour" in words
    assert last in words
    assert not any(menu in words for menu in ("Sign in", "Timeline", "Find a claim", "Take away"))
    assert all(text.strip() for text, _size in printed)
