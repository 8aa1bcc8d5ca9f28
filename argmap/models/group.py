"""A group: a heading that gathers claims; a cluster on the map."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from argmap.core import records
from argmap.core.limits import GROUP_DEPTH
from argmap.models.base import DebateRecord
from argmap.models.fields import given_constraint, line_field, order_field, text_field


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
        constraints: ClassVar = [*DebateRecord.Meta.constraints, given_constraint("group", "title")]

    def __str__(self) -> str:
        return f"{self.key} · {self.title}"

    def clean(self) -> None:
        """Refuse a group that lies inside itself, or too deep. Costs a query for each level above it."""
        super().clean()
        # Asked of the database: objects at hand may not know of a parent that somebody else has just set.
        step, seen = self.parent_id, set()
        while step is not None and step not in seen:
            if step == self.pk:
                raise ValidationError({"parent": "A group cannot lie inside itself."})
            seen.add(step)
            if len(seen) >= GROUP_DEPTH:
                raise ValidationError({"parent": f"Groups lie in each other at most {GROUP_DEPTH} deep."})
            step = Group.objects.filter(pk=step).values_list("parent_id", flat=True).first()
