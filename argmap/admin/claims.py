"""Groups, issues and claims."""

from typing import Any, ClassVar

from django.contrib import admin

from argmap.admin.inlines import LinkInline, RowInline
from argmap.admin.listings import Listing
from argmap.admin.records import KEEPING, RecordAdmin, count_of
from argmap.models import (
    Argument,
    Claim,
    ClaimPassage,
    Evidence,
    Group,
    Inference,
    IssuePosition,
    Relation,
    Stance,
)

REASONS: dict[str, dict[str, str]] = {
    "Add a reason for it": {"kind": "supports"},
    "Add a reason against it": {"kind": "attacks"},
}


def describe_reason(relation: Relation) -> str:
    """The relation as its target's page lists it."""
    return f"{relation.get_kind_display()}: {relation.source_claim or relation.source_argument}"


def describe_aim(relation: Relation) -> str:
    """The relation as its source's page lists it."""
    aim = relation.target_claim or relation.target_argument or relation.target_inference or relation.target_relation
    return f"{relation.get_kind_display()}: {aim}"


def describe_inference(inference: Inference) -> str:
    """The inference as the pages of its argument and its conclusion list it."""
    return f"{inference.key}: {inference.argument} {inference.get_kind_display()} {inference.conclusion}"


class GroupAdmin(RecordAdmin):
    """Headings."""

    related = ("debate", "parent")
    counts: ClassVar = {"claim_number": count_of(Claim, "group"), "argument_number": count_of(Argument, "group")}
    list_display = ("key", "title", "parent", "position", "claims", "arguments", "debate_slug")
    search_fields = ("key", "title", "summary")
    fieldsets = ((None, {"fields": ("title", "summary", "parent", "position", "key")}), KEEPING)
    listings = (
        Listing("Claims under this heading", Claim, "group"),
        Listing("Arguments under this heading", Argument, "group"),
        Listing("Headings inside it", Group, "parent"),
    )

    @admin.display(ordering="claim_number")
    def claims(self, group: Any) -> int:
        """How many claims stand under it."""
        return int(group.claim_number)

    @admin.display(ordering="argument_number")
    def arguments(self, group: Any) -> int:
        """How many arguments stand under it."""
        return int(group.argument_number)


class PositionInline(LinkInline):
    """The claims that answer an issue."""

    model = IssuePosition
    verbose_name = "position"
    verbose_name_plural = "positions: the claims of which at most one stands"
    related = ("claim",)
    columns = ("claim",)


class IssueAdmin(RecordAdmin):
    """Questions with their positions."""

    related = ("debate", "group")
    counts: ClassVar = {"position_number": count_of(IssuePosition, "issue")}
    list_display = ("key", "question", "standard", "group", "positions", "debate_slug")
    filters = ("standard",)
    search_fields = ("key", "question")
    fieldsets = ((None, {"fields": ("question", "standard", "group", "position", "key")}), KEEPING)
    inlines = (PositionInline,)

    @admin.display(ordering="position_number")
    def positions(self, issue: Any) -> int:
        """How many claims answer it."""
        return int(issue.position_number)


class ClaimPassageInline(LinkInline):
    """Where a claim is stated."""

    model = ClaimPassage
    verbose_name = "passage"
    verbose_name_plural = "passages: where the claim is stated"
    related = ("passage__source",)
    deferred = ("passage__source__text",)
    columns = ("passage",)


class EvidenceInline(RowInline):
    """What speaks for a claim or against it."""

    model = Evidence
    verbose_name_plural = "evidence: passages that bear on the claim"
    related = ("passage__source", "claim")
    deferred = ("passage__source__text",)
    columns = ("passage", "kind", "credibility", "gist", "key")


class ClaimAdmin(RecordAdmin):
    """Claims, with what states them, what speaks for and against them, and who holds what."""

    related = ("debate", "group")
    counts: ClassVar = {
        "reason_number": count_of(Relation, "target_claim") + count_of(Inference, "conclusion"),
        "stance_number": count_of(Stance, "claim"),
        "evidence_number": count_of(Evidence, "claim"),
    }
    list_display = ("key", "title", "kind", "group", "reasons", "stances", "evidence", "debate_slug")
    list_display_links = ("key", "title")
    filters = ("kind", "assumed")
    search_fields = ("key", "title", "text")
    fieldsets = (
        (None, {"fields": ("title", "text", "kind", "group", "position", "key")}),
        ("Standing", {"fields": ("assumed", "prior")}),
        KEEPING,
    )
    inlines = (ClaimPassageInline, EvidenceInline)
    listings = (
        Listing("Reasons for and against it", Relation, "target_claim", REASONS, describe_reason),
        Listing("Inferences that conclude in it", Inference, "conclusion", {}, describe_inference),
        Listing("What it is a reason for or against", Relation, "source_claim", {"Add": {}}, describe_aim),
        Listing("Stances on it", Stance, "claim"),
    )

    @admin.display(ordering="reason_number")
    def reasons(self, claim: Any) -> int:
        """How many relations and inferences end at it."""
        return int(claim.reason_number)

    @admin.display(ordering="stance_number")
    def stances(self, claim: Any) -> int:
        """How many stances are on it."""
        return int(claim.stance_number)

    @admin.display(ordering="evidence_number")
    def evidence(self, claim: Any) -> int:
        """How many passages bear on it."""
        return int(claim.evidence_number)
