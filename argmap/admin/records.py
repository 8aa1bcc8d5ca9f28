# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""The admin of a record kind: lists, forms, deletion, history, and the way to the map."""

from functools import cache
from typing import Any, ClassVar
from urllib.parse import quote

from django.apps import apps
from django.contrib import admin
from django.db.models import Count, ForeignKey, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from argmap.admin.deleting import DeletingAdmin
from argmap.admin.editing import EditingAdmin
from argmap.admin.filters import DebateFilter, filter_by
from argmap.admin.histories import HistoryAdmin
from argmap.admin.listings import ListingAdmin
from argmap.admin.visits import debate_id_of, visit_of
from argmap.models import BelongsToDebate, Role

KEEPING: tuple[Any, ...] = ("Keeping", {"fields": ("tags", "extra"), "classes": ("collapse",)})
"""The fieldset at the end of every record's form."""


class WorkplaceAdmin(ListingAdmin, EditingAdmin, DeletingAdmin, HistoryAdmin):
    """Everything that a page of the analysts' workplace does."""

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """As Django's, with the lists of what refers to the record, and the links above the form."""
        record = kwargs.get("obj")
        if record is not None:
            context["listings"] = self.load_listings(request, record)
            context["map_url"] = self.find_map_url(record)
            context["may_see_history"] = hasattr(self.model, "history") and visit_of(request).may(
                Role.REVIEWER, debate_id_of(record)
            )
        return super().render_change_form(request, context, *args, **kwargs)

    def find_map_url(self, record: Any) -> str | None:
        """Where the map shows the record; None where there are no maps."""
        return map_url(record.debate, "")


class RecordAdmin(WorkplaceAdmin):
    """The admin of a record of a debate."""

    filters: ClassVar[tuple[Any, ...]] = ()
    """The list's filters, besides those that every list has."""

    def get_list_filter(self, request: HttpRequest) -> Any:
        """By debate, by the kind's own filters, and by each record that its records refer to."""
        return [DebateFilter, *self.filters, *_reference_filters(self.opts.label)]

    def get_list_display(self, request: HttpRequest) -> Any:
        """The debate's column only where the list may hold more than one."""
        columns = super().get_list_display(request)
        is_one = "debate" in request.GET or len(visit_of(request).debates(Role.READER)) <= 1
        return [name for name in columns if name != "debate_slug" or not is_one]

    def find_map_url(self, record: Any) -> str | None:
        """The record's box on the map, or that of the record that stands for it there."""
        shown = self.find_shown(record)
        anchor = "" if shown is None else f"#{shown._meta.model_name}-{quote(shown.key, safe='')}"
        return map_url(record.debate, anchor)

    def find_shown(self, record: Any) -> Any:
        """The record whose box on the map stands for this one; None for the whole map."""
        return record

    @admin.display(description="debate", ordering="debate__slug")
    def debate_slug(self, record: Any) -> str:
        """The debate's short name."""
        return str(record.debate.slug)


def map_url(debate: Any, anchor: str) -> str | None:
    """The address of the debate's map; None where no page is served under that name."""
    try:
        return reverse("map", args=[debate.slug]) + anchor
    except NoReverseMatch:
        return None


@cache
def _reference_filters(label: str) -> list[Any]:
    model = apps.get_model(label)
    names = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and issubclass(field.related_model, BelongsToDebate)
    ]
    return [filter_by(name) for name in names]


def count_of(model: Any, by: str) -> Any:
    """An annotation: how many records of the model refer to the row by the field."""
    counted = model._default_manager.filter(**{by: OuterRef("pk")}).order_by().values(by).annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)
