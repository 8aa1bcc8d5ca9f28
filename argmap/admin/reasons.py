"""Arguments, their inferences and premises, and relations."""

from typing import Any, ClassVar

from django.contrib import admin

from argmap.admin.claims import describe_aim, describe_inference, describe_reason
from argmap.admin.forms import AnalystForm
from argmap.admin.inlines import RowInline
from argmap.admin.listings import Listing
from argmap.admin.records import KEEPING, RecordAdmin, count_of
from argmap.core.kinds import RelationKind
from argmap.models import Inference, Premise, Relation, Stance
from argmap.models.relation import SOURCES, TARGETS

UNDERCUT = {"Add an undercut": {"kind": "undercuts"}}
SOURCE_FIELDS = tuple(f"source_{end}" for end in SOURCES)
TARGET_FIELDS = tuple(f"target_{end}" for end in TARGETS)


class ArgumentAdmin(RecordAdmin):
    """Arguments; their inferences have pages of their own, with the premises."""

    related = ("debate", "group")
    counts: ClassVar = {"inference_number": count_of(Inference, "argument"), "stance_number": count_of(Stance, "argument")}
    list_display = ("key", "title", "group", "inferences", "stances", "debate_slug")
    list_display_links = ("key", "title")
    search_fields = ("key", "title", "gist")
    fieldsets = ((None, {"fields": ("title", "gist", "group", "position", "key")}), KEEPING)
    listings = (
        Listing("Inferences: its steps, each with its premises", Inference, "argument", describe=describe_inference),
        Listing(
            "Relations to it",
            Relation,
            "target_argument",
            {"Add a reason for it": {"kind": "supports"}, "Add a reason against it": {"kind": "attacks"}, **UNDERCUT},
            describe_reason,
        ),
        Listing("What it is a reason for or against", Relation, "source_argument", describe=describe_aim),
        Listing("Stances on it", Stance, "argument"),
    )

    @admin.display(ordering="inference_number")
    def inferences(self, argument: Any) -> int:
        """How many steps it has."""
        return int(argument.inference_number)

    @admin.display(ordering="stance_number")
    def stances(self, argument: Any) -> int:
        """How many stances are on it."""
        return int(argument.stance_number)


class PremiseInline(RowInline):
    """The claims that an inference starts from."""

    model = Premise
    verbose_name_plural = "premises: the claims it starts from"
    related = ("claim", "inference")
    columns = ("claim", "role", "implicit", "position", "key")


class InferenceAdmin(RecordAdmin):
    """Steps from premises to a conclusion."""

    related = ("debate", "argument", "conclusion")
    counts: ClassVar = {"premise_number": count_of(Premise, "inference")}
    list_display = ("key", "argument", "kind", "conclusion", "scheme", "premises", "debate_slug")
    filters = ("kind", "weighing", "basis")
    search_fields = ("key", "scheme", "argument__title", "conclusion__title")
    fieldsets = (
        (None, {"fields": ("argument", "kind", "conclusion", "scheme", "basis", "position", "key")}),
        ("Weight", {"fields": ("weighing", "weight")}),
        KEEPING,
    )
    inlines = (PremiseInline,)
    listings = (Listing("Undercuts of this step", Relation, "target_inference", UNDERCUT, describe_reason),)

    @admin.display(ordering="premise_number")
    def premises(self, inference: Any) -> int:
        """How many premises it has."""
        return int(inference.premise_number)


class PremiseAdmin(RecordAdmin):
    """Premises, as a list of all; each is best edited on its inference's page."""

    related = ("debate", "inference__argument", "claim")
    list_display = ("key", "inference", "claim", "role", "implicit", "position", "debate_slug")
    filters = ("implicit",)
    search_fields = ("key", "role", "claim__title", "inference__key")
    fieldsets = ((None, {"fields": ("inference", "claim", "role", "implicit", "position", "key")}), KEEPING)

    def find_shown(self, record: Any) -> Any:
        """The claim."""
        return record.claim


class RelationForm(AnalystForm):
    """Names the field where the ends do not fit the kind."""

    one_of = ((SOURCE_FIELDS, True), (TARGET_FIELDS, True))

    def clean(self) -> dict[str, Any]:
        """Refuse ends that the kind does not allow."""
        cleaned = super().clean()
        kind = cleaned.get("kind")
        if kind:
            self._check_end("source", SOURCES, RelationKind(kind).sources, kind)
            self._check_end("target", TARGETS, RelationKind(kind).targets, kind)
        return cleaned

    def _check_end(self, side: str, ends: Any, allowed: Any, kind: str) -> None:
        for end in ends:
            if self.cleaned_data.get(f"{side}_{end}") and end not in allowed:
                choices = " or ".join(sorted(allowed))
                self.add_error(f"{side}_{end}", f"Allowed as {side} of a relation of the kind {kind} is: {choices}.")


class RelationAdmin(RecordAdmin):
    """Relations between claims and arguments, and undercuts of steps."""

    form = RelationForm
    related = ("debate", *SOURCE_FIELDS, *TARGET_FIELDS)
    list_display = ("key", "source", "kind", "target", "basis", "debate_slug")
    filters = ("kind", "basis")
    search_fields = (
        "key", "source_claim__title", "source_argument__title", "target_claim__title", "target_argument__title",
    )  # fmt: skip
    fieldsets = (
        (None, {"fields": ("kind",)}),
        ("From: a claim or an argument", {"fields": SOURCE_FIELDS}),
        ("To: one of these", {"fields": TARGET_FIELDS}),
        ("More", {"fields": ("weight", "basis", "position", "key")}),
        KEEPING,
    )
    listings = (Listing("Undercuts of this relation", Relation, "target_relation", UNDERCUT, describe_reason),)

    @admin.display(description="from")
    def source(self, relation: Relation) -> str:
        """What it starts from."""
        return str(relation.source_claim or relation.source_argument)

    @admin.display(description="to")
    def target(self, relation: Relation) -> str:
        """What it ends at."""
        return describe_aim(relation).partition(": ")[2]

    def find_shown(self, record: Any) -> Any:
        """What it starts from, which has a box."""
        return record.source_claim or record.source_argument
