"""A relation: what a claim or an argument does to a claim, an argument, an inference or another relation."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from argmap.core import records
from argmap.core.kinds import Basis, End, RelationKind
from argmap.core.reading.walker import REASON_KINDS
from argmap.models.argument import Argument
from argmap.models.base import DebateRecord
from argmap.models.claim import Claim
from argmap.models.fields import (
    one_of_constraint,
    order_field,
    share_constraint,
    share_field,
    word_constraint,
    word_field,
)
from argmap.models.inference import Inference

SOURCES = (End.CLAIM, End.ARGUMENT)
TARGETS = (End.CLAIM, End.ARGUMENT, End.INFERENCE, End.RELATION)


_REASONS = [kind.value for kind in REASON_KINDS]
_STEPS = [kind for kind in RelationKind if kind.can_be_undercut]


def _fitting_ends() -> Q:
    fitting = Q()
    for kind in RelationKind:
        ends = Q(kind=kind.value)
        # In the order written: a set's order changes from run to run, and with it the constraint that migrations compare.
        unfit = [f"source_{end}" for end in SOURCES if end not in kind.sources]
        unfit += [f"target_{end}" for end in TARGETS if end not in kind.targets]
        ends &= Q(**{f"{column}__isnull": True for column in unfit})
        fitting |= ends
    return fitting


class Relation(DebateRecord):
    """A link on the map; it may start and end at the same record."""

    VALUE = records.Relation

    kind = word_field(RelationKind, "What the source does to the target; an undercut denies a step, not a statement.")
    source_claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.RESTRICT, related_name="relations_from", help_text="Where it starts."
    )
    source_argument = models.ForeignKey(
        Argument, null=True, blank=True, on_delete=models.RESTRICT, related_name="relations_from", help_text="Where it starts."
    )
    target_claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.RESTRICT, related_name="relations_to", help_text="Where it ends."
    )
    target_argument = models.ForeignKey(
        Argument, null=True, blank=True, on_delete=models.RESTRICT, related_name="relations_to", help_text="Where it ends."
    )
    target_inference = models.ForeignKey(
        Inference,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="relations_to",
        help_text="The step that an undercut denies.",
    )
    target_relation = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="relations_to",
        help_text="The support or attack that an undercut denies.",
    )
    weight = share_field("How strongly the source, if accepted, bears on the target.")
    basis = word_field(Basis, "Whether the source text draws the link, or the analyst.", default=Basis.STATED)
    position = order_field()

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["position", "key"]
        constraints: ClassVar = [
            *DebateRecord.Meta.constraints,
            word_constraint("relation", "kind", RelationKind),
            word_constraint("relation", "basis", Basis),
            share_constraint("relation", "weight"),
            one_of_constraint("relation", "one_source", [f"source_{end}" for end in SOURCES]),
            one_of_constraint("relation", "one_target", [f"target_{end}" for end in TARGETS]),
            models.CheckConstraint(
                condition=_fitting_ends(),
                name="relation_ends_fit",
                violation_error_message="A relation of this kind cannot start or end there: an undercut aims at an inference, "
                "an argument or a relation, any other kind at a claim or an argument.",
            ),
        ]
        indexes: ClassVar = [
            # What bears on nothing is found by it alone (`argmap.services.neighbourhood.find_roots`).
            models.Index(fields=["source_claim"], name="relation_reasons", condition=Q(kind__in=_REASONS)),
        ]

    def __str__(self) -> str:
        return f"{self.source_key} {self.get_kind_display()} {self.target_key}"

    @property
    def source_kind(self) -> End:
        """The kind of record that the relation starts from."""
        return next(end for end in SOURCES if getattr(self, f"source_{end}_id"))

    @property
    def target_kind(self) -> End:
        """The kind of record that the relation ends at."""
        return next(end for end in TARGETS if getattr(self, f"target_{end}_id"))

    @property
    def source_key(self) -> str:
        """The key of the record that the relation starts from."""
        return self._key_of("source", SOURCES)

    @property
    def target_key(self) -> str:
        """The key of the record that the relation ends at."""
        return self._key_of("target", TARGETS)

    def _key_of(self, side: str, ends: tuple[End, ...]) -> str:
        for end in ends:
            if getattr(self, f"{side}_{end}_id"):
                return str(getattr(self, f"{side}_{end}").key)
        return "?"

    def clean(self) -> None:
        """Refuse an undercut of a relation that is no step from a reason to what it bears on."""
        super().clean()
        if self.target_relation_id is not None and self.target_relation_id == self.pk:
            raise ValidationError({"target_relation": "A relation cannot undercut itself."})
        # Asked of the database: the object at hand may not know of a kind that somebody else has just set.
        aims = Relation.objects.filter(pk=self.target_relation_id)
        if any(not RelationKind(kind).can_be_undercut for kind in aims.values_list("kind", flat=True)):
            raise ValidationError({"target_relation": "An undercut aims at a relation that supports or attacks."})
        if self.pk and self.kind not in _STEPS and Relation.objects.filter(target_relation=self.pk).exists():
            raise ValidationError({"kind": "An undercut aims at this relation, so it must support or attack."})
