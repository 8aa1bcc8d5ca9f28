"""A stance: a fact about an actor, namely where it stands on a claim or an argument."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from argmap.core import records
from argmap.core.kinds import Act, Label, Position, Reporter, StanceBasis
from argmap.models.actor import Actor
from argmap.models.argument import Argument
from argmap.models.base import DebateRecord, Link
from argmap.models.claim import Claim
from argmap.models.fields import (
    date_field,
    line_field,
    one_of_constraint,
    text_field,
    word_constraint,
    word_field,
)
from argmap.models.passage import Passage
from argmap.models.source import Source


class Stance(DebateRecord):
    """An actor's position on one claim or one argument, at a date, as some source has it."""

    VALUE = records.Stance

    actor = models.ForeignKey(Actor, on_delete=models.RESTRICT, related_name="stances", help_text="Who takes the stance.")
    on_behalf_of = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="stances_through_others",
        help_text="The body that the actor speaks for here.",
    )
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.RESTRICT, related_name="stances", help_text="What the stance is on."
    )
    argument = models.ForeignKey(
        Argument,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="stances",
        help_text="What the stance is on, where it is an argument.",
    )
    position = word_field(Position, "Where the actor stands.")
    act = word_field(Act, "What the actor did with the claim.", default=Act.ASSERTS)
    basis = word_field(StanceBasis, "How the stance is known.", default=StanceBasis.SAID)
    gist = text_field("What was said or done, in your own words.")
    meanwhile = word_field(Position, "Where a conditional actor stands until its conditions are met.", null=True, blank=True)
    reported_by_actor = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="stances_reported",
        help_text="Who tells of it, where the actor did not say so itself.",
    )
    reported_by_source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="stances_reported",
        help_text="The document that tells of it.",
    )
    said_on = date_field("When it was said or done.")
    reported_on = date_field("When it was reported.")
    venue = line_field("Where it was said or done.", blank=True, default="")

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["key"]
        constraints: ClassVar = [
            *DebateRecord.Meta.constraints,
            word_constraint("stance", "position", Position),
            word_constraint("stance", "act", Act),
            word_constraint("stance", "basis", StanceBasis),
            word_constraint("stance", "meanwhile", Position, or_none=True),
            one_of_constraint("stance", "one_target", ["claim", "argument"]),
            one_of_constraint("stance", "one_reporter", ["reported_by_actor", "reported_by_source"], or_none=True),
            models.CheckConstraint(
                condition=Q(meanwhile__isnull=True) | (Q(position=Position.CONDITIONAL) & ~Q(meanwhile=Position.CONDITIONAL)),
                name="stance_meanwhile_fits",
                violation_error_message="Only a conditional stance has a meanwhile, and that is not conditional itself.",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["debate", "said_on"], name="stance_by_date")]

    def __str__(self) -> str:
        return f"{self.actor} {self.get_position_display()} {self.claim or self.argument}"

    def clean(self) -> None:
        """Refuse another position than conditional while there are conditions."""
        super().clean()
        if self.pk and self.position != Position.CONDITIONAL and self.conditions.exists():
            raise ValidationError({"position": "Only a conditional stance has conditions; remove them first."})

    @property
    def reported_by_kind(self) -> Reporter | None:
        """Whether an actor or a source reports the stance, if either does."""
        if self.reported_by_actor_id:
            return Reporter.ACTOR
        return Reporter.SOURCE if self.reported_by_source_id else None


class StanceCondition(Link):
    """What must hold of a claim before a conditional stance turns into support."""

    ENDS = ("stance", "claim")

    stance = models.ForeignKey(Stance, on_delete=models.CASCADE, related_name="conditions")
    claim = models.ForeignKey(
        Claim, on_delete=models.RESTRICT, related_name="conditions", help_text="The claim that must hold."
    )
    must_be = word_field(Label, "Whether the claim must be accepted or rejected.", default=Label.IN)

    class Meta:
        ordering: ClassVar = ["claim__key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stance", "claim"], name="stance_condition_once"),
            word_constraint("stance_condition", "must_be", Label),
        ]

    def __str__(self) -> str:
        return f"{self.claim} must be {self.must_be}"

    def clean(self) -> None:
        """Refuse a condition on a stance that is not conditional."""
        super().clean()
        stance = self.find_reference("stance")
        if stance is not None and stance.position != Position.CONDITIONAL:
            raise ValidationError("Only a conditional stance has conditions.")


class StancePassage(Link):
    """A passage where a stance is stated."""

    ENDS = ("stance", "passage")

    stance = models.ForeignKey(Stance, on_delete=models.CASCADE, related_name="passage_links")
    passage = models.ForeignKey(
        Passage, on_delete=models.RESTRICT, related_name="stance_links", help_text="Where the stance is stated."
    )

    class Meta:
        ordering: ClassVar = ["passage__key"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["stance", "passage"], name="stance_passage_once")]

    def __str__(self) -> str:
        return f"{self.stance} in {self.passage}"
