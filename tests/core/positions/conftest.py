"""The founding debate, read once from its seed."""

from pathlib import Path

import pytest

from argmap.formats import read_file

SEED = Path(__file__).parents[3] / "seeds" / "mali-2021"


@pytest.fixture(scope="package")
def mali():
    reading = read_file("debate.yaml", (SEED / "debate.yaml").read_bytes(), load=lambda name: (SEED / name).read_bytes())
    return reading.debate
