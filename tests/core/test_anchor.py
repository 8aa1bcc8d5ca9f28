"""Finding a quote in its source's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.anchor import CONTEXT_LENGTH, anchor_passage
from argmap.core.checks import check_selectors
from argmap.core.records import Passage, Source

TEXT = "The bridge is old. The bridge is new. The bridge is 𝔬𝔩𝔡."


def make_passage(exact, **selectors):
    """A passage of the source "s"."""
    return Passage(key="p", source="s", exact=exact, **selectors)


def test_it_finds_the_quote_and_notes_what_stands_around_it():
    passage = anchor_passage(make_passage("bridge is new"), TEXT)

    assert (passage.start, passage.end) == (23, 36)
    assert (passage.prefix, passage.suffix) == (TEXT[:23], TEXT[36:])


def test_offsets_count_code_points():
    passage = anchor_passage(make_passage("𝔬𝔩𝔡"), TEXT)

    assert (passage.start, passage.end) == (52, 55)


@pytest.mark.parametrize(
    ("selectors", "start"),
    [({}, 0), ({"suffix": " new"}, 19), ({"prefix": "is new. "}, 38), ({"prefix": "nowhere", "suffix": "nowhere"}, 0)],
)
def test_of_several_places_it_takes_the_one_whose_surroundings_agree_best(selectors, start):
    passage = anchor_passage(make_passage("The bridge is", **selectors), TEXT)

    assert passage.start == start


def test_it_sees_places_that_overlap():
    passage = anchor_passage(make_passage("aa", suffix="b"), "aaab")

    assert passage.start == 1


def test_it_refuses_a_quote_that_the_text_does_not_hold():
    with pytest.raises(ValueError, match="does not hold the quote 'The bridge was'"):
        anchor_passage(make_passage("The bridge was"), TEXT)


def test_a_passage_without_a_quote_stays_as_it_is():
    passage = make_passage("", start=3, end=4)

    assert anchor_passage(passage, TEXT) == passage


@given(st.text(min_size=1), st.data())
def test_every_piece_of_a_text_is_found_where_check_and_anchor_agree(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = make_passage(text[start:end], prefix=text[max(0, start - CONTEXT_LENGTH) : start], suffix=text[end:])

    passage = anchor_passage(quote, text)

    assert list(check_selectors(passage, Source(key="s", title="T", text=text))) == []
    assert text[passage.start : passage.end] == quote.exact


@given(st.text(alphabet="ab", min_size=1), st.data())
def test_anchoring_again_changes_nothing(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    once = anchor_passage(make_passage(text[start : start + 2], suffix=text[start + 2 :]), text)

    assert anchor_passage(once, text) == once
