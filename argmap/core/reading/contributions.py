"""What adds to a claim's strength, by each gradual semantics, as rows of words and figures."""

import time
from collections.abc import Mapping

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.strength import Contribution, GradualSemantics, name_contribution
from argmap.core.strength.contributions import iterate_contributions
from argmap.core.strength.explaining import LEAST_TOLD
from argmap.core.strength.network import build_network

SECONDS = 2.0
"""Time for one claim; a page that runs out of it says so."""


class ContributionRow(Struct, frozen=True, kw_only=True):
    """A direct reason in words, and what it adds by each semantics, as text with its sign."""

    words: str
    amounts: Mapping[GradualSemantics, str]


class ContributionTable(Struct, frozen=True, kw_only=True):
    """The rows, those first that add or take most; `stopped` says that time ran out before all were worked out."""

    rows: tuple[ContributionRow, ...]
    stopped: bool


def tabulate_contributions(debate: Debate, claim: str, *, with_evidence: bool = True) -> ContributionTable:
    """What each direct reason adds to the claim's strength. Costs four evaluations of its ancestors for each reason."""
    end, stopped = time.monotonic() + SECONDS, False
    found: dict[tuple[str, str], dict[GradualSemantics, Contribution]] = {}
    for semantics in GradualSemantics:
        network = build_network(debate, prior=semantics.prior, with_evidence=with_evidence)
        for contribution in iterate_contributions(network, claim, semantics):
            found.setdefault(contribution.reason, {})[semantics] = contribution
            stopped = time.monotonic() > end
            if stopped:
                break
    ranked = sorted(found.items(), key=lambda item: (-max(abs(one.amount) for one in item[1].values()), item[0]))
    return ContributionTable(rows=tuple(_write(debate, amounts) for _, amounts in ranked), stopped=stopped)


def _write(debate: Debate, amounts: Mapping[GradualSemantics, Contribution]) -> ContributionRow:
    return ContributionRow(
        words=name_contribution(debate, next(iter(amounts.values()))),
        amounts={semantics: _write_amount(amounts.get(semantics)) for semantics in GradualSemantics},
    )


def _write_amount(contribution: Contribution | None) -> str:
    if contribution is None:
        return ""
    return f"{contribution.amount:+.2f}" if abs(contribution.amount) >= LEAST_TOLD else "0"
