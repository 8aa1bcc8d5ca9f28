"""A group: a heading that gathers claims; a cluster on the map."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from argmap.core import records
from argmap.models.base import DebateRecord
from argmap.models.fields import line_field, order_field, text_field


class Group(DebateRecord):
    """A heading, which may lie inside another."""

    VALUE = records.Group

    title = line_field("The heading.")
    summary = text_field("What the group is about.")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="children", help_text="The group it lies in."
    )
    position = order_field()

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["position", "key"]

    def __str__(self) -> str:
        return f"{self.key} · {self.title}"

    def clean(self) -> None:
        """Refuse a group that lies inside itself. Costs a query for each level above it."""
        super().clean()
        step, seen = self.parent, set()
        while step is not None and step.pk not in seen:
            if step.pk == self.pk:
                raise ValidationError({"parent": "A group cannot lie inside itself."})
            seen.add(step.pk)
            step = step.parent
