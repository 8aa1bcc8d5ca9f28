"""An affiliation: an actor's tie to a body."""

from typing import ClassVar

from django.db import models

from argmap.core import records
from argmap.core.kinds import AffiliationKind
from argmap.models.actor import Actor
from argmap.models.base import DebateRecord
from argmap.models.fields import date_field, word_constraint, word_field


class Affiliation(DebateRecord):
    """A tie from one actor to another, with its dates."""

    VALUE = records.Affiliation

    actor = models.ForeignKey(
        Actor, on_delete=models.RESTRICT, related_name="affiliations", help_text="Who belongs to the body."
    )
    kind = word_field(AffiliationKind, "Only speaks for lets the actor's words count as the body's.")
    body = models.ForeignKey(
        Actor, on_delete=models.RESTRICT, related_name="affiliated", help_text="The state, body or organisation."
    )
    since = date_field("When it began.")
    until = date_field("When it ended.")

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["key"]
        constraints: ClassVar = [*DebateRecord.Meta.constraints, word_constraint("affiliation", "kind", AffiliationKind)]

    def __str__(self) -> str:
        return f"{self.actor} {self.get_kind_display()} {self.body}"
