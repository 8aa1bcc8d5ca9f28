"""An issue: a question with alternative claims of which at most one stands."""

from typing import ClassVar

from django.db import models

from argmap.core import records
from argmap.core.kinds import ProofStandard
from argmap.models.base import DebateRecord, Link
from argmap.models.claim import Claim
from argmap.models.fields import given_constraint, line_field, order_field, word_constraint, word_field
from argmap.models.group import Group


class Issue(DebateRecord):
    """A question, its positions and the proof standard that decides among them (IBIS, Carneades)."""

    VALUE = records.Issue

    question = line_field("What is to be decided.")
    standard = word_field(
        ProofStandard,
        "How much better than its rivals the winning position must be supported.",
        default=ProofStandard.PREPONDERANCE,
    )
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.RESTRICT, help_text="The heading it stands under.")
    position = order_field()

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["position", "key"]
        constraints: ClassVar = [
            *DebateRecord.Meta.constraints,
            given_constraint("issue", "question"),
            word_constraint("issue", "standard", ProofStandard),
        ]

    def __str__(self) -> str:
        return f"{self.key} · {self.question}"


class IssuePosition(Link):
    """A claim as one of an issue's positions; a claim answers one issue at most."""

    ENDS = ("issue", "claim")

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="positions")
    claim = models.OneToOneField(
        Claim, on_delete=models.RESTRICT, related_name="issue_position", help_text="An answer; at most one of them stands."
    )

    class Meta:
        ordering: ClassVar = ["claim__key"]

    def __str__(self) -> str:
        return f"{self.claim} on {self.issue}"
