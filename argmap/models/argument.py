"""An argument: a reason with a title and a gist, which unfolds into inferences."""

from typing import ClassVar

from django.db import models

from argmap.core import records
from argmap.models.base import DebateRecord
from argmap.models.fields import given_constraint, line_field, order_field, text_field
from argmap.models.group import Group


class Argument(DebateRecord):
    """A reason that has a name of its own: linked or schemed ones; a one-premise reason is a Relation."""

    VALUE = records.Argument

    title = line_field("The argument's name.")
    gist = text_field("What it says, in a sentence.")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.RESTRICT, help_text="The heading it stands under.")
    position = order_field()

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["position", "key"]
        constraints: ClassVar = [*DebateRecord.Meta.constraints, given_constraint("argument", "title")]

    def __str__(self) -> str:
        return f"{self.key} · {self.title}"
