"""Evidence: a passage that bears on a claim."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from argmap.core import records
from argmap.core.kinds import EvidenceKind
from argmap.core.limits import CREDIBILITIES
from argmap.core.records import CREDIBILITY_UNKNOWN
from argmap.models.base import DebateRecord
from argmap.models.claim import Claim
from argmap.models.fields import text_field, word_constraint, word_field
from argmap.models.passage import Passage

CREDIBILITY_LABELS = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


class Evidence(DebateRecord):
    """A passage that supports, undermines, illustrates or merely attests a claim."""

    VALUE = records.Evidence

    claim = models.ForeignKey(
        Claim, on_delete=models.RESTRICT, related_name="evidence", help_text="The claim that the passage bears on."
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.RESTRICT, related_name="evidence", help_text="What speaks for or against it."
    )
    kind = word_field(EvidenceKind, "What the passage does; attests: it only shows that somebody said so.")
    credibility = models.PositiveSmallIntegerField(
        default=CREDIBILITY_UNKNOWN,
        choices=[(mark, f"{mark} · {label}") for mark, label in CREDIBILITY_LABELS.items()],
        help_text="Admiralty code. 6 means unknown, not worst.",
    )
    gist = text_field("What it shows, in your own words.")

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["key"]
        verbose_name_plural = "evidence"
        constraints: ClassVar = [
            *DebateRecord.Meta.constraints,
            word_constraint("evidence", "kind", EvidenceKind),
            models.CheckConstraint(
                condition=Q(credibility__gte=CREDIBILITIES.start, credibility__lt=CREDIBILITIES.stop),
                name="evidence_credibility_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.passage} {self.get_kind_display()} {self.claim}"
