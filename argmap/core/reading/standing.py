"""What stands, as one mark for each claim: a shape and a word, never a colour alone."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from argmap.core.standing import Verdict

VERDICT_SIGNS: Mapping[Verdict, str] = MappingProxyType({Verdict.IN: "●", Verdict.OUT: "○", Verdict.UNDECIDED: "◐"})
"""The shape of each verdict: full, empty, half."""
VERDICT_WORDS: Mapping[Verdict, str] = MappingProxyType(
    {Verdict.IN: "stands", Verdict.OUT: "does not stand", Verdict.UNDECIDED: "undecided"}
)


class Mark(Struct, frozen=True):
    """A claim's verdict, and, where it is another one than in the debate as recorded, that one as `before`."""

    verdict: Verdict
    before: Verdict | None = None

    @property
    def sign(self) -> str:
        """The verdict's shape."""
        return VERDICT_SIGNS[self.verdict]

    @property
    def words(self) -> str:
        """What the verdict says of the claim."""
        return VERDICT_WORDS[self.verdict]


Marks = Mapping[str, Mark]
"""Marks by the key of the claim."""


def mark_claims(labels: Mapping[str, Verdict], recorded: Mapping[str, Verdict] | None = None) -> dict[str, Mark]:
    """The mark of each claim; `recorded` are the labels of the debate as recorded, where `labels` may be others.

    >>> mark_claims({"a": Verdict.IN}, {"a": Verdict.OUT})["a"].before
    <Verdict.OUT: 'out'>
    """
    before = recorded or labels
    return {key: Mark(verdict, before[key] if before[key] is not verdict else None) for key, verdict in labels.items()}


def count_changes(marks: Marks) -> int:
    """How many claims have another verdict than in the debate as recorded."""
    return sum(mark.before is not None for mark in marks.values())
