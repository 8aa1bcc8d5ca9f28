# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""Actors, their affiliations and their stances."""

from typing import Any, ClassVar

from django.contrib import admin

from argmap.admin.forms import AnalystForm
from argmap.admin.inlines import LinkInline, RowInline
from argmap.admin.listings import Listing
from argmap.admin.records import KEEPING, RecordAdmin, count_of, map_url
from argmap.core.edtf import name_date
from argmap.models import Affiliation, Stance, StanceCondition, StancePassage


class AffiliationInline(RowInline):
    """The bodies that an actor belongs to."""

    model = Affiliation
    fk_name = "actor"
    verbose_name_plural = "affiliations: the bodies it belongs to"
    related = ("actor", "body")
    columns = ("kind", "body", "since", "until", "key")


class ActorAdmin(RecordAdmin):
    """Actors, with where they belong and what they hold."""

    counts: ClassVar = {"stance_number": count_of(Stance, "actor")}
    list_display = ("key", "name", "kind", "iso3", "stances", "debate_slug")
    list_display_links = ("key", "name")
    filters = ("kind",)
    search_fields = ("key", "name", "description", "iso3", "wikidata", "cameo")
    fieldsets = (
        (None, {"fields": ("name", "kind", "description", "key")}),
        ("Codes", {"fields": ("iso3", "wikidata", "cameo")}),
        KEEPING,
    )
    inlines = (AffiliationInline,)
    listings = (
        Listing("Its stances", Stance, "actor"),
        Listing("Stances taken on its behalf", Stance, "on_behalf_of"),
        Listing("Stances it reports", Stance, "reported_by_actor", {}),
        Listing("Who belongs to it", Affiliation, "body"),
    )

    @admin.display(ordering="stance_number")
    def stances(self, actor: Any) -> int:
        """How many stances it takes."""
        return int(actor.stance_number)

    def find_map_url(self, record: Any) -> str | None:
        """The map: an actor has no box of its own."""
        return map_url(record.debate, "")


class AffiliationAdmin(RecordAdmin):
    """Ties between actors."""

    related = ("debate", "actor", "body")
    list_display = ("key", "actor", "kind", "body", "since", "until", "debate_slug")
    filters = ("kind",)
    search_fields = ("key", "actor__name", "body__name")
    fieldsets = ((None, {"fields": ("actor", "kind", "body", "since", "until", "key")}), KEEPING)

    def find_shown(self, record: Any) -> Any:
        """Nothing: the map shows no affiliations."""
        return


class ConditionInline(LinkInline):
    """What a conditional stance waits for."""

    model = StanceCondition
    verbose_name = "condition"
    verbose_name_plural = "conditions: what must hold before a conditional stance turns into support"
    related = ("claim",)
    columns = ("claim", "must_be")


class StancePassageInline(LinkInline):
    """Where a stance is stated."""

    model = StancePassage
    verbose_name = "passage"
    verbose_name_plural = "passages: where the stance is stated"
    related = ("passage__source",)
    deferred = ("passage__source__text",)
    columns = ("passage",)


class StanceForm(AnalystForm):
    """Names the field where two exclude each other."""

    one_of = ((("claim", "argument"), True), (("reported_by_actor", "reported_by_source"), False))

    def clean(self) -> dict[str, Any]:
        """Refuse a meanwhile where there is nothing to wait for."""
        cleaned = super().clean()
        if cleaned.get("meanwhile") and cleaned.get("position") != "conditional":
            self.add_error("meanwhile", "Only a conditional stance has a meanwhile.")
        elif cleaned.get("meanwhile") == "conditional":
            self.add_error("meanwhile", "What holds until the conditions are met cannot be conditional itself.")
        return cleaned


class StanceAdmin(RecordAdmin):
    """Who holds what, since when, and how it is known."""

    form = StanceForm
    related = ("debate", "actor", "on_behalf_of", "claim", "argument", "reported_by_actor", "reported_by_source")
    deferred = ("reported_by_source__text",)
    list_display = ("key", "actor", "position", "target", "said", "basis", "debate_slug")
    list_display_links = ("key", "actor")
    filters = ("position", "act", "basis", "actor__kind")
    search_fields = ("key", "actor__name", "claim__title", "argument__title", "gist", "venue")
    fieldsets = (
        (None, {"fields": ("actor", "on_behalf_of", "position", "claim", "argument", "gist", "meanwhile")}),
        ("How it is known", {"fields": ("act", "basis", "reported_by_actor", "reported_by_source")}),
        ("When and where", {"fields": ("said_on", "reported_on", "venue")}),
        ("Keeping", {"fields": ("key", "tags", "extra"), "classes": ("collapse",)}),
    )
    inlines = (ConditionInline, StancePassageInline)

    @admin.display(description="on")
    def target(self, stance: Stance) -> str:
        """What it is on."""
        return str(stance.claim or stance.argument)

    @admin.display(description="when", ordering="said_on")
    def said(self, stance: Stance) -> str:
        """When it was said, as a reader writes it."""
        return name_date(stance.said_on)

    def find_shown(self, record: Any) -> Any:
        """What it is on."""
        return record.claim or record.argument
