import pytest

from argmap.render.measure import cut_text, measure_text, wrap_text


def test_a_wide_character_counts_as_two_narrow_ones():
    assert measure_text("日本", 10) == 2 * 10
    assert measure_text("日", 10) > 1.5 * measure_text("n", 10)


def test_marks_that_combine_take_no_room():
    assert measure_text("e\u0301t", 10) == measure_text("et", 10) == measure_text("ét", 10)


@pytest.mark.parametrize("unit", ["e\u0301", "👩\u200d👩\u200d👧", "👍🏽", "🇲🇱", "❤\ufe0f", "कि"])
def test_what_is_one_character_to_a_reader_is_not_parted(unit):
    lines = wrap_text(unit * 20, 13, 100, lines=50)

    assert len(lines) > 1
    assert {line.replace(unit, "") for line in lines} == {""}
    assert cut_text(unit * 20, 13, 100).replace(unit, "") == "…"


@pytest.mark.parametrize("text", ["a" + "\u0301" * 500, "👩" + "\u200d👩" * 300])
def test_what_belongs_together_is_parted_where_it_is_wider_than_the_line(text):
    assert all(measure_text(line, 13) <= 200 for line in wrap_text(text, 13, 200, lines=100))


@pytest.mark.parametrize("text", ["☎", "❤\ufe0f", "1\ufe0f\u20e3", "⭐", "😀"])
def test_a_pictograph_has_as_much_room_as_the_widest_font_takes(text):
    assert measure_text(text, 10) >= 10


def test_what_no_font_has_is_as_wide_as_the_box_in_its_place():
    assert measure_text("\u0651\u0652", 100) >= 2 * 35
    assert measure_text("\u0378", 100) >= 35


def test_bold_is_wider():
    assert measure_text("wide", 10, bold=True) > measure_text("wide", 10)


@pytest.mark.parametrize("text", ["word " * 50, "x" * 500, "日本語" * 100, "👩" * 60, "a" + "b" * 150 + " c"])
def test_no_line_is_wider_than_asked_and_there_are_no_more_lines_than_asked(text):
    lines = wrap_text(text, 13, 200, lines=5)

    assert len(lines) <= 5
    assert all(measure_text(line, 13) <= 200 for line in lines)
    assert lines[-1].endswith("…")


def test_text_that_fits_is_left_alone():
    assert wrap_text("two words", 13, 200, lines=1) == ["two words"]
    assert cut_text("two words", 13, 200) == "two words"


def test_no_text_is_one_empty_line():
    assert wrap_text("  ", 13, 200, lines=3) == [""]
