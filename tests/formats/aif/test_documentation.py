"""docs/formats/aif.md says what is so."""

from pathlib import Path

from argmap.formats.aif import AIF
from argmap.formats.aif.schemes import ILLOCUTIONS, read_illocution

PAGE = Path(__file__).parents[3].joinpath("docs/formats/aif.md").read_text()


def test_what_cannot_be_carried_is_the_same_list():
    listed = tuple(line.removeprefix("- ") for line in PAGE.split("changed:\n\n")[1].splitlines())

    assert listed == AIF.cannot_carry


def test_every_illocution_that_is_written_is_in_the_table_with_its_meaning():
    for (position, act), word in ILLOCUTIONS.items():
        (row,) = [line for line in PAGE.splitlines() if line.startswith("| ") and word in line.split(" | ")[0][2:].split(", ")]

        assert f"| `{position}` | `{act}` |" in row
        assert read_illocution({"text": word}) == (position, act)
