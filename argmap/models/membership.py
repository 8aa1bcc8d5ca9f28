"""A membership: what a user may do in a debate."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from argmap.models.debate import Debate
from argmap.models.history import History


class Role(models.TextChoices):
    """What a member may do; each role may do what those before it may."""

    READER = "reader", "reader: may read"
    REVIEWER = "reviewer", "reviewer: may read, and see the history"
    EDITOR = "editor", "editor: may also edit records"
    OWNER = "owner", "owner: may also change who may read, manage members, delete the debate"


class Membership(models.Model):
    """A user's role in a debate."""

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="memberships", help_text="The debate.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", help_text="The member."
    )
    role = models.CharField(max_length=10, choices=Role, default=Role.READER, help_text="What the member may do.")
    version = models.PositiveIntegerField(default=1, editable=False)
    history = History()

    class Meta:
        ordering: ClassVar = ["debate", "user"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["debate", "user"], name="membership_once", violation_error_message="This user is a member already."
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
            models.CheckConstraint(condition=Q(version__gte=1), name="membership_version_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.role} of {self.debate}"
