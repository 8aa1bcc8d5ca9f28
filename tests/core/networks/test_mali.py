"""Networks of the founding debate say what its article says."""

from pathlib import Path

import pytest

from argmap.core.networks import Aggregation, Exclusion, Mode, NetworkOptions, Variable, build_network
from argmap.formats import read_file

SEED = Path(__file__).parents[3] / "seeds" / "mali-2021" / "debate.yaml"


@pytest.fixture(scope="module")
def mali():
    return read_file(SEED.name, SEED.read_bytes(), load=lambda name: (SEED.parent / name).read_bytes()).debate


def build(debate, group, **options):
    """The network of the claims whose keys begin with the letter, as in the article's groups."""
    others = tuple(Exclusion("concept", claim.key) for claim in debate.claims if not claim.key.startswith(group))
    return build_network(debate, NetworkOptions(exclusions=others, **options))


def find_cell(network, row, column):
    if row not in network.row_keys or column not in network.column_keys:
        return 0
    return network.matrix[network.row_keys.index(row)][network.column_keys.index(column)]


def tie(debate, group, aggregation):
    network = build(debate, group, mode=Mode.ONE, aggregation=aggregation, inherit=True)
    return find_cell(network, "france", "united-states")


def test_france_and_the_united_states_are_apart_on_enlarging_the_mission(mali):
    columns = build(mali, "A", aggregation=Aggregation.SUBTRACT)

    assert find_cell(columns, "france", "A0") == 1
    assert find_cell(columns, "united-states", "A0") == -1
    assert [find_cell(columns, "united-states", claim) for claim in ("A3", "A4", "A7")] == [1, 1, 1]
    assert [find_cell(columns, "france", claim) for claim in ("A3", "A4", "A7")] == [0, 0, 0]
    assert tie(mali, "A", Aggregation.CONFLICT) == 1
    assert tie(mali, "A", Aggregation.CONGRUENCE) == 0


def test_france_and_the_united_states_join_on_what_washington_owes_the_sahel(mali):
    columns = build(mali, "F", aggregation=Aggregation.SUBTRACT, inherit=True)

    assert find_cell(columns, "united-states", "F0") == find_cell(columns, "france", "F0") == 1
    assert tie(mali, "F", Aggregation.CONGRUENCE) > 0
    assert tie(mali, "F", Aggregation.CONFLICT) == 0


def test_what_a_body_inherits_is_there_only_when_asked(mali):
    own = build(mali, "F", aggregation=Aggregation.SUBTRACT)

    assert find_cell(own, "biden-administration", "F0") == 1
    assert find_cell(own, "united-states", "F0") == 0


def test_an_expected_contribution_is_no_stance_yet(mali):
    network = build(mali, "D")

    assert "sweden" in network.row_keys
    assert not {"italy", "denmark"} & set(network.row_keys)


def test_persons_are_in_networks_of_persons(mali):
    network = build_network(mali, NetworkOptions(of=Variable.PERSON))

    assert find_cell(network, "boutellis", "D4") == 1
    assert "france" not in network.row_keys
