"""An edition: a published snapshot of a debate that never changes again."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from argmap.models.debate import Debate
from argmap.models.fields import text_field


class Edition(models.Model):
    """A numbered canonical document with its hash."""

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField(help_text="1, 2, 3 … within the debate.")
    document = models.TextField(help_text="The canonical JSON.")
    sha256 = models.CharField("SHA-256", max_length=64, help_text="Hash of the canonical JSON.")
    note = text_field("What changed since the last edition.")
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["debate", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["debate", "number"], name="edition_number_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_number_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.debate}, edition {self.number}"
