"""Strength: how strong each claim is, from 0 to 1, given what speaks for and against it (gradual semantics)."""

from argmap.core.strength.contributions import Contribution, list_contributions
from argmap.core.strength.evaluating import Strengths, evaluate_strength
from argmap.core.strength.semantics import GradualSemantics

__all__ = ["Contribution", "GradualSemantics", "Strengths", "evaluate_strength", "list_contributions"]
