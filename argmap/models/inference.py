"""An inference: the step from premises to a conclusion."""

from typing import ClassVar

from django.db import models

from argmap.core import records
from argmap.core.kinds import Basis, Polarity, Weighing
from argmap.models.argument import Argument
from argmap.models.base import DebateRecord
from argmap.models.claim import Claim
from argmap.models.fields import line_field, order_field, share_constraint, share_field, word_constraint, word_field


class Inference(DebateRecord):
    """A step for or against its conclusion, by a scheme."""

    VALUE = records.Inference

    argument = models.ForeignKey(
        Argument, on_delete=models.CASCADE, related_name="inferences", help_text="The argument that it is a step of."
    )
    kind = word_field(Polarity, "Whether it speaks for its conclusion or against it.", default=Polarity.SUPPORTS)
    conclusion = models.ForeignKey(
        Claim, on_delete=models.RESTRICT, related_name="concluding_inferences", help_text="The claim that it bears on."
    )
    scheme = line_field("Argumentation scheme (Walton), such as expert opinion.", blank=True, default="")
    weighing = word_field(
        Weighing,
        "How the weight follows from the premises; linked: the premises count only together.",
        default=Weighing.LINKED,
    )
    weight = share_field("How strongly the premises, if accepted, bear on the conclusion.")
    basis = word_field(Basis, "Whether the source draws the inference, or the analyst.", default=Basis.STATED)
    position = order_field()

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["position", "key"]
        constraints: ClassVar = [
            *DebateRecord.Meta.constraints,
            word_constraint("inference", "kind", Polarity),
            word_constraint("inference", "weighing", Weighing),
            word_constraint("inference", "basis", Basis),
            share_constraint("inference", "weight"),
        ]
