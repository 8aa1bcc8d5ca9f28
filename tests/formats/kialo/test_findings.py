"""What is wrong with a file is told with its place, and the rest is read."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats.kialo import KIALO
from argmap.formats.kialo.reader import SIZE_LIMIT

START = "Discussion Name:\nq\n\n1. Thesis:\nA\n\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "says", "claims"),
    [
        (START + "  1.1. Pro:\n  B\n\n  1.1. Con:\n  C\n", 10, 3, "1.1. stands in line 7 already", 2),
        (START + "    1.1.1. Pro:\n    B\n", 7, 5, "1.1.1. hangs on 1.1., which is not there", 1),
        (START + "  1.1. Pro:\n  -> See 1.7.\n", 7, 3, "at no claim of this file", 1),
        (START + "  1.1. Pro:\n  -> See 1.2.\n\n  1.2. Pro:\n  -> See 1.1.\n", 7, 3, "at no claim of this file", 1),
        ("Discussion Name:\nq\n\n1. Question:\nQ?\n\n  1.1. Thesis:\n  -> See 1.\n", 7, 3, "only a Pro or a Con can point", 0),
        (
            "Discussion Name:\nq\n\n1. Question:\nQ?\n\n  1.1. Thesis:\n  A\n\n2. Question:\nR?\n",
            10,
            1,
            "a discussion has one question",
            1,
        ),
    ],
)
def test_an_error_says_what_and_where_and_the_rest_is_read(text, line, column, says, claims):
    reading = KIALO.read(text.encode())

    assert (reading.errors[0].line, reading.errors[0].column) == (line, column)
    assert says in reading.errors[0].what
    assert len(reading.debate.claims) == claims


@pytest.mark.parametrize(
    ("text", "line", "says", "done"),
    [
        (START + "  1.2. Pro:\n  B\n", 7, "1.1. is wanted here, not 1.2.", "read on"),
        (START + "  1.1. Thesis:\n  B\n", 7, "neither Pro nor Con", "read as a claim"),
        (START.replace("Thesis", "Pro"), 4, "hangs on no claim", "read as a thesis"),
        (START + "  1.1. Pro:\n\n", 7, "1.1. has no text", "called by its number"),
        (START + "Sources:\n[1] https://example.org\n", 0, "1 of 1 sources have no mark", "kept"),
        (START.replace("A\n", "A\x07\x00\n"), 0, "the first of them U+0007", "all 2 of them"),
        (
            "Discussion Name:\nq\n\n1. Question:\nQ [1]?\n\nSources:\n[1] https://example.org\n",
            4,
            "the question cites sources",
            "kept as sources",
        ),
        (f"Discussion Name:\n{'q' * 501}\n\n1. Thesis:\nA\n", 1, "501 characters", "cut to 500"),
    ],
)
def test_what_is_read_otherwise_than_it_is_written_is_told(text, line, says, done):
    reading = KIALO.read(text.encode())

    assert reading.errors == ()
    assert reading.warnings[0].line == line
    assert says in reading.warnings[0].what
    assert done in reading.warnings[0].done


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no Kialo export"),
        (b"hello", "no Kialo export"),
        (b"Discussion Name:\nq\n", "there is no claim in it"),
        (b"Discussion Title: q", "there is no claim in it"),
        (b"Discussion Title: \xff", "not UTF-8"),
        (b"PK\x03\x04", "no Kialo export"),
    ],
)
def test_a_file_without_a_discussion_is_one_sentence(data, says):
    reading = KIALO.read(data)

    assert reading.debate is None
    assert [says in error.what for error in reading.errors] == [True]


def test_a_file_beyond_the_limit_is_refused():
    reading = KIALO.read(b" " * (SIZE_LIMIT + 1))

    assert "allowed are 20,000,000" in reading.errors[0].what


def test_a_number_without_end_is_an_error_and_no_key():
    reading = KIALO.read(f"{START}{'1.' * 200} Pro:\nB\n".encode())

    assert "allowed are 200" in reading.errors[0].what
    assert len(reading.debate.claims) == 1


def test_a_thousand_mistakes_are_told_as_a_hundred():
    reading = KIALO.read((START + "  2.1. Pro:\n  B\n\n" * 1000).encode())

    assert len(reading.errors) == 101
    assert reading.errors[-1].what == "these are the first 100; there are more"


PIECES = (
    "Discussion Name:\n",
    "Discussion Title: q\n",
    "1. Thesis:\n",
    "1. Question:\n",
    "1. text\n",
    "  1.1. Pro:\n",
    "1.1. Con: ",
    "-> See 1.1.\n",
    "-> See 1.\n",
    "[1] ",
    "[a](http://b.c)",
    "\\[",
    "Sources:\n",
    '"',
    "\n",
    "\r\n",
    "\x00",
    "e\u0301",
)


@settings(max_examples=2000, deadline=None)
@given(
    data=st.binary(max_size=100)
    | st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map(
        lambda parts: "".join(parts).encode(errors="replace")
    )
)
def test_no_bytes_make_the_reader_raise(data):
    reading = KIALO.read(data)

    assert reading.debate is not None or reading.errors
    if reading.debate and not reading.errors:
        assert KIALO.read(KIALO.write(reading.debate)).errors == ()


def make_wide(count):
    return (
        START + "".join(f"  1.{number}. Pro:\n  text [{number}] (and) more\n\n" for number in range(1, count)) + sources(count)
    )


def sources(count):
    return "Sources:\n" + "".join(f'[{number}] https://example.org/{number}\n"q"\n' for number in range(1, count))


FAMILIES = {
    "claims": make_wide,
    "links": lambda count: (
        START + "  1.1. Pro:\n  B\n" + "".join(f"  1.{n}. Con:\n  -> See 1.{n - 1}.\n" for n in range(2, count))
    ),
    "lines": lambda count: START + "  more\n" * count,
    "one line": lambda count: START + "[" * count * 20,
    "half links": lambda count: START + "[](" * count * 10,
    "escapes": lambda count: START + "[" + "\\[" * count * 10 + "](" + "\\(" * count * 10,
    "marks": lambda count: START + "[1]" * count * 10 + "\n\n" + sources(count),
    "dots": lambda count: START + "1." * count * 20,
    "blank": lambda count: START + " " * count * 20 + "\n" * count * 10,
    "quotes": lambda count: START + "Sources:\n[1] https://example.org\n" + 'a"\n' * count,
    "accents": lambda count: START + "e\u0301" * count * 10,
}


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_twice_the_input_takes_at_most_two_and_a_half_times_as_long(family):
    small, large = family(1_000).encode(), family(2_000).encode()

    # Other processes may slow one measurement down, not five of five.
    is_linear = any(measure(large) <= 2.5 * measure(small) for _ in range(5))

    assert is_linear


def measure(data):
    """The fastest of three readings, in seconds; what is quicker than the clock can tell counts as a millisecond."""
    times = []
    for _ in range(3):
        start = time.process_time()
        KIALO.read(data)
        times.append(time.process_time() - start)
    return max(min(times), 0.001)
