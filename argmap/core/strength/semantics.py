"""The gradual semantics: from a base score and the strengths of attackers and supporters to a strength.

- Quadratic energy: Potyka, "Continuous dynamical systems for weighted bipolar argumentation", KR 2018.
- DF-QuAD: Rago, Toni, Aurisicchio, Baroni, "Discontinuity-free decision support with quantitative argumentation debates",
  KR 2016.
- Euler-based: Amgoud & Ben-Naim, "Evaluation of arguments in weighted bipolar graphs", ECSQARU 2017.
- Weighted h-categoriser: Amgoud, Ben-Naim, Doder, Vesic, IJCAI 2017, after Besnard & Hunter 2001; it knows attacks only.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from math import exp, prod

NEUTRAL_PRIOR = 0.5
"""The base score of a claim for which nobody has set one."""
FULL_PRIOR = 1.0
"""The same for the h-categoriser, which Besnard & Hunter define without base scores."""

Combine = Callable[[float, Iterable[float], Iterable[float]], float]
"""(base score, strengths of the attackers, strengths of the supporters) → strength; all of them 0 to 1."""


class GradualSemantics(StrEnum):
    """Which formula strengths are worked out by."""

    QUADRATIC_ENERGY = "quadratic-energy"
    DF_QUAD = "df-quad"
    EULER = "euler"
    H_CATEGORIZER = "h-categorizer"

    @property
    def combine(self) -> Combine:
        """The formula."""
        return _FORMULAS[self]

    @property
    def prior(self) -> float:
        """The base score of a claim for which nobody has set one."""
        return FULL_PRIOR if self is GradualSemantics.H_CATEGORIZER else NEUTRAL_PRIOR


def combine_by_quadratic_energy(base: float, attackers: Iterable[float], supporters: Iterable[float]) -> float:
    """Support less attack is an energy E, of which E² / (1 + E²) is gained of what is missing, or lost of what is there.

    >>> combine_by_quadratic_energy(0.5, [], [1.0])
    0.75
    """
    energy = sum(supporters) - sum(attackers)
    share = energy * energy / (1 + energy * energy)
    return base + (1 - base) * share if energy > 0 else base - base * share


def combine_by_df_quad(base: float, attackers: Iterable[float], supporters: Iterable[float]) -> float:
    """Attackers, and likewise supporters, count as 1 - ∏(1 - s); the difference moves the base score towards 0 or 1.

    >>> combine_by_df_quad(0.5, [0.5], [0.5, 0.5])
    0.625
    """
    against = 1 - prod(1 - strength for strength in attackers)
    pro = 1 - prod(1 - strength for strength in supporters)
    return base - base * (against - pro) if against >= pro else base + (1 - base) * (pro - against)


def combine_by_euler(base: float, attackers: Iterable[float], supporters: Iterable[float]) -> float:
    """With E as support less attack: 1 - (1 - w²) / (1 + w·e^E).

    >>> round(combine_by_euler(0.5, [], [1.0]), 4)
    0.6821
    """
    energy = sum(supporters) - sum(attackers)
    # e^700 is about the greatest float; the limit for greater E is 1 all the same.
    return 1 - (1 - base * base) / (1 + base * exp(min(energy, 700.0)))


def combine_by_h_categorizer(base: float, attackers: Iterable[float], _supporters: Iterable[float]) -> float:
    """Give w / (1 + the attackers' sum); supporters are left out, as the semantics has no place for them.

    >>> combine_by_h_categorizer(1.0, [1.0], [1.0])
    0.5
    """
    return base / (1 + sum(attackers))


_FORMULAS: dict[GradualSemantics, Combine] = {
    GradualSemantics.QUADRATIC_ENERGY: combine_by_quadratic_energy,
    GradualSemantics.DF_QUAD: combine_by_df_quad,
    GradualSemantics.EULER: combine_by_euler,
    GradualSemantics.H_CATEGORIZER: combine_by_h_categorizer,
}
