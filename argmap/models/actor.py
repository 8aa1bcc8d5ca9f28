"""An actor: somebody who can hold a position."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models

from argmap.core import records
from argmap.core.kinds import ActorKind
from argmap.models.base import DebateRecord
from argmap.models.fields import line_field, text_field, word_constraint, word_field


class Actor(DebateRecord):
    """A state, body, organisation, group, person, or somebody unnamed."""

    VALUE = records.Actor

    name = line_field("The name as readers know it.")
    kind = word_field(ActorKind, "What sort of party it is.")
    description = text_field("Who this is, in a sentence.")
    iso3 = models.CharField(
        "ISO 3166-1 alpha-3",
        max_length=3,
        blank=True,
        default="",
        validators=[RegexValidator(r"^[A-Z]{3}$", "Allowed are three capital letters, such as FRA.")],
        help_text="Country code of a state.",
    )
    wikidata = models.CharField(
        max_length=20,
        blank=True,
        default="",
        validators=[RegexValidator(r"^Q[1-9][0-9]*$", "Allowed is a Q number, such as Q142.")],
        help_text="Wikidata id.",
    )
    cameo = models.CharField(
        "CAMEO",
        max_length=30,
        blank=True,
        default="",
        validators=[RegexValidator(r"^[A-Z]{3,30}$", "Allowed are capital letters, such as FRAGOV.")],
        help_text="CAMEO actor code.",
    )

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["name", "key"]
        constraints: ClassVar = [*DebateRecord.Meta.constraints, word_constraint("actor", "kind", ActorKind)]

    def __str__(self) -> str:
        return self.name
