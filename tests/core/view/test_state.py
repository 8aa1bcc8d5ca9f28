"""A view in an address: read, written, and refused."""

from urllib.parse import parse_qsl

import pytest

from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.view import View, read_view, write_view


@pytest.mark.parametrize(
    ("query", "view"),
    [
        ("", View()),
        ("focus=A1&depth=3&up=0", View(focus="A1", depth=3, up=0)),
        ("all=true", View(is_whole=True)),
        ("all=false&focus=&open=", View()),
        ("open=b&open=a&close=c", View(opened=("a", "b"), closed=("c",))),
        ("open=a&close=a&open=a", View(opened=("a",))),
        ("close=a&open=a&close=a", View(closed=("a",))),
        ("focus=e%CC%81", View(focus="é")),
        ("open=x%20y%26z%7E", View(opened=("x y&z~",))),
    ],
)
def test_an_address_is_read_and_written_again(query, view):
    assert read_view(parse_qsl(query, keep_blank_values=True)) == view
    assert read_view(parse_qsl(write_view(view))) == view


def test_an_address_says_nothing_of_what_goes_without_saying():
    assert write_view(View()) == ""
    assert write_view(View(up=3)) == ""
    assert write_view(View(focus="a", up=1, depth=2)) == "focus=a"


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("depth=9", "depth", "allowed are 0 to 8"),
        ("depth=-1", "depth", "allowed are 0 to 8"),
        ("up=two", "up", "allowed are 0 to 8"),
        ("depth=²", "depth", "allowed are 0 to 8"),
        ("all=1", "all", "allowed are true, false"),
        ("&".join(f"open={number}" for number in range(201)), "open", "at most 200 boxes"),
    ],
)
def test_what_a_view_cannot_be_is_refused_with_a_sentence(query, parameter, words):
    with pytest.raises(ViewpointError, match=words) as refused:
        read_view(parse_qsl(query))

    assert refused.value.parameter == parameter
