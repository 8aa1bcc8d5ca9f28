import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.reading.marks import Part, mark_passages
from argmap.core.records import Passage


def passage(key, start, end):
    return Passage(key=key, source="s", start=start, end=end)


def write(pieces):
    signs = {Part.OPEN: "<{}>", Part.REOPEN: "<+{}>", Part.PAUSE: "</+{}>", Part.CLOSE: "</{}>"}
    return "".join(piece.text if piece.part is Part.TEXT else signs[piece.part].format(piece.passage) for piece in pieces)


@pytest.mark.parametrize(
    ("passages", "written"),
    [
        ([], "abcdef"),
        ([passage("p", 0, 6)], "<p>abcdef</p>"),
        ([passage("p", 1, 2), passage("q", 2, 3)], "a<p>b</p><q>c</q>def"),
        ([passage("p", 1, 5), passage("q", 2, 3)], "a<p>b<q>c</q>de</p>f"),
        ([passage("p", 1, 4), passage("q", 2, 6)], "a<p>b<q>cd</+q></p><+q>ef</q>"),
        ([passage("p", 1, 3), passage("q", 1, 3)], "a<p><q>bc</q></p>def"),
        ([passage("inner", 1, 3), passage("outer", 1, 5)], "a<outer><inner>bc</inner>de</outer>f"),
        ([passage("beyond", 4, 9), passage("nowhere", None, None)], "abcdef"),
    ],
)
def test_passages_are_marked_however_they_lie(passages, written):
    assert write(mark_passages("abcdef", passages)) == written


places = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(places, max_size=12))
def test_marks_nest_and_cover_what_the_passages_cover(pairs):
    text = "".join(chr(ord("a") + place % 26) for place in range(30))
    passages = [passage(str(number), start, end) for number, (start, end) in enumerate(pairs)]

    pieces = mark_passages(text, passages)

    assert "".join(piece.text for piece in pieces) == text
    opened, covered = [], {one.key: "" for one in passages}
    for piece in pieces:
        if piece.part in (Part.OPEN, Part.REOPEN):
            opened.append(piece.passage)
        elif piece.part in (Part.CLOSE, Part.PAUSE):
            assert opened.pop() == piece.passage
        for key in opened:
            covered[key] += piece.text
    assert opened == []
    assert covered == {one.key: text[one.start : one.end] for one in passages}
    assert sorted(piece.passage for piece in pieces if piece.part is Part.OPEN) == sorted(covered)
