"""The map moved by hand in a real browser: dragged, zoomed by wheel and fingers, lit by its legend; and what Back undoes."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_map import place_of
from tests.web.test_map import MAP, make_bridge

# Resolves once the map rests.
REST = """() => new Promise(rests => {
    const look = () => document.querySelector(".stage.moving") ? requestAnimationFrame(look) : rests();
    requestAnimationFrame(() => requestAnimationFrame(look));
})"""
READ_LINK = "#claim-c1 a:not(.expand, .collapse, .chip)"


@pytest.fixture
def bridge(transactional_db):
    return make_bridge(public=True)


def turn_wheel(page, x, y, delta):
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, delta)
    page.keyboard.up("Control")
    page.evaluate(REST)


def test_the_wheel_with_ctrl_zooms_around_the_pointer_and_keeps_the_page_as_it_is(bridge, open_page):
    page = open_page(MAP)
    before = place_of(page, "c0")

    turn_wheel(page, before["x"] + 4, before["y"] + 4, 200)
    after = place_of(page, "c0")

    assert after["width"] == pytest.approx(before["width"] * 0.67, rel=0.02)
    assert (after["x"], after["y"]) == pytest.approx((before["x"] + 4 * 0.33, before["y"] + 4 * 0.33), abs=1)
    assert page.evaluate("[visualViewport.scale, document.scrollingElement.scrollLeft]") == [1, 0]


def test_a_mouse_drags_the_map_and_what_it_is_dragged_by_is_not_read(bridge, open_page):
    page = open_page(f"{MAP}?all=true")
    page.get_by_role("button", name="Zoom in").click(click_count=3)
    page.evaluate(REST)
    box = page.locator("#claim-c1")
    box.scroll_into_view_if_needed()
    before = box.bounding_box()

    page.mouse.move(before["x"] + 20, before["y"] + 20)
    page.mouse.down()
    page.mouse.move(before["x"] - 60, before["y"] + 20, steps=4)
    page.mouse.up()

    assert box.bounding_box()["x"] == pytest.approx(before["x"] - 80, abs=2)
    expect(page.get_by_role("complementary")).to_have_count(0)


def test_two_fingers_zoom_the_map_around_the_point_between_them(bridge, chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, viewport={"width": PHONE, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(MAP)
    page.locator("#claim-c0").scroll_into_view_if_needed()
    before = place_of(page, "c0")
    x, y = before["x"] + 40, before["y"] + 20
    touch = page.context.new_cdp_session(page)

    for kind, apart in (("touchStart", 40), ("touchMove", 60), ("touchMove", 80)):
        fingers = [{"x": x - apart / 2, "y": y, "id": 0}, {"x": x + apart / 2, "y": y, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
    page.evaluate("() => new Promise(requestAnimationFrame)")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.evaluate(REST)
    after = place_of(page, "c0")
    scale = page.evaluate("visualViewport.scale")
    context.close()

    assert after["width"] == pytest.approx(2 * before["width"], rel=0.02)
    assert (after["x"], after["y"]) == pytest.approx((x - 2 * 40, y - 2 * 20), abs=2)
    assert scale == 1


def test_the_legend_lights_what_has_a_sign_and_the_address_says_so(bridge, open_page):
    page = open_page(MAP)
    page.get_by_text("Legend", exact=True).click()
    entry = page.get_by_role("button", name=re.compile("attacks: a dashed"))

    entry.press("Enter")
    expect(entry).to_have_attribute("aria-pressed", "true")
    again = open_page(page.url)
    page.go_back()
    expect(entry).to_have_attribute("aria-pressed", "false")

    chosen = again.locator(".argmap.choosing .node.chosen").evaluate_all("boxes => boxes.map(box => box.id).sort()")
    assert chosen == ["claim-against", "claim-c0"]
    expect(page.locator(".argmap.choosing")).to_have_count(0)


def test_what_is_read_is_in_the_address_and_back_and_forward_lead_through_it(bridge, open_page):
    page = open_page(MAP)
    panel = page.get_by_role("complementary")

    page.locator(READ_LINK).press("Enter")
    expect(panel.get_by_role("heading", name="Title of c1")).to_be_focused()
    again = open_page(page.url)
    page.go_back()
    expect(panel).to_have_count(0)
    page.go_forward()

    expect(panel.get_by_role("heading", name="Title of c1")).to_be_visible()
    expect(again.get_by_role("complementary").get_by_role("heading", name="Title of c1")).to_be_visible()


def test_back_and_a_reload_find_the_map_where_it_was_left(bridge, open_page):
    page = open_page(MAP, width=PHONE)
    page.get_by_role("button", name="Zoom in").click()
    page.locator("#map-box").evaluate("box => box.scrollTo(60, 10)")
    left = place_of(page, "c0")

    page.locator("#extent a", has_text="Whole map").click()
    expect(page.locator("#claim-c5")).to_be_attached()
    page.go_back()
    expect(page.locator("#claim-c5")).to_have_count(0)

    expect(page.locator(".zoom output")).to_have_text("125 %")
    assert place_of(page, "c0") == pytest.approx(left, abs=2)
    page.reload()
    assert place_of(page, "c0")["width"] == pytest.approx(left["width"], abs=1)


def test_letters_are_keys_in_the_map_alone_and_one_leads_to_search(bridge, open_page):
    page = open_page(MAP)
    page.locator("#claim-c2 a:not(.expand, .collapse, .chip)").focus()

    page.keyboard.press("o")
    expect(page.locator("#claim-c3")).to_be_visible()
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Find a claim")
    expect(field).to_be_focused()
    page.keyboard.type("o+?")

    expect(field).to_have_value("o+?")
    expect(page.locator(".zoom output")).to_have_text("100 %")


def test_the_small_picture_takes_the_map_along_and_steps_aside_for_the_focus(bridge, open_page):
    page = open_page(f"{MAP}?all=true")
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    page.evaluate(REST)
    small = page.locator(".overview").bounding_box()

    page.mouse.move(small["x"] + 8, small["y"] + small["height"] / 2)
    page.mouse.down()
    page.mouse.move(small["x"] + small["width"] - 6, small["y"] + small["height"] / 2, steps=3)
    page.mouse.up()

    assert page.evaluate("document.getElementById('map-box').scrollLeft") > 300


def test_filters_and_the_legend_work_without_javascript(bridge, open_page):
    page = open_page(MAP, javascript=False)

    page.get_by_text("Legend", exact=True).click()
    page.get_by_role("link", name=re.compile("attacks: a dashed")).click()
    expect(page.locator("#claim-against[data-found]")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Without: Reason that attacks")).click()
    expect(page.locator("[data-found]")).to_have_count(0)
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Entered or changed since").fill("2199")
    page.get_by_role("button", name="Show", exact=True).click()

    expect(page.get_by_text("No claim of this debate has all of that.")).to_be_visible()
