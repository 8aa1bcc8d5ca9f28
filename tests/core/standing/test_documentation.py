"""docs/evaluation.md names what the code knows."""

from pathlib import Path

import pytest

from argmap.core.kinds import ProofStandard, RelationKind, Weighing
from argmap.core.standing import Action, Rule
from argmap.core.standing.verdicts import CREDIBILITY_WEIGHTS, DEFAULT_WEIGHT, LEAST_MARGIN, PRESUMPTION, REASONABLE_DOUBT

PAGE = (Path(__file__).parents[3] / "docs" / "evaluation.md").read_text()
UNNAMED = {
    RelationKind.SUPPORTS,
    RelationKind.ATTACKS,
    RelationKind.UNDERCUTS,
    RelationKind.CONTRARY,
    RelationKind.CONTRADICTORY,
}


@pytest.mark.parametrize("word", [*Rule, *Weighing, *ProofStandard, *sorted(set(RelationKind) - UNNAMED)])
def test_it_names_every_rule_weighing_and_standard(word):
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize("action", Action)
def test_it_names_every_toggle(action):
    assert f"`{action}." in PAGE


@pytest.mark.parametrize("weight", [*CREDIBILITY_WEIGHTS.values(), DEFAULT_WEIGHT, PRESUMPTION, LEAST_MARGIN, REASONABLE_DOUBT])
def test_it_names_every_number(weight):
    assert str(weight) in PAGE
