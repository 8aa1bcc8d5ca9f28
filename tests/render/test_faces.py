"""A picture that stands alone brings our font, and no more of it than it needs."""

import pytest
from msgspec.structs import replace

from argmap.render import MapOptions, render_map
from argmap.render.faces import list_hashes
from argmap.render.measure import measure_text
from tests.render.debates import SVG, bridge, hash_style, make_claims, make_debate, read_svg

ON_A_PAGE = MapOptions(with_title=False, with_legend=False)


def draw(title, options):
    claim = replace(make_claims("a")[0], title=title)
    return read_svg(render_map(make_debate(claims=(claim,)), options=options))


def count_styles(title):
    return len(draw(title, MapOptions(with_legend=False)).findall(f"{SVG}style"))


@pytest.mark.parametrize(
    ("title", "more"),
    [("Crème brûlée", 0), ("Čeština", 1), ("Ναι", 1), ("Нет", 1), ("Čeština или ελληνικά", 3), ("日本語", 0), ("a\u0301", 0)],
)
def test_a_picture_brings_the_parts_of_the_font_that_its_text_is_written_in(title, more):
    assert count_styles(title) == count_styles("Plain") + more


def test_every_style_is_one_that_the_policy_lists():
    styles = read_svg(render_map(bridge())).findall(f"{SVG}style")

    assert len(styles) == 2
    assert {hash_style(style) for style in styles} <= set(list_hashes())


def test_a_map_on_a_page_brings_no_font_and_leaves_its_text_alone():
    root = draw("Plain", ON_A_PAGE)

    assert root.findall(f"{SVG}style") == []
    assert not any("textLength" in text.attrib for text in root.iter(f"{SVG}text"))


def test_text_that_stands_alone_is_as_wide_as_in_our_font_whatever_it_is_drawn_in():
    texts = {text.text: text for text in draw("Fish & chips", MapOptions()).iter(f"{SVG}text")}

    width = float(texts["Fish & chips"].get("textLength"))

    assert width == pytest.approx(measure_text("Fish & chips", 13), abs=0.06)


def test_text_whose_width_is_not_known_is_not_stretched():
    texts = [text for text in draw("日本", MapOptions()).iter(f"{SVG}text") if text.text == "日本"]

    assert len(texts) == 1
    assert "textLength" not in texts[0].attrib
