"""How a debate looks when it is written."""

from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.extras import GREATEST_DEPTH
from argmap.core.records import About, Argument, Claim, Inference, Passage, Premise, Source
from argmap.formats.native import YAML
from argmap.formats.syntax import yaml_nodes
from argmap.formats.syntax.yaml_layout import Compact, Free, lay_out
from tests.formats.debates import debates, extras, texts


def make(**collections):
    return Debate(about=About(slug="beech-lane", question="Should it be closed?"), **collections)


def test_it_is_written_as_a_person_would():
    text = dedent("""\
        debate:
          slug: beech-lane
          question: Should it be closed?

        groups:
          school: The way to school

        claims:
          close:
            title: The lane should be closed
            kind: policy
            group: school
          safe:
            title: Children could cycle
            text: |-
              They do so in Mill Road.
              Why not here?
            tags: ["no", school]

        arguments:
          habit:
            title: They do it elsewhere
            inferences:
              habit/1:
                conclusion: close
                premises:
                  - safe
                  - {claim: close, role: "a: b", implicit: true}

        relations:
          safe-supports-close: {kind: supports, source: safe, target: close, weight: 0.5}

        actors:
          town: {name: Town council, kind: body}

        stances:
          town-close:
            actor: town
            position: conditional
            claim: close
            conditions: [{claim: close, must_be: out}, safe]
            said_on: 2024-05-06

        sources:
          survey: Traffic in the lane

        passages:
          p3: {source: survey, locator: 3, locator_kind: page}

        evidence:
          safe-p3: {claim: safe, passage: p3, kind: attests}
        """)
    reading = YAML.read(text.encode())
    assert reading.errors == ()

    written = YAML.write(reading.debate).decode()

    assert written == text


def test_records_stand_in_the_order_of_position():
    debate = make(claims=tuple(Claim(key=key, title=key, position=place) for key, place in (("a", 2), ("b", 0), ("c", 1))))

    written = YAML.write(debate).decode()

    assert written.endswith("claims:\n  b: b\n  c: c\n  a: a\n")


def test_a_position_that_is_not_the_place_in_the_file_is_written():
    debate = make(
        claims=(Claim(key="a", title="A"), Claim(key="b", title="B", tags=("x",)), Claim(key="c", title="C", position=9))
    )

    written = YAML.write(debate).decode()

    assert "  a: A\n  b:\n    title: B\n    position: 0\n    tags: [x]\n  c:\n    title: C\n    position: 9\n" in written


def test_a_long_line_is_folded():
    debate = make(claims=(Claim(key="a", title="A", text="word " * 30 + "end"),))

    written = YAML.write(debate).decode()

    assert "    text: >-\n      word word" in written
    assert max(len(line) for line in written.splitlines()) <= 106


@pytest.mark.parametrize(
    ("passage", "line"),
    [
        (Passage(key="p", source="s", exact="two", start=4, end=7, prefix="one ", suffix=" three"), "{source: s, exact: two}"),
        (Passage(key="p", source="s", exact="two", start=4, end=7), "{source: s, exact: two, start: 4, end: 7}"),
        (Passage(key="p", source="s", exact="two"), "{source: s, exact: two, start: null}"),
        (Passage(key="p", source="s", locator="2"), "{source: s, locator: 2}"),
    ],
)
def test_a_quote_tells_its_position_where_it_can(passage, line):
    debate = make(sources=(Source(key="s", title="S", text="one two three"),), passages=(passage,))

    written = YAML.write(debate).decode()

    assert written.endswith(f"passages:\n  p: {line}\n")
    assert YAML.read(written.encode()).debate == debate


def test_the_deepest_extra_that_a_debate_may_hold_comes_back():
    value = 1
    for _ in range(GREATEST_DEPTH):
        value = [value]
    premise = Premise(key="r/1/1", claim="a", extra={"x": value[0]})
    inference = Inference(key="r/1", conclusion="a", premises=(premise,))
    debate = make(claims=(Claim(key="a", title="A"),), arguments=(Argument(key="r", title="R", inferences=(inference,)),))

    reading = YAML.read(YAML.write(debate))

    assert reading.errors == ()
    assert reading.debate == debate


def test_a_name_too_long_for_a_plain_key_comes_back():
    debate = make(claims=(Claim(key="a", title="A", extra={"n" * 5000: {"m" * 2000: [1, {"x": "y"}]}}),))

    reading = YAML.read(YAML.write(debate))

    assert reading.debate == debate


@given(st.dictionaries(texts, st.one_of(extras, texts, st.lists(texts)), max_size=3))
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_any_other_yaml_reader_sees_the_same_free_values(loader, value):
    text = lay_out({"extra": Free(value)})

    assert yaml.load(text, Loader=loader) == {"extra": value}  # both loaders are safe ones


@given(st.lists(texts, min_size=1, max_size=4))
def test_texts_on_one_line_come_back(items):
    text = lay_out({"a": Compact(items), "b": {"c": Compact({item: item for item in items})}})

    read = yaml.load(text, Loader=yaml.BaseLoader)

    assert read == {"a": items, "b": {"c": {item: item for item in items}}}


@given(debates())
def test_pythons_own_yaml_reader_gives_the_same_debate(debate):
    written = YAML.write(debate)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_nodes, "_Loader", yaml.SafeLoader)
        reading = YAML.read(written)

    assert reading.debate == normalise(debate)


@given(debates())
def test_writing_what_was_read_gives_the_same_bytes(debate):
    written = YAML.write(debate)

    assert YAML.write(YAML.read(written).debate) == written
