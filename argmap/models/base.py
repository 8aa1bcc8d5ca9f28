"""What every record of a debate has: its debate, a key, free tags, a version to compare, and a history."""

from typing import Any, ClassVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from argmap.core.limits import LENGTHS
from argmap.core.records import Record
from argmap.models.debate import Debate
from argmap.models.fields import extra_field, tags_field, validate_key
from argmap.models.history import History


class BelongsToDebate(models.Model):
    """A row of a debate. Everything it refers to lies in the same debate; a constraint on one row cannot see that."""

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, help_text="The debate it belongs to.")
    history = History(inherit=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a reference into another debate, naming the field."""
        errors = {
            field.name: ValidationError("Choose one of the same debate.", code="other_debate")
            for field, other in self.references()
            if other.debate_id != self.debate_id
        }
        if errors:
            raise ValidationError(errors)

    def references(self) -> list[tuple[models.ForeignKey[Any, Any], "BelongsToDebate"]]:
        """The rows of debates that this one refers to, each with the field that does so. Loads them where need be.

        One that does not exist is left out: the field itself refuses it.
        """
        found = []
        for field in self._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.name != "debate":
                other = self.find_reference(field.name)
                if isinstance(other, BelongsToDebate):
                    found.append((field, other))
        return found

    def find_reference(self, name: str) -> Any:
        """The row that the field refers to; None where it refers to none, or to one that does not exist."""
        try:
            return getattr(self, name)
        except ObjectDoesNotExist:
            return None


class KeyedManager(models.Manager[Any]):
    """Finds a record by its natural key: the debate's slug and the record's own key."""

    def get_by_natural_key(self, slug: str, key: str) -> "DebateRecord":
        """The record with this key in the debate with this slug."""
        record: DebateRecord = self.get(debate__slug=slug, key=key)
        return record


class DebateRecord(BelongsToDebate):
    """One of the record kinds of a debate. `VALUE` is the frozen value that it is in `argmap.core`."""

    VALUE: ClassVar[type[Record]]

    key = models.CharField(
        max_length=LENGTHS["key"],
        validators=[validate_key],
        help_text="Short name, unique among the debate's records of this kind; links and files refer to it.",
    )
    tags = tags_field()
    extra = extra_field()
    version = models.PositiveIntegerField(default=1, editable=False, validators=[MinValueValidator(1)])
    imported_version = models.PositiveIntegerField(
        null=True, editable=False, help_text="The version that the last import left; a later one was edited by hand since."
    )

    objects = KeyedManager()

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["debate", "key"],
                name="%(class)s_key_unique",
                violation_error_message="Another record of this kind has this key in this debate.",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="%(class)s_version_positive"),
            models.CheckConstraint(condition=~Q(key=""), name="%(class)s_key_given"),
        ]

    def __str__(self) -> str:
        return self.key

    def natural_key(self) -> tuple[str, str]:
        """The debate's slug and the record's key."""
        return (self.debate.slug, self.key)


class LinkManager(models.Manager[Any]):
    """Finds a link by its natural key: the debate's slug and the keys of the two records that it ties."""

    def get_by_natural_key(self, slug: str, owner: str, other: str) -> "Link":
        """The link between the two records in the debate with this slug."""
        one, two = self.model.ENDS
        link: Link = self.get(debate__slug=slug, **{f"{one}__key": owner, f"{two}__key": other})
        return link


class Link(BelongsToDebate):
    """A row that ties two records, `ENDS`; it is part of the first, whose version an edit of the link raises."""

    ENDS: ClassVar[tuple[str, str]]

    objects = LinkManager()

    class Meta:
        abstract = True

    @property
    def owner(self) -> DebateRecord:
        """The record that the link is part of."""
        owner: DebateRecord = getattr(self, self.ENDS[0])
        return owner

    def natural_key(self) -> tuple[str, str, str]:
        """The debate's slug and the keys of the two records."""
        return (self.debate.slug, self.owner.key, getattr(self, self.ENDS[1]).key)
