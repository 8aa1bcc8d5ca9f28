import pytest

from argmap.render.measure import cut_text, measure_text, wrap_text


def test_a_wide_character_counts_as_two_narrow_ones():
    assert measure_text("日本", 10) == 2 * 10
    assert measure_text("日", 10) > 1.5 * measure_text("n", 10)


def test_marks_that_combine_take_no_room():
    assert measure_text("e\u0301", 10) == measure_text("e", 10) == measure_text("é", 10)


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
