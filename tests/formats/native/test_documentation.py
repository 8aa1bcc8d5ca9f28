"""docs/formats/native.md says what is so."""

import re
from pathlib import Path

import pytest

from argmap.core import kinds
from argmap.core.debate import COLLECTIONS
from argmap.formats.native import YAML

PAGE = Path(__file__).parents[3].joinpath("docs/formats/native.md").read_text()
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_is_read_without_a_word(example):
    reading = YAML.read(example.encode(), load=lambda name: b"The minutes.\n")

    assert (reading.errors, reading.warnings) == ((), ())


def test_the_examples_hold_every_kind_of_record():
    debates = [YAML.read(example.encode(), load=lambda name: b"").debate for example in EXAMPLES]

    assert {name for debate in debates for name, records in debate.collections() if records} == set(COLLECTIONS)


def test_every_word_that_a_field_may_hold_is_named():
    words = {
        word.value
        for enum in (kinds.ClaimKind, kinds.ActorKind, kinds.AffiliationKind, kinds.Position, kinds.Act, kinds.StanceBasis,
                     kinds.EvidenceKind, kinds.LocatorKind, kinds.Weighing, kinds.ProofStandard, kinds.Basis, kinds.End,
                     kinds.RelationKind, kinds.Profile)
        for word in enum
    }  # fmt: skip

    assert {word for word in words if f"`{word}`" not in PAGE and f": {word}" not in PAGE} == set()


def test_the_keys_that_the_page_promises_are_made():
    debates = [YAML.read(example.encode(), load=lambda name: b"").debate for example in EXAMPLES]

    keys = {record.key for debate in debates for _, records in debate.collections() for record in records}

    promised = {"shops-undercuts-safe-supports-close", "cost/1", "cost/1/1", "okafor-speaks_for-traders", "okafor-close",
                "okafor-close-2"}  # fmt: skip
    assert promised <= keys
    assert all(f"`{key}`" in PAGE for key in promised)
