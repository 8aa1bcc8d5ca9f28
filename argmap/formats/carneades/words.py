"""Carneades' words for what a debate calls otherwise, and where records keep what it has no field for."""

from typing import Any

from argmap.core.kinds import ProofStandard, Weighing
from argmap.core.records import Value

NAMESPACE = "carneades"
"""The name in `extra` under which records keep what the file says of them besides."""
OWN = "argmap"
"""The section of what Carneades has no words for; it passes over sections that it does not know."""

STANDARDS = {
    "PE": ProofStandard.PREPONDERANCE,
    "CCE": ProofStandard.CLEAR_AND_CONVINCING,
    "BRD": ProofStandard.BEYOND_REASONABLE_DOUBT,
}
BASIC_SCHEMES = {
    "linked": Weighing.LINKED,
    "convergent": Weighing.CONVERGENT,
    "cumulative": Weighing.CUMULATIVE,
    "factorized": Weighing.FACTORIZED,
}
"""The schemes that are only a way to weigh; every Carneades knows them (weighing.go, BasicSchemes)."""
THEORY = ("language", "weighing_functions", "argument_schemes", "issue_schemes")
"""The sections of a theory, from which Carneades' rule engine makes arguments of its own."""
TESTS = ("tests", "labels")
"""The sections with the labels that the author expects; `labels` is the older word, and the one that Carneades writes."""

SPECIAL_ROLES = {"assumption": "Assumption", "exception": "Exception"}
"""Roles that would change how a premise counts here, as they do not in Carneades, each with what is written for it."""


def read_kept(value: Value) -> dict[str, Any]:
    """What the record keeps; empty where that is nothing that we wrote."""
    kept = value.extra.get(NAMESPACE)
    return dict(kept) if isinstance(kept, dict) else {}


def make_extra(kept: dict[str, Any]) -> dict[str, Any]:
    """The record's `extra`."""
    return {NAMESPACE: kept} if kept else {}
