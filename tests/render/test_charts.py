"""The bar chart of claims by support and opposition."""

from xml.etree import ElementTree

import pytest

from argmap.core.kinds import Position
from argmap.render import Format, draw_sketch
from argmap.render.charts import MOST_BARS, Bar, sketch_chart

SVG = "{http://www.w3.org/2000/svg}"


def draw(bars, **options):
    return ElementTree.fromstring(draw_sketch(sketch_chart(bars, question="Dredge?", **options)))


def list_texts(svg):
    return [text.text.strip("\u00a0 ") for text in svg.iter(f"{SVG}text")]


def measure_bars(svg, role):
    """The widths of what is filled with a colour."""
    drawn = [one for one in svg.iter(f"{SVG}polygon") if f"fill-{role}" in one.get("class", "").split()]
    points = [[float(point.split(",")[0]) for point in one.get("points").split()] for one in drawn]
    return [max(places) - min(places) for places in points]


def test_each_claim_has_its_counts_beside_its_bars():
    bar = Bar(title="Wait a year", counts={Position.SUPPORTS: 3, Position.CONDITIONAL: 1, Position.OPPOSES: 2})

    texts = list_texts(draw([bar]))

    assert {"Wait a year", "+3 ±1", "−2"} <= {*texts}


def test_bars_are_as_long_as_there_are_actors():
    bars = [Bar(title="a", counts={Position.SUPPORTS: 1}), Bar(title="b", counts={Position.SUPPORTS: 4, Position.OPPOSES: 2})]

    svg = draw(bars)

    short, long = sorted(measure_bars(svg, "support"))
    (against,) = measure_bars(svg, "attack")
    assert long == pytest.approx(4 * short, rel=0.1)
    assert against == pytest.approx(2 * short, rel=0.1)


def test_a_page_writes_the_question_itself():
    bar = Bar(title="Wait a year", counts={Position.SUPPORTS: 1})

    assert "Dredge?" in list_texts(draw([bar]))
    assert "Dredge?" not in list_texts(draw([bar], is_alone=False))


@pytest.mark.parametrize("title", ["</TD>", "a\\N", "<b>x</b>"])
def test_titles_are_nothing_but_text(title):
    assert title in list_texts(draw([Bar(title=title, counts={Position.OPPOSES: 1})]))


def test_no_more_bars_are_drawn_than_can_be_read():
    bars = [Bar(title=f"claim {number}.", counts={Position.SUPPORTS: 1}) for number in range(MOST_BARS + 1)]

    texts = list_texts(draw(bars))

    assert f"claim {MOST_BARS - 1}." in texts
    assert f"claim {MOST_BARS}." not in texts


def test_it_is_drawn_as_png():
    sketch = sketch_chart([Bar(title="Wait", counts={Position.SUPPORTS: 1})], question="Dredge?")

    assert draw_sketch(sketch, format=Format.PNG).startswith(b"\x89PNG")
