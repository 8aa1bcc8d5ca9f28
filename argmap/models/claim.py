"""A claim: one statement that can be accepted or not."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from argmap.core import records
from argmap.core.kinds import ClaimKind
from argmap.models.base import DebateRecord, Link
from argmap.models.fields import (
    given_constraint,
    line_field,
    order_field,
    share_constraint,
    share_field,
    text_field,
    word_constraint,
    word_field,
)
from argmap.models.group import Group
from argmap.models.passage import Passage


class Claim(DebateRecord):
    """A statement with a short title for its box on the map and the full text."""

    VALUE = records.Claim

    title = line_field("The claim in a few words, for its box on the map.")
    text = text_field("The full statement.")
    kind = word_field(ClaimKind, "A policy says what somebody should do.", default=ClaimKind.FACT)
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.RESTRICT, help_text="The heading it stands under.")
    position = order_field()
    assumed = models.BooleanField(default=False, help_text="Taken as accepted, whatever speaks for or against it.")
    prior = share_field("Base score, used by strength only.")

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["position", "key"]
        constraints: ClassVar = [
            *DebateRecord.Meta.constraints,
            given_constraint("claim", "title"),
            word_constraint("claim", "kind", ClaimKind),
            share_constraint("claim", "prior"),
        ]

    def __str__(self) -> str:
        return f"{self.key} · {self.title}"

    def get_absolute_url(self) -> str:
        """The claim's page."""
        return reverse("claim", args=[self.debate.slug, self.key])


class ClaimPassage(Link):
    """A passage that states a claim."""

    ENDS = ("claim", "passage")

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="passage_links")
    passage = models.ForeignKey(
        Passage, on_delete=models.RESTRICT, related_name="claim_links", help_text="Where the claim is stated."
    )

    class Meta:
        ordering: ClassVar = ["passage__key"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["claim", "passage"], name="claim_passage_once")]

    def __str__(self) -> str:
        return f"{self.claim} in {self.passage}"
