"""Guided tours in the native format."""

import pytest

from argmap.core.kinds import End
from argmap.core.records import Stop, Tour
from argmap.formats.native.parsing import read_yaml
from argmap.formats.native.yaml_writer import write_yaml

HEAD = """
debate: {slug: b, question: "Q?"}
claims: {close: Close the lane}
arguments: {cost: {title: Cost}}
actors: {traders: {name: Traders, kind: organisation}}
"""
TOURS = """
tours:
  walk:
    title: A walk
    stops:
      - Look here.
      - {text: And there., focus: close, view: "open=close&lens=traders"}
      - {key: end, text: The end., focus: cost, focus_kind: argument, position: 7}
  run: A run
"""


def test_short_forms_are_read():
    debate = read_yaml((HEAD + TOURS).encode()).debate

    assert debate.tours == (
        Tour(key="run", title="A run", position=1),
        Tour(
            key="walk",
            title="A walk",
            stops=(
                Stop(key="end", text="The end.", focus="cost", focus_kind=End.ARGUMENT, position=7),
                Stop(key="walk/1", text="Look here."),
                Stop(
                    key="walk/2",
                    text="And there.",
                    focus="close",
                    focus_kind=End.CLAIM,
                    view="lens=traders&open=close",
                    position=1,
                ),
            ),
        ),
    )


def test_what_is_written_is_as_short_as_what_people_write():
    written = write_yaml(read_yaml((HEAD + TOURS).encode()).debate).decode()

    assert "    - Look here.\n" in written
    assert "focus_kind: claim" not in written
    assert "key: walk" not in written
    assert read_yaml(written.encode()).debate == read_yaml((HEAD + TOURS).encode()).debate


@pytest.mark.parametrize(
    ("stop", "sentence"),
    [
        ("{focus: close}", "text is missing"),
        ("{text: T, focus: nothing}", 'no claim has the key "nothing"'),
        ("{text: T, view: depth=12}", '"12" is no number of steps; allowed are 0 to 8'),
        ("{text: T, view: lens=pope}", 'lens names "pope", but the debate\'s actors have no such key'),
        ("{text: T, place: close}", 'there is no field "place" here'),
    ],
)
def test_an_error_stands_at_its_line(stop, sentence):
    errors = read_yaml(f"{HEAD}tours:\n  walk:\n    title: W\n    stops:\n      - {stop}\n".encode()).errors

    assert [(error.line, sentence in error.what) for error in errors] == [(10, True)]
