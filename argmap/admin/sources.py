# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""Sources, their passages, and the evidence that passages are."""

import re
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import HttpRequest

from argmap.admin.fields import MultilineField
from argmap.admin.forms import AnalystForm, RowForm
from argmap.admin.inlines import RowInline
from argmap.admin.listings import Listing
from argmap.admin.records import KEEPING, RecordAdmin, count_of
from argmap.admin.visits import read_id
from argmap.core.edtf import name_date
from argmap.models import Evidence, Passage, Source, Stance

_ROW_ID = re.compile(r"passages-\d+-id", re.ASCII)


class AnchoringForm(RowForm):
    """Lets the place of a quote that changed be worked out anew."""

    def clean(self) -> dict[str, Any]:
        """Forget the place of another quote; the model finds the new one, or refuses it."""
        cleaned = super().clean()
        moved = {"exact", "source"} & set(self.changed_data)
        surrounded = {"prefix", "suffix"} & set(self.changed_data)
        if moved or (surrounded and cleaned.get("exact")):
            self.instance.start = self.instance.end = None
        return cleaned


class SourceForm(AnalystForm):
    """The form of a source. Its passages that are rows of the form are checked there, as the form leaves them."""

    def clean(self) -> dict[str, Any]:
        """Leave the passages that came along with another text to their rows."""
        cleaned = super().clean()
        if "text" in self.changed_data:
            posted = (str(value) for name, value in self.data.items() if _ROW_ID.fullmatch(name))
            self.instance.rewritten = {pk for pk in map(read_id, posted) if pk is not None}
        return cleaned


class PassageRowForm(AnchoringForm):
    """A passage beside its source: its quote is looked for in the text that the same form gives."""

    def clean(self) -> dict[str, Any]:
        """Name the source as the form leaves it, and forget the place in a text that changes."""
        cleaned = super().clean()
        source = cleaned.get("source")
        self.instance.coming_source = source
        if source is not None and self.instance.pk in source.rewritten and cleaned.get("exact"):
            self.instance.start = self.instance.end = None
        return cleaned


class PassageInline(RowInline):
    """Places in a source."""

    model = Passage
    form = PassageRowForm
    verbose_name_plural = "passages: places in this source"
    related = ("source",)
    deferred = ("source__text",)
    columns = ("locator_kind", "locator", "exact", "key")


class SourceAdmin(RecordAdmin):
    """Documents, with their passages."""

    deferred = ("text",)
    counts: ClassVar = {"passage_number": count_of(Passage, "source")}
    list_display = ("key", "title", "container_title", "when", "reliability", "passages", "debate_slug")
    list_display_links = ("key", "title")
    filters = ("reliability",)
    search_fields = ("key", "title", "container_title", "publisher", "url")
    fieldsets = (
        (None, {"fields": ("title", "type", "authors", "container_title", "publisher", "issued", "key")}),
        ("Where", {"fields": ("url", "accessed", "language")}),
        ("Judgement", {"fields": ("reliability",)}),
        ("Text", {"fields": ("text",)}),
        ("Keeping", {"fields": ("csl", "tags", "extra"), "classes": ("collapse",)}),
    )
    form = SourceForm
    inlines = (PassageInline,)
    listings = (Listing("Stances it reports", Stance, "reported_by_source", {}),)

    @admin.display(description="issued", ordering="issued")
    def when(self, source: Source) -> str:
        """When it appeared, as a reader writes it."""
        return name_date(source.issued)

    @admin.display(ordering="passage_number")
    def passages(self, source: Any) -> int:
        """How many places in it are recorded."""
        return int(source.passage_number)

    def find_shown(self, record: Any) -> Any:
        """Nothing: the map shows no sources."""
        return


class PassageForm(AnchoringForm, AnalystForm):
    """The form of a passage's own page."""


class PassageAdmin(RecordAdmin):
    """Places in sources."""

    form = PassageForm
    related = ("debate", "source")
    deferred = ("source__text",)
    counts: ClassVar = {"evidence_number": count_of(Evidence, "passage")}
    list_display = ("key", "source", "place", "exact_start", "evidence", "debate_slug")
    filters = ("locator_kind",)
    search_fields = ("key", "locator", "exact", "source__title", "source__key")
    readonly_fields = ("start", "end")
    fieldsets = (
        (None, {"fields": ("source", "locator_kind", "locator", "key")}),
        ("Quote", {"fields": ("exact", "prefix", "suffix", "start", "end")}),
        KEEPING,
    )
    listings = (Listing("What it is evidence of", Evidence, "passage"),)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The surroundings of a quote begin and end with spaces, and hold line feeds, which a single line would lose."""
        if db_field.name in ("prefix", "suffix"):
            kwargs |= {"form_class": MultilineField, "strip": False, "widget": AdminTextareaWidget(attrs={"rows": 1})}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="quote", empty_value="—")
    def exact_start(self, passage: Passage) -> str:
        """How the quote begins."""
        return passage.exact if len(passage.exact) <= 80 else f"{passage.exact[:79]}…"

    @admin.display(ordering="evidence_number")
    def evidence(self, passage: Any) -> int:
        """How much it is evidence of."""
        return int(passage.evidence_number)

    def find_shown(self, record: Any) -> Any:
        """Nothing: the map shows no passages."""
        return


class EvidenceAdmin(RecordAdmin):
    """What passages show of claims."""

    related = ("debate", "claim", "passage__source")
    deferred = ("passage__source__text",)
    list_display = ("key", "claim", "kind", "passage", "credibility", "debate_slug")
    filters = ("kind", "credibility")
    search_fields = ("key", "gist", "claim__title", "passage__exact", "passage__source__title")
    fieldsets = ((None, {"fields": ("claim", "passage", "kind", "credibility", "gist", "key")}), KEEPING)

    def find_shown(self, record: Any) -> Any:
        """The claim."""
        return record.claim
