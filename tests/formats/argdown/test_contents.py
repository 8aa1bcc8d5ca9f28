"""Texts: what is plain in them, and what is Argdown's."""

import pytest

from tests.formats.argdown.files import list_texts, read, read_clean


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("one\n  two\nthree", "one two three"),
        ("one.  two", "one. two"),
        ("one  two", "one  two"),
        ("one /* x */ two // three", "one two"),
        ("see http://a.b/c", "see http:"),
        ("see [http://a.b/c](http://a.b/c).", "see http://a.b/c."),
        ("_a_ **b** *c __d__*, (*e*)", "a b c d, (e)"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("\\*a\\* \\[b\\] \\:heart:", "*a* [b] :heart:"),
        (":heart: .->. U.S.A. :none:", "❤ → U.S.A. :none:"),
        ("a:b{c}d", "a:b{c}d"),
        ("@[A](b) and @<C>.", "@[A](b) and @<C>."),
        ("a [b\nc](d) e", "a b c e"),
        ("#a #(b c) #ü. \\#d", "#a #(b c) #ü. #d"),
        ("- a - b -- c", "- a - b -- c"),
        ("a ] b > c } d )", "a ] b > c } d )"),
        ("a\\", "a\\"),
    ],
)
def test_a_text_is_read_plain(written, text):
    assert list_texts(read(f"[T]: {written}\n").debate)["T"] == text


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("a #b-c d", ("b-c",)),
        ("#(b c) #d #d", ("b c", "d")),
        ("a #(b\n  c) d", ("b c",)),
        ("a \\#b", ()),
        ("a # b #()", ()),
        ("a_#b_", ("b_",)),
    ],
)
def test_tags_are_read(written, tags):
    assert read(f"[T]: {written}\n").debate.claims[0].tags == tags


def test_tags_can_be_kept_out_of_texts():
    debate = read_clean("===\nmodel: {removeTagsFromText: true}\n===\n\n[A]: one #b two #(c d)\n")

    (claim,) = debate.claims
    assert (claim.text, claim.tags) == ("one two", ("b", "c d"))


def test_tags_of_all_members_are_put_together():
    debate = read_clean("[A]: one #b\n\n[A] #c #(d e)\n\n<X> #f\n")

    assert debate.claims[0].tags == ("b", "c", "d e")
    assert debate.arguments[0].tags == ("f",)


def test_a_file_brings_shortcodes_of_its_own():
    debate = read_clean(
        '===\nmodel: {shortcodes: {":oats:": {unicode: "🌾"}, "bad": {unicode: "x"}}}\n===\n\n[A]: :oats: bad\n'
    )

    assert debate.claims[0].text == "🌾 bad"


def test_braces_with_text_behind_them_are_text():
    reading = read("[A]: the set {1, 2} is small\n")

    assert list_texts(reading.debate) == {"A": "the set {1, 2} is small"}
    assert reading.debate.claims[0].extra == {}


def test_data_with_text_behind_it_is_data_still():
    (claim,) = read("[A]: one {x: 1} two\n").debate.claims

    assert claim.text == "one two"
    assert claim.extra["argdown"]["data"] == {"x": 1}


def test_a_text_that_says_more_than_its_words_is_kept_as_it_is_written():
    (claim,) = read_clean("[A]: one *two* [three](http://x.y) /* no */\nfour\n").claims

    assert claim.text == "one two three four"
    assert claim.extra["argdown"]["members"] == ["one *two* [three](http://x.y) four"]


def test_all_texts_under_a_title_are_kept_the_canonical_one_last():
    (claim,) = read_clean("[A]: one {isCanonical: true}\n\n[A]: two\n\n[A]: two\n").claims

    assert claim.text == "one"
    assert claim.extra["argdown"] == {"data": {"isCanonical": True}, "members": ["two", "one"]}
