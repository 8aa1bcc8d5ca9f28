"""Handles of boxes: what is not shown, and the links that open and close."""

import pytest

from argmap.core.kinds import RelationKind
from argmap.render import MapOptions, render_map
from tests.render.debates import SVG, bridge, find_group, make_claims, make_debate, read_svg, read_text, relate

SHOWN = frozenset({"build", "jobs", "cost"})


def draw(debate=None, **options):
    return read_svg(render_map(debate or bridge(), options=MapOptions(claims=SHOWN, claim_link="/c/{key}", **options)))


def find_handle(root, key):
    """The last thing drawn in a claim's box, if that is a handle."""
    last = list(find_group(root, f"claim-{key}"))[-1]
    return last if last.get("class") in ("expand", "collapse") else None


def test_a_box_tells_how_many_reasons_are_not_shown_and_leads_to_them():
    handle = find_handle(draw(hidden={"build": (3, 12)}, expand_link="/m?open={key}#claim-{key}"), "build")

    assert handle.tag == f"{SVG}a"
    assert (handle.get("class"), handle.get("href")) == ("expand", "/m?open=build#claim-build")
    assert handle.get("aria-label") == handle.findtext(f"{SVG}title") == "3 reasons for, 12 against not shown: open"
    assert read_text(handle) == "+3 −12"


def test_numbers_that_have_no_room_are_shortened_and_told_in_full():
    handle = find_handle(draw(hidden={"build": (12_345, 100_000)}), "build")

    assert read_text(handle) == "+12k −…"
    assert handle.findtext(f"{SVG}title") == "12345 reasons for, 100000 against not shown: open"


def test_an_open_box_leads_to_the_map_without_its_reasons():
    root = draw(collapsible=frozenset({"build"}), collapse_link="/m?close={key}")

    handle = find_handle(root, "build")

    assert (handle.get("class"), handle.get("href")) == ("collapse", "/m?close=build")
    assert handle.get("aria-label") == "reasons shown: close"
    assert find_handle(root, "jobs") is None


def test_a_box_that_shows_some_of_its_reasons_leads_to_the_rest():
    root = draw(hidden={"build": (1, 0)}, expand_link="/o/{key}", collapsible=frozenset({"build"}), collapse_link="/m/{key}")

    assert find_handle(root, "build").get("href") == "/o/build"


def test_a_handle_without_a_link_still_tells():
    handle = find_handle(draw(hidden={"build": (0, 1)}), "build")

    assert handle.tag == f"{SVG}g"
    assert handle.findtext(f"{SVG}title") == "1 reason against not shown: open"


def test_the_box_itself_and_its_handle_are_two_links_beside_each_other():
    root = draw(hidden={"build": (1, 1)}, expand_link="/o/{key}")

    links = [link for link in find_group(root, "claim-build") if link.tag == f"{SVG}a" and link.get("class") != "chip"]

    assert [link.get("href") for link in links] == ["/c/build", "/o/build"]
    assert "+1" not in read_text(links[0])


@pytest.mark.parametrize("key", ['a"]; evil [URL="javascript:alert(1)', "<b>&\\N", "¬app(a1)"])
def test_any_key_has_a_handle(key):
    debate = make_debate(claims=make_claims("build", key), relations=(relate(RelationKind.SUPPORTS, key, "build"),))
    options = MapOptions(hidden={key: (1, 0)}, expand_link="/m?open={key}")

    links = [link.get("href") for link in read_svg(render_map(debate, options=options)).iter(f"{SVG}a")]

    assert links == [options.link_handle(key)]


def test_groups_of_claims_that_are_not_shown_are_left_out():
    ids = {group.get("id") for group in draw(hidden={"build": (0, 1)}).iter(f"{SVG}g")}

    assert "group-town" in ids
    assert "group-river" not in ids


def test_handles_are_explained_in_the_legend_where_there_are_some():
    texts = ["reasons for and against not shown" in read_text(draw(hidden=hidden)) for hidden in ({"build": (1, 0)}, {})]

    assert texts == [True, False]
