"""A debate: the aggregate that everything else belongs to."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from argmap.core.kinds import Profile
from argmap.core.limits import LENGTHS
from argmap.models.fields import (
    date_field,
    extra_field,
    given_constraint,
    line_field,
    tags_field,
    text_field,
    word_constraint,
    word_field,
)
from argmap.models.history import History


class DebateManager(models.Manager["Debate"]):
    """Finds a debate by its slug."""

    def get_by_natural_key(self, slug: str) -> "Debate":
        """The debate with this slug."""
        return self.get(slug=slug)


class Visibility(models.TextChoices):
    """Who may read a debate."""

    PRIVATE = "private", "private: its members only"
    PUBLIC = "public", "public: everybody"


class Debate(models.Model):
    """A question and all that is said on it.

    `version` is for compare-and-set on the debate's own fields; `revision` is raised by every write anywhere in the debate,
    in the same transaction, so that ETags, caches and labels can hang on it.
    """

    slug = models.SlugField(
        max_length=LENGTHS["slug"],
        unique=True,
        help_text="Short name in addresses: letters, digits, hyphens. Links to the debate break when it changes.",
    )
    question = line_field("What the debate is about, as a question.")
    summary = text_field("Two or three sentences for somebody who opens the map for the first time.")
    language = line_field(
        "Language of the texts, as a tag of BCP 47 such as en or fr.", max_length=LENGTHS["language"], default="en"
    )
    dated = date_field("When the debate stood as it is shown.")
    visibility = models.CharField(
        max_length=10, choices=Visibility, default=Visibility.PRIVATE, help_text="Who may read the debate."
    )
    default_profile = word_field(Profile, "How standing is worked out.", default=Profile.PRESUME)
    tags = tags_field()
    extra = extra_field()
    version = models.PositiveIntegerField(default=1, editable=False, validators=[MinValueValidator(1)])
    imported_version = models.PositiveIntegerField(null=True, editable=False)
    revision = models.PositiveBigIntegerField(default=1, editable=False)
    history = History(excluded_fields=["revision"])

    shown_document: str | None = None
    """The canonical JSON that is read in place of the records: an edition, for one request (`argmap.services.editions`)."""

    objects = DebateManager()

    class Meta:
        ordering: ClassVar = ["question", "slug"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(version__gte=1), name="debate_version_positive"),
            given_constraint("debate", "slug"),
            given_constraint("debate", "question"),
            given_constraint("debate", "language"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="debate_visibility_known"),
            word_constraint("debate", "default_profile", Profile),
        ]

    def __str__(self) -> str:
        return self.question

    def natural_key(self) -> tuple[str]:
        """The slug."""
        return (self.slug,)

    def get_absolute_url(self) -> str:
        """The debate's map."""
        return reverse("map", args=[self.slug])
