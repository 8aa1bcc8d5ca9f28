"""The readers' pages in a real browser: what they do, by pointer and by keyboard, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.web.debates import PAGES, make_harbour

LIST_COLOURS = """
parts => parts.flatMap(part => [...part.classList].map(name =>
    [name, getComputedStyle(part)[name.startsWith("fill") ? "fill" : "stroke"]]))
"""


@pytest.fixture
def harbour(transactional_db):
    return make_harbour(public=True)


def test_the_map_opens_with_its_main_claim_in_view_at_full_size(harbour, open_everywhere):
    page = open_everywhere(PAGES["map"])

    main = page.locator('#map-box [data-rank="main"]').first
    drawn, asked = page.evaluate(
        "(svg => [svg.getBoundingClientRect().width, svg.viewBox.baseVal.width])(document.querySelector('.argmap'))"
    )
    frame, place = page.locator("#map-box").bounding_box(), main.bounding_box()
    assert drawn == pytest.approx(asked, abs=1)
    assert frame["x"] <= place["x"]
    assert place["x"] + place["width"] <= frame["x"] + frame["width"]
    assert frame["y"] <= place["y"] <= frame["y"] + frame["height"]


def test_a_box_leads_to_its_claim_and_the_claim_back_to_the_box(harbour, open_page):
    page = open_page(PAGES["map"])

    page.locator("#claim-silting a:not(.expand, .collapse, .chip)").click()
    page.get_by_role("link", name="Open as a page").click()
    expect(page).to_have_url(re.compile("/claims/silting/$"))
    page.get_by_role("link", name="On the map", exact=True).click()

    expect(page).to_have_url(re.compile("/debates/harbour/#claim-silting$"))
    expect(page.locator("#claim-silting")).to_be_in_viewport(ratio=0.99)
    assert page.locator(":target").get_attribute("id") == "claim-silting"


def test_the_map_zooms_by_buttons_and_by_ctrl_and_wheel_only(harbour, open_page):
    page = open_page(PAGES["map"])
    shown = page.locator(".zoom output")
    box = page.locator("#map-box")

    page.get_by_role("button", name="Zoom in").click()
    expect(shown).to_have_text("125 %")
    page.get_by_role("button", name="100 %").click()
    expect(shown).to_have_text("100 %")
    box.hover()
    page.mouse.wheel(0, 50)
    expect(shown).to_have_text("100 %")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")

    expect(shown).not_to_have_text("100 %")


def test_fit_shows_the_whole_map(harbour, open_page):
    page = open_page(PAGES["map"], width=PHONE)

    page.get_by_role("button", name="Fit").click()

    assert page.evaluate(
        "(([box, map]) => map.width <= box.width && map.height <= box.height)"
        "([document.getElementById('map-box'), document.querySelector('.argmap')].map(one => one.getBoundingClientRect()))"
    )


def test_focus_on_a_box_lights_its_way_to_the_main_claim(harbour, open_page):
    page = open_page(PAGES["map"])

    page.locator("#claim-ships a:not(.expand, .collapse, .chip)").focus()

    lit = page.locator(".argmap .lit[id]").evaluate_all("parts => parts.map(part => part.id)")
    assert {"claim-ships", "claim-dredge", "conclusion-need%2F1"} <= set(lit)
    assert "claim-dear" not in lit


def test_the_map_scrolls_by_keyboard(harbour, open_page):
    page = open_page(PAGES["map"], width=PHONE)
    box = page.locator("#map-box")

    box.focus()
    before = box.evaluate(
        "box => { box.rests = new Promise(rests => box.addEventListener('scrollend', rests)); return box.scrollLeft; }"
    )
    page.keyboard.press("ArrowRight")

    assert box.evaluate("box => box.rests.then(() => box.scrollLeft)") > before
    expect(box).to_be_focused()


def test_a_passage_is_shown_in_its_source(harbour, open_page):
    page = open_page(PAGES["claim"])

    page.get_by_role("link", name=re.compile("^¶ 2 of Report")).click()

    expect(page.locator("mark:target")).to_have_text("The council wants a dredger.")
    expect(page.locator("mark:target")).to_be_in_viewport()


def test_the_skip_link_is_the_first_to_be_reached(harbour, open_page):
    page = open_page(PAGES["claim"])

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_everything_works_without_javascript(harbour, open_page):
    page = open_page(PAGES["map"], javascript=False)

    expect(page.locator("#claim-dredge")).to_be_visible()
    expect(page.locator(".zoom")).to_be_hidden()
    page.locator("#claim-silting a:not(.expand, .collapse, .chip)").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The harbour is silting up")
    page.get_by_role("link", name="In the outline").click()
    expect(page.locator("#claim-silting")).to_be_in_viewport()
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.get_by_role("region", name="Map, scrolls both ways")).to_be_visible()


def test_the_map_is_redrawn_for_the_dark_by_colours_alone(harbour, open_page):
    def list_colours(scheme):
        drawn = open_page(PAGES["map"], scheme=scheme).locator(".argmap [class*=fill-], .argmap [class*=line-]")
        return {tuple(found) for found in drawn.evaluate_all(LIST_COLOURS)}

    light, dark = list_colours("light"), list_colours("dark")

    assert {name for name, _colour in light} == {name for name, _colour in dark}
    assert not light & dark


@pytest.mark.parametrize("page_name", PAGES)
def test_pages_print_without_the_frame_around_them(harbour, open_page, page_name):
    page = open_page(PAGES[page_name], width=DESKTOP, scheme="dark")

    page.emulate_media(media="print")

    expect(page.locator("header.site")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
