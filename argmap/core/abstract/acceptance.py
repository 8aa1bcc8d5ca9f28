"""What extensions say of claims: a claim is accepted with any argument that concludes it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from argmap.core.abstract.framework import Framework
from argmap.core.standing.verdicts import Verdict


def label_claims(framework: Framework, labels: Sequence[Verdict]) -> dict[str, Verdict]:
    """The label of each claim that some argument concludes: in with one of them in, out with all of them out."""
    found: defaultdict[str, set[Verdict]] = defaultdict(set)
    for claim, label in zip(framework.claims, labels, strict=True):
        found[claim].add(label)
    found.pop("", None)
    return {
        claim: Verdict.IN if Verdict.IN in seen else Verdict.OUT if seen == {Verdict.OUT} else Verdict.UNDECIDED
        for claim, seen in found.items()
    }


def count_acceptance(framework: Framework, extensions: Iterable[list[int]]) -> Counter[str]:
    """In how many of the extensions each claim is accepted; those in none are missing."""
    return Counter(claim for extension in extensions for claim in framework.name_claims(extension))
