"""A stop of a guided tour: a view of the map, and what is read there."""

from typing import ClassVar

from django.db import models

from argmap.core import records
from argmap.core.kinds import End
from argmap.core.limits import LENGTHS
from argmap.core.tours import normalise_view
from argmap.models.argument import Argument
from argmap.models.base import DebateRecord
from argmap.models.claim import Claim
from argmap.models.fields import (
    given_constraint,
    line_field,
    one_of_constraint,
    order_field,
    validate_given,
    validate_text,
    validate_view,
)
from argmap.models.tour import Tour


class Stop(DebateRecord):
    """One view of a tour. That what its view names is there, `argmap.services.touring` sees to."""

    VALUE = records.Stop

    tour = models.ForeignKey(Tour, on_delete=models.CASCADE, related_name="stops", help_text="The tour that it is a stop of.")
    text = models.TextField(
        help_text="What is read at this stop: a sentence or two.", validators=[validate_text, validate_given]
    )
    focus_claim = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="stops",
        help_text="The claim around which the map is drawn.",
    )
    focus_argument = models.ForeignKey(
        Argument,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="stops",
        help_text="The argument around which the map is drawn.",
    )
    view = line_field(
        "The rest of the map's address after the question mark, such as lens=france&depth=1.",
        max_length=LENGTHS["view"],
        blank=True,
        default="",
        validators=[validate_view],
    )
    position = order_field()

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["position", "key"]
        constraints: ClassVar = [
            *DebateRecord.Meta.constraints,
            given_constraint("stop", "text"),
            one_of_constraint("stop", "one_focus", ["focus_claim", "focus_argument"], or_none=True),
        ]

    def clean(self) -> None:
        """Write the view in the one way in which the canonical document has it."""
        super().clean()
        self.view = normalise_view(self.view)

    @property
    def focus_kind(self) -> End | None:
        """Whether the map is drawn around a claim or an argument, if around either."""
        if self.focus_claim_id:
            return End.CLAIM
        return End.ARGUMENT if self.focus_argument_id else None
