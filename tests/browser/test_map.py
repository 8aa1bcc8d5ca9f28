"""The map in a real browser: opened and closed in place, read in its panel, searched, and moved in by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.factories import make_actor, make_stance
from tests.web.test_map import MAP, make_bridge

# The ids of boxes whose handle is under 24 px (WCAG 2.2, 2.5.8), and what is written outside its box or outside its handle.
FIND_MISFITS = """() => {
    const place = element => element.getBoundingClientRect();
    const lies = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1
        && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
    const handles = [...document.querySelectorAll(".argmap :is(.expand, .collapse)")];
    if (!handles.length) throw new Error("no handle is shown");
    const frames = [...document.querySelectorAll(".argmap .node")].map(box => [box, box.querySelector("path, polygon")]);
    const all = frames.concat(handles.map(handle => [handle, handle.querySelector("path, polygon")]));
    return [
        handles.filter(one => Math.min(place(one).width, place(one).height) < 24).map(one => one.closest(".node").id),
        all.flatMap(([box, frame]) => [...box.querySelectorAll("text")].filter(text => !lies(place(text), place(frame))))
            .map(text => text.textContent),
    ];
}"""


@pytest.fixture
def bridge(transactional_db):
    return make_bridge(public=True)


def place_of(page, box):
    return page.locator(f"#claim-{box}").bounding_box()


def open_reasons(page, box):
    page.locator(f"#claim-{box} a.expand").click()
    expect(page).to_have_url(re.compile(f"open={box}"))


def test_a_box_opens_in_place_and_back_closes_it(bridge, open_page):
    page = open_page(MAP)
    page.locator("#claim-c2 a.expand").hover()
    before = place_of(page, "c2")

    open_reasons(page, "c2")

    expect(page.locator("#claim-c3")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="boxes shown")).to_have_text("5 of 7 boxes shown")
    after = place_of(page, "c2")
    assert (after["x"], after["y"]) == pytest.approx((before["x"], before["y"]), abs=2)
    page.go_back()
    expect(page.locator("#claim-c3")).to_have_count(0)
    page.go_forward()
    expect(page.locator("#claim-c3")).to_be_visible()


def test_what_is_shown_is_in_the_address_and_in_the_links_that_lead_on(bridge, open_page):
    page = open_page(f"{MAP}?as_of=2021")
    open_reasons(page, "c2")

    again = open_page(page.url)

    expect(again.locator("#claim-c3")).to_be_visible()
    outline = page.get_by_role("link", name="Outline", exact=True)
    expect(outline).to_have_attribute("href", re.compile(r"as_of=2021&open=c2"))
    expect(page.locator("form.search input[name=open]")).to_have_value("c2")


def test_handles_are_large_enough_for_fingers_and_nothing_is_written_outside_its_box(bridge, open_page):
    page = open_page(MAP, width=PHONE)

    small, outside = page.evaluate(FIND_MISFITS)

    assert (small, outside) == ([], [])


def test_space_opens_the_box_with_the_focus_and_keeps_the_focus_there(bridge, open_page):
    page = open_page(MAP)
    page.locator("#claim-c2 a:not(.expand, .collapse, .chip)").focus()

    page.keyboard.press(" ")

    expect(page.locator("#claim-c3")).to_be_visible()
    expect(page.locator("#claim-c2 a:not(.expand, .collapse, .chip)")).to_be_focused()


def test_arrows_lead_along_the_lines(bridge, open_page):
    page = open_page(MAP)
    page.locator("#claim-c0 a:not(.expand, .collapse, .chip)").focus()

    for key, box in (("ArrowRight", "c1|against"), ("ArrowLeft", "c0"), ("ArrowRight", "c1|against")):
        page.keyboard.press(key)
        assert re.fullmatch(f"claim-({box})", page.evaluate("document.activeElement.closest('.node').id"))
    here = page.evaluate("document.activeElement.closest('.node').id")
    page.keyboard.press("ArrowDown" if here == "claim-c1" else "ArrowUp")

    assert page.evaluate("document.activeElement.closest('.node').id") in {"claim-c1", "claim-against"} - {here}


def test_letters_zoom_and_tell_of_the_keys_while_the_map_has_the_focus(bridge, open_page):
    page = open_page(MAP)
    page.locator("#map-box").focus()

    page.keyboard.press("+")
    expect(page.locator(".zoom output")).to_have_text("125 %")
    page.keyboard.press("0")
    expect(page.locator(".zoom output")).to_have_text("100 %")
    page.keyboard.press("?")

    expect(page.get_by_text("to the box above or below")).to_be_visible()
    expect(page.locator("#shortcuts summary")).to_be_focused()


def test_a_box_is_read_beside_the_map_and_escape_leads_back(bridge, open_page):
    page = open_page(MAP)
    page.locator("#claim-c1 a:not(.expand, .collapse, .chip)").focus()

    page.keyboard.press("Enter")

    panel = page.get_by_role("complementary", name="Title of c1")
    expect(panel.get_by_role("heading", name="What speaks for it and against it")).to_be_visible()
    expect(panel.get_by_role("heading", name="Title of c1")).to_be_focused()
    assert page.url.endswith("?read=claims%2Fc1")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page.locator("#claim-c1 a:not(.expand, .collapse, .chip)")).to_be_focused()


def take_stances(bridge):
    """Eight actors take a stance on c1, the last of them by a key with signs in it."""
    for number in range(8):
        key = "(it's) 7 & ü" if number == 7 else f"s{number}"
        actor = make_actor(bridge, f"actor-{number}", name="Zembla" if number == 7 else f"State {number}")
        make_stance(actor, bridge.claim_set.get(key="c1"), "opposes" if number == 7 else "supports", key=key, gist="Word " * 60)


def test_a_chip_is_read_beside_the_map_at_its_stance_and_tab_passes_it_by(bridge, open_page, assert_accessible):
    take_stances(bridge)
    page = open_page(MAP)
    chip = page.get_by_role("link", name="Zembla opposes it: the stance")

    chip.click()

    panel = page.get_by_role("complementary", name="Title of c1")
    expect(panel.get_by_role("row", name="Zembla")).to_have_class("told")
    expect(panel.get_by_role("row", name="Zembla")).to_be_in_viewport()
    assert_accessible(page)
    page.reload()
    expect(panel.get_by_role("row", name="Zembla")).to_have_class("told")
    page.locator("#claim-c1 a:not(.expand, .collapse, .chip)").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('class')") in ("expand", "collapse")


@pytest.mark.parametrize("name", ["Zembla opposes it: the stance", "4 more: all stances on it"])
def test_without_javascript_a_chip_leads_to_its_place_on_the_page(name, bridge, open_page):
    take_stances(bridge)
    page = open_page(MAP, javascript=False)

    page.get_by_role("link", name=name).click()

    expect(page).to_have_url(re.compile("/claims/c1/#"))
    expect(page.locator(":target")).to_contain_text("Zembla" if "Zembla" in name else "Who holds what, since when")


def test_on_a_phone_a_box_leads_to_its_page(bridge, open_page):
    page = open_page(MAP, width=PHONE)

    page.locator("#claim-c0 a:not(.expand, .collapse, .chip)").click()

    expect(page).to_have_url(re.compile("/claims/c0/$"))


def test_a_suggestion_leads_to_its_box_or_to_what_is_around_it(bridge, open_page):
    page = open_page(MAP)
    field = page.get_by_role("combobox", name="Find a claim")

    field.fill("c1")
    page.get_by_role("option", name="Title of c1").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#claim-c1 a:not(.expand, .collapse, .chip)")).to_be_focused()
    field.fill("c4")
    page.get_by_role("option", name="Title of c4").click()

    expect(page.locator("#claim-c4")).to_be_in_viewport()
    assert "focus=c4" in page.url


def test_a_form_shows_only_some_claims(bridge, open_page, assert_accessible):
    page = open_page(MAP)

    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Kind").select_option("fact")
    page.get_by_role("button", name="Show", exact=True).click()

    expect(page.locator("#claim-c5")).to_be_visible()
    assert_accessible(page)


def test_every_state_is_accessible(bridge, open_everywhere, assert_accessible):
    page = open_everywhere(f"{MAP}?focus=c3")
    page.locator("#shortcuts summary").click()
    assert_accessible(page)

    page = open_everywhere(MAP)
    page.get_by_role("combobox").fill("title")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert_accessible(page)

    page = open_everywhere(f"{MAP}?depth=1")
    page.locator("#claim-c1 a.expand").click()
    expect(page.locator("#claim-c2")).to_be_visible()
    page.locator("#claim-c1 a:not(.expand, .collapse, .chip)").click()
    page.get_by_role("heading", name="Title of c1").wait_for()
    assert_accessible(page)

    assert_accessible(open_everywhere(f"{MAP}search/?q=title"))


def test_boxes_open_and_claims_are_found_without_javascript(bridge, open_page):
    page = open_page(MAP, javascript=False)

    page.locator("#claim-c2 a.expand").click()
    expect(page.locator("#claim-c3")).to_be_visible()
    page.get_by_role("searchbox", name="Find a claim").fill("c5")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name=re.compile("On the map ?: Title of c5")).click()

    expect(page.locator("#claim-c5")).to_be_visible()
    assert "focus=c5" in page.url
