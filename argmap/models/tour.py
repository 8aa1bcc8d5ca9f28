"""A guided tour: an ordered list of views of the map, with a sentence or two at each."""

from typing import ClassVar

from argmap.core import records
from argmap.models.base import DebateRecord
from argmap.models.fields import given_constraint, line_field, order_field, text_field


class Tour(DebateRecord):
    """A way through the debate for readers; its stops are records of their own."""

    VALUE = records.Tour

    title = line_field("The tour's name.")
    text = text_field("What it shows, in a sentence or two.")
    position = order_field()

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["position", "key"]
        constraints: ClassVar = [*DebateRecord.Meta.constraints, given_constraint("tour", "title")]

    def __str__(self) -> str:
        return f"{self.key} · {self.title}"
