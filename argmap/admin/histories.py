# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""The history page: who changed what and when, for those whom `argmap.permissions` lets see it."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import ForeignKey, Model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from msgspec import Struct

from argmap.admin.limited import LimitedAdmin
from argmap.admin.reveal import reveal
from argmap.admin.visits import debate_id_of, visit_of
from argmap.models import Link, Role

ENTRIES_A_PAGE = 25
MOST_LINK_CHANGES = 50
TEXT_CAP = 600
_ACTS = {"+": "added", "~": "changed", "-": "deleted"}
_NOT_SHOWN = frozenset({"id", "debate", "version", "imported_version"})

Names = dict[tuple[type[Model], Any], str]


class Change(Struct, frozen=True):
    """A field's value before and after; `before` is None in the first entry."""

    label: str
    before: SafeString | None
    after: SafeString


class Entry(Struct, frozen=True):
    """One write: when, by whom, what was done, and what it changed."""

    when: Any
    who: SafeString
    act: str
    reason: SafeString
    changes: list[Change]


class HistoryAdmin(LimitedAdmin):
    """Shows the history of a row that one may see; nothing can be reverted here."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """A page of the history, newest first. 404 for what is not there or not yours, 403 for readers."""
        record = self.get_row(request, unquote(object_id))
        if not hasattr(self.model, "history"):
            raise Http404
        if not visit_of(request).may(Role.REVIEWER, debate_id_of(record)):
            raise PermissionDenied
        rows = self.model.history.filter(id=record.pk).select_related("history_user").order_by("-history_id")
        page = Paginator(rows, ENTRIES_A_PAGE).get_page(request.GET.get("p"))
        start = page.start_index() - 1 if page.paginator.count else 0
        # One more than the page holds, to compare the last with.
        shown = list(rows[start : start + ENTRIES_A_PAGE + 1])
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {self.opts.verbose_name} {record}",
            "opts": self.opts,
            "object": record,
            "page": page,
            "entries": self._describe(request, shown, page.has_next()),
            "link_entries": self._describe_links(request, record),
        }
        return TemplateResponse(request, "admin/argmap/history.html", context)

    def _describe(self, request: HttpRequest, rows: Sequence[Any], has_more: bool) -> list[Entry]:
        fields = [field for field in self.opts.concrete_fields if _is_shown(field, rows)]
        names = self._name_references(request, fields, rows)
        older = [*rows[1:], None]
        entries = [
            _entry(row, [] if row.history_type == "-" else _compare(row, before, fields, names))
            for row, before in zip(rows, older, strict=True)
        ]
        return entries[:-1] if has_more else entries

    def _name_references(self, request: HttpRequest, fields: Sequence[Any], rows: Sequence[Any]) -> Names:
        """The names of the records referred to, with a query for each field; what is gone has none."""
        names: Names = {}
        for field in fields:
            if isinstance(field, ForeignKey):
                ids = {getattr(row, field.attname) for row in rows} - {None}
                for other in self._find_rows(request, field.related_model, ids) if ids else ():
                    names[type(other), other.pk] = str(other)
        return names

    def _find_rows(self, request: HttpRequest, model: type[Model], ids: set[Any]) -> Any:
        admin = self.admin_site.get_model_admin(model)
        rows = admin.get_queryset(request) if isinstance(admin, LimitedAdmin) else model._default_manager.all()
        return rows.filter(pk__in=ids)

    def _describe_links(self, request: HttpRequest, record: Model) -> list[tuple[str, list[Entry]]]:
        found = []
        for relation in self.opts.related_objects:
            model = relation.related_model
            if issubclass(model, Link) and relation.field.name == model.ENDS[0]:
                rows = model.history.filter(**{f"{model.ENDS[0]}_id": record.pk}).select_related("history_user")
                entries = self._describe_link(request, model, rows.order_by("-history_id")[:MOST_LINK_CHANGES])
                found.append((capfirst(str(model._meta.verbose_name_plural)), entries))
        return found

    def _describe_link(self, request: HttpRequest, model: type[Link], rows: Any) -> list[Entry]:
        field: Any = model._meta.get_field(model.ENDS[1])
        names = self._name_references(request, [field], list(rows))
        return [_entry(row, [Change(model.ENDS[1], None, _show(row, field, names))]) for row in rows]


def _is_shown(field: Any, rows: Sequence[Any]) -> bool:
    return field.name not in _NOT_SHOWN and bool(rows) and hasattr(rows[0], field.attname)


def _entry(row: Any, changes: list[Change]) -> Entry:
    who = row.history_user.get_username() if row.history_user else "an import or a command"
    return Entry(row.history_date, reveal(who), _ACTS[row.history_type], reveal(row.history_change_reason or ""), changes)


def _compare(row: Any, before: Any, fields: Sequence[Any], names: Names) -> list[Change]:
    if before is None or before.history_type == "-":
        given = [field for field in fields if getattr(row, field.attname) not in (None, "", [], {})]
        return [Change(_label(field), None, _show(row, field, names)) for field in given]
    return [
        Change(_label(field), _show(before, field, names), _show(row, field, names))
        for field in fields
        if getattr(before, field.attname) != getattr(row, field.attname)
    ]


def _label(field: Any) -> str:
    return capfirst(str(field.verbose_name))


def _show(row: Any, field: Any, names: Names) -> SafeString:
    value = getattr(row, field.attname)
    if isinstance(field, ForeignKey) and value is not None:
        value = names.get((field.related_model, value), "a record that is no more")
    elif field.choices:
        value = dict(field.flatchoices).get(value, value)
    text = "—" if value in (None, "", [], {}) else str(value)
    return reveal(text if len(text) <= TEXT_CAP else text[: TEXT_CAP - 1] + "…")
