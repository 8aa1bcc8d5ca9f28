# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""What every admin page has in common: it shows and offers nothing of debates that the person is not a member of."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin, ShowFacets
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.utils.text import capfirst

from argmap.admin.fields import LinesField, ObjectField
from argmap.admin.forms import FIELD_CLASSES
from argmap.admin.visits import debate_id_of, limit, visit_of
from argmap.admin.widgets import LinksWithinDebate, RecordSelect
from argmap.models import BelongsToDebate, Role

if TYPE_CHECKING:
    AnyBase = BaseModelAdmin[Any]
    AnyModelAdmin = admin.ModelAdmin[Any]
else:
    AnyBase = BaseModelAdmin
    AnyModelAdmin = admin.ModelAdmin


class LimitedFields(AnyBase):
    """Form fields that offer records of the form's debate only."""

    formfield_overrides = FIELD_CLASSES

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Lists as lines, JSON as an object, and links that know the debate."""
        if isinstance(db_field, models.JSONField):
            return _json_field(db_field)
        if isinstance(db_field, models.TextField) and db_field.null:
            kwargs["empty_value"] = None
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield is not None and isinstance(formfield.widget, RelatedFieldWidgetWrapper):
            formfield.widget = self._link_within_debate(formfield.widget, request)
        return formfield

    def _link_within_debate(self, wrapper: RelatedFieldWidgetWrapper, request: HttpRequest) -> forms.Widget:
        if wrapper.rel.model is User:
            return wrapper.widget
        return LinksWithinDebate(wrapper, visit_of(request).debate_id)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A select that searches, in the form's debate."""
        debate_id = visit_of(request).debate_id
        other = db_field.remote_field.model
        if issubclass(other, BelongsToDebate):
            offered = self.admin_site.get_model_admin(other).get_queryset(request)
            kwargs["queryset"] = offered if debate_id is None else offered.filter(debate=debate_id)
        elif other is User:
            kwargs["queryset"] = User.objects.filter(is_active=True)
        kwargs["widget"] = RecordSelect(db_field, self.admin_site, debate_id=debate_id)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def _json_field(db_field: Any) -> forms.Field:
    is_list = db_field.default is list
    return (LinesField if is_list else ObjectField)(
        required=False,
        label=capfirst(db_field.verbose_name),
        help_text=f"{db_field.help_text} {'One a line.' if is_list else 'A JSON object; empty for none.'}",
        widget=AdminTextareaWidget(attrs={"rows": 3}),
    )


class LimitedAdmin(LimitedFields, AnyModelAdmin):
    """Lists and single rows of one's own debates, with the rights that one's role there gives."""

    debate_lookup: ClassVar[str] = "debate"
    related: ClassVar[tuple[str, ...]] = ("debate",)
    """What to load along: what the row's name and its list columns need."""
    deferred: ClassVar[tuple[str, ...]] = ()
    """Long texts that lists do without."""
    counts: ClassVar[dict[str, Any]] = {}
    """Annotations of lists: numbers of related rows."""
    writing_role: ClassVar[Role] = Role.EDITOR
    show_facets = ShowFacets.NEVER
    list_per_page = 50
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows of one's own debates."""
        rows = limit(super().get_queryset(request), request.user, self.debate_lookup)
        found: QuerySet[Any] = rows.select_related(*self.related).defer(*self.deferred).annotate(**self.counts)
        return found

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever may open the admin sees its sections."""
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Members read; a list without a debate holds what one may see."""
        visit = visit_of(request)
        if obj is None and visit.debate is None:
            return self.admin_site.has_permission(request)
        return self._may(request, Role.READER, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Those who write in the debate at hand; without one, in any."""
        return self._may(request, self.writing_role, None)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for adding."""
        return self._may(request, self.writing_role, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for adding."""
        return self._may(request, self.writing_role, obj)

    def _may(self, request: HttpRequest, role: Role, obj: Model | None) -> bool:
        visit = visit_of(request)
        return visit.may(role, visit.debate_id if obj is None or obj.pk is None else debate_id_of(obj))

    def get_row(self, request: HttpRequest, object_id: str) -> Any:
        """The row with this id. Raises Http404 for one of another debate as for one that does not exist."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        return row

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """Rows are referred to by id, and by nothing that could be tried out."""
        return to_field == self.opts.pk.name

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Lists are filtered by the filters beside them, and by nothing that an address could try out."""
        assert request is not None
        for offered in self.get_list_filter(request):
            name = getattr(offered, "parameter_name", offered)
            if lookup in (name, f"{name}__exact", f"{name}__isnull"):
                return True
        return False

    # The history of a record says who changed what. Django's log would show it to people who left the debate since.
    def log_addition(self, *_args: Any) -> Any:
        """Nothing: see `history_view`."""

    def log_change(self, *_args: Any) -> Any:
        """Nothing: see `history_view`."""

    def log_deletions(self, *_args: Any) -> Any:
        """Nothing: see `history_view`."""

    def construct_change_message(self, *_args: Any) -> Any:
        """Nothing: there is no log."""
        return ""
