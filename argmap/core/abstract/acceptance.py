"""What extensions say of claims: a claim is accepted with any argument that concludes it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from argmap.core.abstract.extensions import Semantics
from argmap.core.abstract.framework import Framework
from argmap.core.standing.verdicts import Verdict

_ONE = frozenset({Semantics.GROUNDED, Semantics.IDEAL})
"""The semantics that always have exactly one extension."""


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


def describe_acceptance(semantics: Semantics, count: int, total: int, *, is_whole: bool = True) -> str:
    """In how many extensions a claim is, as a sentence; `is_whole` is False where the search was stopped.

    >>> describe_acceptance(Semantics.PREFERRED, 1, 3)
    'It is accepted in 1 of 3 preferred extensions.'
    >>> describe_acceptance(Semantics.GROUNDED, 0, 1)
    'It is not accepted in the grounded extension.'
    """
    if not total:
        return f"There is no {semantics} extension." if is_whole else "The search was stopped before it found any extension."
    if total == 1 and is_whole:
        return f"It is {'' if count else 'not '}accepted in the {'' if semantics in _ONE else 'only '}{semantics} extension."
    found = "" if is_whole else " that were found before the search was stopped"
    return f"It is accepted in {count} of {total} {semantics} extensions{found}."
