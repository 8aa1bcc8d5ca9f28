"""A premise: a claim's place in an inference."""

from typing import ClassVar

from django.db import models

from argmap.core import records
from argmap.models.base import DebateRecord
from argmap.models.claim import Claim
from argmap.models.fields import line_field, order_field, validate_role
from argmap.models.inference import Inference


class Premise(DebateRecord):
    """A claim used in an inference, in a role."""

    VALUE = records.Premise

    inference = models.ForeignKey(
        Inference, on_delete=models.CASCADE, related_name="premises", help_text="The inference that it is a premise of."
    )
    claim = models.ForeignKey(Claim, on_delete=models.RESTRICT, related_name="premises", help_text="The claim used.")
    role = line_field(
        "The scheme's word for it; assumption and exception have their Carneades sense.",
        blank=True,
        default="",
        validators=[validate_role],
    )
    implicit = models.BooleanField(default=False, help_text="Left unsaid in the source.")
    position = order_field()

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["position", "key"]
