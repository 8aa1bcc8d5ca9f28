"""Carneades' own examples: they are labelled as its engine and their authors do, and come back from what is written."""

import json

import pytest

from argmap.core.standing import evaluate
from argmap.formats.carneades import CARNEADES
from tests import cases
from tests.formats.carneades.files import write

CASES = cases.CASES / "carneades"
NAMES = ["jogging2", "linked-convergent", "risky-operation", "tandem", "tweety", "unreliable-witness"]
pytestmark = pytest.mark.cases


def read_case(name):
    reading = CARNEADES.read((CASES / f"{name}.yml").read_bytes())
    assert (reading.errors, reading.warnings) == ((), ())
    return reading.debate


@pytest.mark.parametrize("name", NAMES)
def test_it_is_labelled_as_its_engine_does(name):
    debate = read_case(name)

    labels = {key: label.value for key, label in evaluate(debate).labels.items()}

    expected = json.loads((CASES / f"{name}.expected.json").read_text())
    tests = debate.about.extra["carneades"]["tests"]
    assert labels == expected["engine_labels_4.3.1"]
    assert {key: label for label, keys in tests.items() for key in keys} == expected["author_expected"]


@pytest.mark.parametrize("name", NAMES)
def test_it_comes_back_from_what_is_written(name):
    debate = read_case(name)

    _, remainder = write(debate)

    assert (remainder, CARNEADES.read(CARNEADES.write(debate)).debate) == ({}, debate)
