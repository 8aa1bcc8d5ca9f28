"""docs/formats/argdown.md says what is so."""

import re
from pathlib import Path

import pytest

from argmap.core.debate import COLLECTIONS
from argmap.formats.argdown import ARGDOWN
from argmap.formats.argdown.own import COLLECTIONS as LISTED

PAGE = Path(__file__).parents[3].joinpath("docs/formats/argdown.md").read_text()
EXAMPLES = re.findall(r"^```argdown\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_is_read_without_a_word(example):
    reading = ARGDOWN.read(example.encode())

    assert (reading.errors, reading.warnings) == ((), ())


def test_the_examples_hold_every_kind_of_record():
    debates = [ARGDOWN.read(example.encode()).debate for example in EXAMPLES]

    assert {name for debate in debates for name, records in debate.collections() if records} == set(COLLECTIONS)


def test_every_collection_in_the_frontmatter_is_named():
    assert {name for name in LISTED if f"`{name}`" not in PAGE} == set()


def test_every_example_comes_back_from_writing():
    debates = [ARGDOWN.read(example.encode()).debate for example in EXAMPLES]

    assert [ARGDOWN.read(ARGDOWN.write(debate)).debate for debate in debates] == debates


def test_argdown_carries_whole_debates():
    assert ARGDOWN.cannot_carry == ()
    assert "Reading what was written gives the same debate, whatever it holds." in PAGE
