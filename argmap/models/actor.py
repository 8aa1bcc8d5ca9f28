"""An actor: somebody who can hold a position."""

from typing import ClassVar

from argmap.core import records
from argmap.core.kinds import ActorKind
from argmap.models.base import DebateRecord
from argmap.models.fields import code_field, given_constraint, line_field, text_field, word_constraint, word_field


class Actor(DebateRecord):
    """A state, body, organisation, group, person, or somebody unnamed."""

    VALUE = records.Actor

    name = line_field("The name as readers know it.")
    kind = word_field(ActorKind, "What sort of party it is.")
    description = text_field("Who this is, in a sentence.")
    iso3 = code_field("ISO 3166-1 alpha-3", "iso3", "Country code of a state.")
    wikidata = code_field("Wikidata", "wikidata", "Wikidata id.")
    cameo = code_field("CAMEO", "cameo", "CAMEO actor code.")

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["name", "key"]
        constraints: ClassVar = [
            *DebateRecord.Meta.constraints,
            given_constraint("actor", "name"),
            word_constraint("actor", "kind", ActorKind),
        ]

    def __str__(self) -> str:
        return self.name
