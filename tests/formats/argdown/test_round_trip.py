"""What is written reads back the same, whatever the debate holds."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.core.canonical import canonical_json, normalise
from argmap.core.debate import Debate
from argmap.core.records import About, Argument, Claim, Group, Inference, Premise
from argmap.formats.argdown import ARGDOWN
from tests.formats.debates import debates, make_key

CASES = [case["input"] for case in json.loads(Path(__file__).with_name("cases.json").read_text())]
SIGNS = (
    *"ab .:[]<>@#*_{}\\/-+(),;=1'\"~`!&é→😀\u00a0\n",
    *("  ", "// x", "/* y", "*/", "<!-- ", "--", "===", ":heart:", ".->.", "@[K]", "@<A>", "{a: 1}", " #t", "#(a b)", "(1) "),
    *("1. ", "**b**", "_i_", "[x](y)", "@include(z)", "http://a.b/c", "U.S.A. ", "...", "[K]: ", "<A>"),
)
slow = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    max_examples=100,
)
texts = st.lists(st.sampled_from(SIGNS), max_size=10).map("".join)


def check(debate):
    reading = ARGDOWN.read(ARGDOWN.write(debate))

    assert (reading.errors, reading.warnings) == ((), ())
    assert reading.debate == normalise(debate)
    assert canonical_json(reading.debate) == canonical_json(debate)


@slow
@given(debates())
def test_reading_what_was_written_gives_the_same_debate(debate):
    check(debate)


@slow
@given(texts, texts, texts, st.lists(st.sampled_from(["t", "a b", "é"]), max_size=2, unique=True))
def test_no_text_is_taken_for_argdown(text, title, key, tags):
    title, key = title if title.strip() else "?", make_key(text[:9] + key)
    scheme = text[:20]
    debate = Debate(
        about=About(slug="oats", question=title),
        groups=(Group(key=key, title=title, tags=tuple(tags)),),
        claims=(
            Claim(key=key, title=title, text=text, tags=tuple(tags), group=key),
            Claim(key=f"{key}2", title="K", text=title),
        ),
        arguments=(
            Argument(
                key=key,
                title=title,
                gist=text,
                inferences=(Inference(key="i", conclusion=key, scheme=scheme, premises=(Premise(key="p", claim=key),)),),
            ),
        ),
    )

    check(debate)


@pytest.mark.parametrize("text", CASES, ids=range(len(CASES)))
def test_a_file_that_was_read_and_written_reads_alike(text):
    check(ARGDOWN.read(text.encode()).debate)


@slow
@given(st.lists(st.sampled_from(sorted({line for text in CASES for line in text.split("\n")})), max_size=12).map("\n".join))
def test_any_lines_that_were_read_and_written_read_alike(text):
    debate = ARGDOWN.read(text.encode()).debate

    check(debate)
