"""Whatever bytes come in, what comes out is a debate without a problem, and findings that can be shown; and it comes soon."""

import json
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.checks import find_problems
from argmap.formats.argdown import ARGDOWN

CASES = [case["input"] for case in json.loads(Path(__file__).with_name("cases.json").read_text())]
OURS = """\
===
title: x
argmap: {body: title, actors: [{key: a, name: A, kind: body}], stances: [{key: s, actor: a, claim: A, position: supports}]}
===

# G {argmap: {key: g}}

[A]: a {argmap: {kind: policy, extra: {x: [1]}}}
  + [B]: b {argmap: {link: {weight: 0.5}}}

<R>: r {argmap: {inferences: []}}

(1) [B] {argmap: {premise: {role: minor}}}
-- Rule {argmap: {key: i}} --
(2) [A]
"""
SCRAPS = (
    *"{}[]<>:-+_*#@\\=,.~\n\t\r\x00\x85\ufeffé\ud7ff",
    *("\n\n", "  ", "--", "----", "# ", "(1) ", "* ", "1. ", "@[", "@<", "//", "/*", "*/", "<!--", "-->", "===", "{a: 1}"),
    *(
        "{argmap: {key: 1}}",
        "{argmap: x}",
        "{argmap: {link: 1}}",
        "{uses: [9]}",
        "{? a: b}",
        "{&a: *a}",
        "><",
        "_>",
        "{\na: 1\n}",
    ),
    *("@include(a)", '{"arg\\u006dap": {"key": ""}}', "{isInGroup: true}", "===\nmodel: {explodeArguments: true}\n===\n\n"),
)


@st.composite
def damaged(draw):
    """A file with pieces cut out, doubled, moved, or put in."""
    text = draw(st.sampled_from([*CASES, OURS, OURS]))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 20)))
        other = draw(st.integers(0, len(text)))
        text = text[:start] + draw(st.sampled_from([*SCRAPS, text[other : other + 12], ""])) + text[end:]
    return text.encode()


def check(data):
    reading = ARGDOWN.read(data, load=lambda name: b"[I]: included\n")

    assert reading.debate is not None or reading.errors
    assert reading.debate is None or find_problems(reading.debate) == []
    assert msgspec.json.encode((reading.errors, reading.warnings))
    assert all(found.what and len(str(found)) < 1500 for found in (*reading.errors, *reading.warnings))


@settings(deadline=None, max_examples=1000)
@given(damaged())
def test_damaged_files_give_findings(data):
    check(data)


@settings(deadline=None, max_examples=700)
@given(st.lists(st.sampled_from(SCRAPS), max_size=20).map("".join))
def test_any_signs_give_findings(text):
    check(text.encode())


@settings(deadline=None, max_examples=300)
@given(st.binary())
def test_any_bytes_give_findings(data):
    check(data)


FAMILIES = {
    "open brackets": lambda n: "[" * n,
    "open angles": lambda n: "<" * n,
    "open braces": lambda n: "{ " * n,
    "braces in braces": lambda n: "{" * n + "}" * n,
    "data that is no YAML": lambda n: "{a: [} " * n,
    "quotes in braces": lambda n: "{" + ' "' * n,
    "bold": lambda n: "**a_b " * n,
    "open tags": lambda n: "#(" * n,
    "open links": lambda n: "[a](" * n,
    "links far off": lambda n: "[" * n + "](x)",
    "open comments": lambda n: "/*" * n,
    "mentions": lambda n: "@[" * n,
    "full stops": lambda n: ".a" * n,
    "hyphens": lambda n: "-" * n,
    "relations in a row": lambda n: "A\n" + "  + b\n" * n,
    "relations in each other": lambda n: "A\n" + "".join(" " * (place % 300 + 1) + "+ b\n" for place in range(n)),
    "premises": lambda n: "<A>\n\n" + "(1) p\n" * n + "----\n(2) c\n",
    "steps": lambda n: "<A>\n\n(1) p\n" + "----\n(2) c\n" * n,
    "inference without end": lambda n: "<A>\n\n(1) p\n" + "-- a\n" * n,
    "headings alike": lambda n: "# a\n\n" * n,
    "one title": lambda n: "[A]: b {x: 1}\n\n" * n,
    "long titles alike": lambda n: "".join(f"[{'x' * 250}{place}]: a\n\n" for place in range(n)),
    "tags": lambda n: "a " + " ".join(f"#t{place}" for place in range(n)),
    "frontmatter": lambda n: "===\n" * n,
    "attacks on premises": lambda n: (
        "<A>\n\n" + "".join(f"({place}) [p{place}]\n" for place in range(n)) + "----\n(0) c\n\n"
        + "".join(f"[q{place}]\n  -> <A>\n  -> [p{place}]\n\n" for place in range(n))
    ),
}  # fmt: skip


def time_reading(text):
    """The least processor time that three readings of the text take."""
    data, seconds = text.encode(), []
    for _ in range(3):
        started = time.process_time()
        ARGDOWN.read(data)
        seconds.append(time.process_time() - started)
    return min(seconds)


@pytest.mark.parametrize("family", FAMILIES)
def test_four_times_the_text_takes_about_four_times_the_time(family):
    count = 250
    while time_reading(FAMILIES[family](count)) < 0.01 and count < 30_000:
        count *= 2

    once, more = time_reading(FAMILIES[family](count)), time_reading(FAMILIES[family](count * 4))

    # Sixteen would be quadratic; a busy machine makes single measurements doubtful.
    assert more / once < 10


@pytest.mark.parametrize(
    "text",
    [
        "A\n" + "".join(f"{' ' * level}+ b\n" for level in range(1, 3_000)),
        "[A]: " + "*_" * 10_000 + "a",
        "[A]: a {x: " + "[" * 10_000 + "]" * 10_000 + "}\n",
        "===\nx: " + "[" * 10_000 + "]" * 10_000 + "\n===\n\n[A]: a\n",
        "".join(f"{'#' * level} a\n\n" for level in range(1, 2_000)),
        "===\na: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(100)) + "===\n\n[A]: a\n",
    ],
    ids=["relations", "markup", "data", "frontmatter", "headings", "aliases"],
)
def test_what_is_nested_without_end_is_read_or_refused_cleanly(text):
    check(text.encode())


def test_deep_relations_are_read_whole():
    depth = 3_000
    text = "A\n" + "".join(f"{' ' * level}+ b\n" for level in range(1, depth))

    debate = ARGDOWN.read(text.encode()).debate

    assert len(debate.relations) == depth - 1
    assert ARGDOWN.read(ARGDOWN.write(debate)).debate == debate


def test_a_file_beyond_the_limit_is_refused_unread():
    reading = ARGDOWN.read(b"a" * (ARGDOWN.limit + 1))

    assert reading.debate is None
    assert reading.errors[0].what == f"the file has {ARGDOWN.limit + 1:,} bytes; allowed are {ARGDOWN.limit:,}"


def test_includes_cannot_grow_beyond_the_limit():
    big = b"x" * (ARGDOWN.limit // 2)
    reading = ARGDOWN.read(b"@include(a) @include(b) @include(c)", load=lambda name: big)

    assert reading.debate is None
    assert "with all that it includes" in reading.errors[0].what
