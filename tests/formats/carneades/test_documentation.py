"""docs/formats/carneades.md says what is so."""

import re
from pathlib import Path

from argmap.core.standing import evaluate
from argmap.formats.carneades import CARNEADES
from argmap.formats.carneades.words import BASIC_SCHEMES, STANDARDS, THEORY

PAGE = Path(__file__).parents[3].joinpath("docs/formats/carneades.md").read_text()
(EXAMPLE,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_example_is_read_without_a_word_and_stands_as_it_says():
    reading = CARNEADES.read(EXAMPLE.encode())

    labels = evaluate(reading.debate).labels
    tests = reading.debate.about.extra["carneades"]["tests"]
    assert (reading.errors, reading.warnings) == ((), ())
    assert {key: labels[key].value for keys in tests.values() for key in keys} == {
        key: label for label, keys in tests.items() for key in keys
    }


def test_what_cannot_be_carried_is_the_same_list():
    listed = tuple(line.removeprefix("- ") for line in PAGE.rsplit("changed:\n\n")[-1].splitlines())

    assert listed == CARNEADES.cannot_carry


def test_every_word_is_named():
    assert {word for word in (*STANDARDS, *BASIC_SCHEMES, *THEORY) if f"`{word}`" not in PAGE} == set()
