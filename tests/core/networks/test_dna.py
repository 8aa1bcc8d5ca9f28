"""That the compatible mode has DNA's numbers: those that its own classes computed of the fixture, cell for cell."""

import json
import re

import pytest

from argmap.core.networks import Exclusion, Mode, NetworkOptions, build_network
from argmap.formats.dna import DNA
from tests import cases

FOLDER = cases.CASES / "dna"
CONFIGURATION = re.compile(
    r"(?P<mode>one|two)mode\|(?P<of>\w+)\|(?P<via>\w+)\|agreement\|(?P<aggregation>\w+)\|(?P<normalization>\w+)"
    r"\|(?P<duplicates>\w+)(?:\|exclude (?P<variable>\w+)='(?P<value>.*)')?"
)


def read_options(name):
    match = CONFIGURATION.fullmatch(name)
    if match is None:
        return None
    words = match.groupdict()
    variable, value = words.pop("variable"), words.pop("value")
    fields = {field: NetworkOptions.__annotations__[field](word) for field, word in words.items()}
    exclusions = (Exclusion(variable, value),) if variable else ()
    return NetworkOptions(**fields, exclusions=exclusions, compatible=True)


@pytest.mark.cases
def test_every_configuration_of_dna_is_equal_cell_for_cell():
    debate = DNA.read((FOLDER / "fixture.dna").read_bytes()).debate
    results = json.loads((FOLDER / "dna_java_results.json").read_text())
    asked = {name: options for name in results if (options := read_options(name))}

    networks = {name: build_network(debate, options) for name, options in asked.items()}

    assert len(networks) >= 279
    assert {options.mode for options in asked.values()} == set(Mode)
    for name, network in networks.items():
        expected = results[name]
        assert list(network.rows) == expected["rows"], name
        assert list(network.columns) == expected["columns"], name
        assert [list(row) for row in network.matrix] == expected["matrix"], name
        assert network.statements == expected["num_statements_after_filter"], name
