"""Strength: how strong each claim is, from 0 to 1, given what speaks for and against it (gradual semantics)."""

from argmap.core.strength.contributions import Contribution, list_contributions
from argmap.core.strength.evaluating import Strengths, evaluate_strength
from argmap.core.strength.explaining import StrengthExplanation, explain_strengths, name_contribution
from argmap.core.strength.semantics import GradualSemantics

__all__ = [
    "Contribution",
    "GradualSemantics",
    "StrengthExplanation",
    "Strengths",
    "evaluate_strength",
    "explain_strengths",
    "list_contributions",
    "name_contribution",
]
