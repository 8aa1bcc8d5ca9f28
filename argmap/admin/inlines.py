# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""Rows within a record's form: its links, which are part of it, and small records that belong with it."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from argmap.admin.forms import FIELD_CLASSES, LinkForm, RowForm
from argmap.admin.formsets import PagedFormSet
from argmap.admin.limited import LimitedFields
from argmap.admin.versions import VERSION_FIELD
from argmap.admin.visits import debate_id_of, limit, visit_of
from argmap.models import Role

if TYPE_CHECKING:
    AnyTabularInline = admin.TabularInline[Any, Any]
else:
    AnyTabularInline = admin.TabularInline


class RowInline(LimitedFields, AnyTabularInline):
    """Records as rows: each with its own version, a page at a time."""

    formfield_overrides: ClassVar = {
        models.TextField: {**FIELD_CLASSES[models.TextField], "widget": AdminTextareaWidget(attrs={"rows": 2, "cols": 30})}
    }
    form = RowForm
    formset = PagedFormSet
    template = "admin/argmap/rows.html"
    extra = 0
    view_on_site = False
    show_change_link = True
    related: ClassVar[tuple[str, ...]] = ()
    deferred: ClassVar[tuple[str, ...]] = ()
    columns: ClassVar[tuple[str, ...]] = ()
    writing_role: ClassVar[Role] = Role.EDITOR

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """The columns, and the hidden version."""
        has_version = VERSION_FIELD in self.form.declared_fields
        return [*self.columns, VERSION_FIELD] if has_version else list(self.columns)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows of one's own debates."""
        rows = limit(super().get_queryset(request), request.user)
        return rows.select_related(*self.related).defer(*self.deferred)

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        """The formset, which knows the request."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.request = request  # type: ignore[attr-defined]
        formset.form.visit = visit_of(request)  # type: ignore[attr-defined]
        return formset

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Members read."""
        return self._may(request, Role.READER, obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Those who write in the debate."""
        return self._may(request, self.writing_role, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Those who write in the debate."""
        return self._may(request, self.writing_role, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Those who write in the debate."""
        return self._may(request, self.writing_role, obj)

    def _may(self, request: HttpRequest, role: Role, obj: Model | None) -> bool:
        visit = visit_of(request)
        return visit.may(role, visit.debate_id if obj is None or obj.pk is None else debate_id_of(obj))


class LinkInline(RowInline):
    """Links as rows; saving them is a change of the record that they are part of."""

    form = LinkForm
    show_change_link = False
