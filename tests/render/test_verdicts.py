"""Marks of what stands on boxes, in legends and in DOT."""

from argmap.core.reading.standing import Mark
from argmap.core.standing import Verdict
from argmap.render import MapOptions, render_map, write_dot
from tests.render.debates import bridge, find_group, read_svg, read_text

MARKS = {"build": Mark(Verdict.UNDECIDED), "cost": Mark(Verdict.IN), "jobs": Mark(Verdict.OUT, Verdict.IN)}


def draw(**options):
    return read_svg(render_map(bridge(), options=MapOptions(marks=MARKS, **options)))


def test_a_box_shows_the_verdict_by_shape_and_word():
    root = draw()

    assert read_text(find_group(root, "claim-build")).startswith("◐ undecided policy · ¶ 9, 12 Build")
    assert read_text(find_group(root, "claim-cost")).startswith("● in fact · 2 evidence It costs")


def test_a_changed_verdict_says_what_it_was():
    box = find_group(draw(), "claim-jobs")

    assert read_text(box).startswith("○ out, was in ")
    assert (box.get("data-verdict"), box.get("data-before")) == ("out", "in")
    assert "; out, was in" in box.findtext("{*}title")


def test_a_claim_without_a_mark_shows_none():
    box = find_group(draw(), "claim-flood")

    assert box.get("data-verdict") is None
    assert not {"●", "○", "◐"} & set(read_text(box).split()[0])


def test_the_legend_explains_the_marks_that_occur():
    legend = read_text(draw().find(".//{*}g[@class='legend']"))
    unmarked = read_text(read_svg(render_map(bridge())).find(".//{*}g[@class='legend']"))

    assert "● in: stands ○ out: does not stand ◐ undecided was …: changed" in legend
    assert "◐" not in unmarked
    assert "stands" not in unmarked


def test_dot_is_the_same_whatever_the_order_of_the_marks():
    backwards = dict(reversed(MARKS.items()))

    assert write_dot(bridge(), options=MapOptions(marks=MARKS)) == write_dot(bridge(), options=MapOptions(marks=backwards))
