"""Sources with their texts, and passages that find their quotes."""

import pytest

from argmap.core.anchor import CONTEXT_LENGTH
from argmap.formats.native import YAML, sources
from tests.formats.native.files import HEAD, list_errors, read_whole

TEXT = "The lane is narrow. The lane is old. It was paved in 1911."


def with_passage(passage, text=TEXT):
    return f"sources: {{s: {{title: S, text: {text}}}}}\npassages:\n  p: {passage}\n"


def test_a_quote_is_found_in_the_sources_text():
    debate = read_whole(with_passage("{source: s, exact: paved}"))

    (passage,) = debate.passages
    assert TEXT[passage.start : passage.end] == "paved"
    assert passage.prefix == TEXT[passage.start - CONTEXT_LENGTH : passage.start]
    assert passage.suffix == " in 1911."


def test_the_words_beside_a_quote_tell_it_from_its_like():
    debate = read_whole(with_passage('{source: s, exact: The lane is, suffix: " old"}'))

    assert debate.passages[0].start == TEXT.rindex("The lane is")


@pytest.mark.parametrize("position", ["start: null", "end: null", "start: 0, end: 3"])
def test_a_passage_that_tells_its_position_is_taken_as_it_is(position):
    debate = read_whole(with_passage(f"{{source: s, exact: The, {position}}}"))

    assert (debate.passages[0].prefix, debate.passages[0].suffix) == ("", "")


def test_a_quote_from_a_source_without_text_stays_without_position():
    debate = read_whole("sources: {s: S}\npassages: {p: {source: s, exact: anything}}")

    assert (debate.passages[0].exact, debate.passages[0].start) == ("anything", None)


def test_a_quote_is_found_however_its_accents_are_encoded():
    debate = read_whole(with_passage('{source: s, exact: "cafe\\u0301"}', text="The café is closed"))

    assert (debate.passages[0].exact, debate.passages[0].start) == ("café", 4)


@pytest.mark.parametrize(
    ("passage", "error"),
    [
        ("{source: s, exact: broad}", "the source's text does not hold the quote 'broad'"),
        (
            "{source: s, exact: The lane is}",
            'the quote "The lane is" stands in the source\'s text more than once; write prefix or',
        ),
        ('{source: s, exact: The lane is, suffix: " "}', 'the quote "The lane is" stands in the source\'s text more than once'),
        (
            "{source: s, exact: The lane is, suffix: wide}",
            'the quote "The lane is" stands in the source\'s text more than once',
        ),
    ],
)
def test_a_quote_that_is_absent_or_ambiguous_is_an_error_with_line_and_passage(passage, error):
    (found,) = list_errors(with_passage(passage))

    assert found.startswith('4:25: passages.p.exact: passage "p": ')
    assert error in found


def test_looking_quotes_up_ends_where_there_is_too_much_to_search(monkeypatch):
    monkeypatch.setattr(sources._Search, "limit", 100)

    errors = list_errors(with_passage("{source: s, exact: paved}") + "  q: {source: s, exact: old}\n")

    assert len(errors) == 1
    assert 'passage "q": there is too much text to look all quotes up; write start and end' in errors[0]


def test_a_quote_that_stands_everywhere_is_not_looked_at_everywhere():
    (found,) = list_errors(with_passage("{source: s, exact: a, prefix: a}", text="a" * 5000))

    assert 'the quote "a" stands in the source\'s text too often; write start and end' in found


def test_a_text_file_is_given_by_the_loader():
    asked = []

    def load(name):
        asked.append(name)
        return b"\xef\xbb\xbfOne.\r\nTwo.\r\n"

    debate = read_whole("sources: {s: {title: S, text_file: note.md}}\npassages: {p: {source: s, exact: Two}}", load)

    assert asked == ["note.md"]
    assert (debate.sources[0].text, debate.passages[0].start) == ("One.\nTwo.\n", 5)


@pytest.mark.parametrize("name", ["../a", "..", ".", "/etc/passwd", "a/b", "a\\b", "C:a", ".hidden", '"a\\nb"', "x" * 201])
def test_a_text_file_has_a_plain_name(name):
    def load(name):
        raise AssertionError(f"{name} must not be asked for")

    errors = list_errors(f"sources: {{s: {{title: S, text_file: {name}}}}}", load)

    assert "is no plain file name; the text has to lie beside this file" in errors[0]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (FileNotFoundError(2, "No such file or directory"), 'the file "a" cannot be read: No such file or directory'),
        (KeyError("a"), 'the file "a" cannot be read: there is no such file beside this one'),
        (b"a\xff", 'the file "a" is not UTF-8 (byte 2)'),
        (b"a\x07", 'the file "a" holds the character U+0007, which cannot be printed'),
        (b"x" * (sources.TEXT_LIMIT + 1), 'the file "a" is larger than 20,000,000 bytes'),
    ],
)
def test_a_text_file_that_cannot_be_used_is_an_error(content, error):
    def load(name):
        if isinstance(content, Exception):
            raise content
        return content

    (found,) = list_errors("sources: {s: {title: S, text_file: a}}", load)

    assert found == f"2:36: sources.s.text_file: {error}"


def test_without_a_loader_no_file_is_read():
    (found,) = list_errors("sources: {s: {title: S, text_file: a}}")

    assert 'no other file can be read here; write "a" out as text' in found


def test_a_source_has_its_text_once():
    (found,) = list_errors("sources: {s: {title: S, text: x, text_file: a}}", lambda name: b"y")

    assert "a source has text or a text_file, not both" in found


def test_a_text_file_is_written_inline_as_a_block():
    reading = YAML.read((HEAD + "sources: {s: {title: S, text_file: a}}").encode(), load=lambda name: b"One.\n\nTwo.\n")

    written = YAML.write(reading.debate).decode()

    assert "    text: |\n      One.\n\n      Two.\n" in written
