# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""Deleting, one record or several: what goes with it, what cites it, and nothing that was changed since it was shown."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import NestedObjects, model_ngettext, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from msgspec import Struct

from argmap.admin.limited import LimitedAdmin
from argmap.admin.reveal import reveal
from argmap.admin.saving import remove
from argmap.admin.versions import VERSION_FIELD, read_version, sign_version
from argmap.admin.visits import read_id, visit_of
from argmap.models import Link
from argmap.services.writing import Cited, Conflict

MOST_NAMED = 20
"""As many citing records of a kind are named; the rest is counted."""
MOST_DELETED = 200
"""As many records can be deleted at once."""


class Naming(Struct, frozen=True):
    """Some records of a kind: how many, and the first by name, each with its address or None."""

    kind: str
    number: int
    named: list[tuple[str, str | None]]


class Consequences(Struct, frozen=True):
    """What deleting records would take along, and which records forbid it."""

    parts: list[Naming]
    citing: list[Naming]


class DeletingAdmin(LimitedAdmin):
    """Deletes through the services, after a page that says what that means."""

    actions: ClassVar = ["delete_chosen"]  # type: ignore[misc]

    def get_actions(self, request: HttpRequest) -> Any:
        """Ours in place of Django's, which deletes past the services."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:  # type: ignore[override] # newer stubs
        """As Django's, which takes whatever was posted for ids."""
        data = request.POST.copy()
        chosen = [text for text in data.getlist(helpers.ACTION_CHECKBOX_NAME) if read_id(str(text)) is not None]
        data.setlist(helpers.ACTION_CHECKBOX_NAME, chosen)
        request.POST = data  # type: ignore[assignment] # still what was chosen, without what nothing can be
        return super().response_action(request, queryset)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Ask, and on POST delete. 404 for what is not there or not yours, 409 where it was changed or is cited."""
        record = self.get_row(request, unquote(object_id))
        visit_of(request).debate = getattr(record, "debate", None)
        if not self.has_delete_permission(request, record):
            raise PermissionDenied
        if request.method != "POST":
            return self._ask(request, [record])
        # Deleting takes the id away from the record.
        signed, name, pk = str(request.POST.get(VERSION_FIELD, "")), str(record), record.pk
        try:
            remove(record, user=request.user, expected_version=read_version(signed, record))
        except (Conflict, Cited, ValidationError) as error:
            return self._ask_again(request, [record], error)
        return self.response_delete(request, name, pk)

    @admin.action(permissions=["delete"], description="Delete the selected %(verbose_name_plural)s")
    def delete_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Ask, and once confirmed delete them all, or none."""
        records = list(queryset[: MOST_DELETED + 1])
        if not all(self.has_delete_permission(request, record) for record in records):
            raise PermissionDenied
        if not 0 < len(records) <= MOST_DELETED:
            problem = (
                f"At most {MOST_DELETED} can be deleted at once." if records else "What was selected is not there any more."
            )
            self.message_user(request, problem, messages.WARNING)
            return None
        if "post" not in request.POST:
            return self._ask(request, records)
        try:
            versions = {record: read_version(str(request.POST.get(f"version-{record.pk}", "")), record) for record in records}
            with transaction.atomic():
                _remove_all(versions, request.user)
        except (Conflict, Cited, ValidationError) as error:
            return self._ask_again(request, records, error)
        text = f"Deleted {len(records)} {model_ngettext(self.opts, len(records))}."
        self.message_user(request, text, messages.SUCCESS)
        return redirect(request.get_full_path())

    def _ask_again(self, request: HttpRequest, records: list[Any], error: Exception) -> HttpResponse:
        stored = {row.pk: row for row in self.get_queryset(request).filter(pk__in=[record.pk for record in records])}
        still_there = [stored[record.pk] for record in records if record.pk in stored]
        problem = str(error)
        if isinstance(error, Conflict):
            problem = "Somebody changed or deleted this meanwhile. Nothing was deleted; look again at what it is now."
        if isinstance(error, ValidationError):
            problem = " ".join(error.messages)
        if not still_there:
            self.message_user(request, "It was deleted already.", messages.WARNING)
            return redirect(self._list_url())
        response = self._ask(request, still_there, problem=problem)
        response.status_code = 409
        return response

    def _ask(self, request: HttpRequest, records: list[Any], problem: str = "") -> HttpResponse:
        found = self.find_consequences(request, records)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Delete {model_ngettext(self.opts, len(records))}?",
            "opts": self.opts,
            "records": [(record, reveal(str(record)), sign_version(record)) for record in records],
            "is_action": helpers.ACTION_CHECKBOX_NAME in request.POST,
            "consequences": found,
            "problem": problem,
            "list_url": self._list_url(),
            "is_popup": False,
        }
        return TemplateResponse(request, "admin/argmap/delete.html", context)

    def _list_url(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def find_consequences(self, request: HttpRequest, records: list[Any]) -> Consequences:
        """What goes along with the records, and what cites them. A fixed number of queries for each kind."""
        collector = NestedObjects(using="default", origin=records)
        collector.collect(records)
        parts = [row for rows in collector.model_objs.values() for row in rows if not isinstance(row, self.model)]
        kept = {(type(row), row.pk) for row in [*parts, *records]}
        citing = {_citer(row) for row in collector.protected} - kept
        return Consequences(
            parts=self._name_all(request, ((type(row), row.pk) for row in parts)),
            citing=self._name_all(request, citing),
        )

    def _name_all(self, request: HttpRequest, places: Iterable[tuple[type[Model], Any]]) -> list[Naming]:
        ids: dict[type[Model], list[Any]] = {}
        for model, pk in places:
            ids.setdefault(model, []).append(pk)
        return [self._name_kind(request, model, pks) for model, pks in ids.items()]

    def _name_kind(self, request: HttpRequest, model: type[Model], pks: list[Any]) -> Naming:
        rows = []
        if not issubclass(model, Link) and self.admin_site.is_registered(model):
            # Its admin leaves out what the person may not see, and loads what the names need.
            found = self.admin_site.get_model_admin(model).get_queryset(request).filter(pk__in=pks)
            url = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
            rows = [(reveal(str(row)), reverse(url, args=[row.pk])) for row in found[:MOST_NAMED]]
        return Naming(str(model_ngettext(model._meta, len(pks))), len(pks), list(rows))


def _citer(row: Model) -> tuple[type[Model], Any]:
    """What a person would say cites: a link is part of its owner."""
    if isinstance(row, Link):
        owner = row._meta.get_field(row.ENDS[0])
        return owner.related_model, getattr(row, owner.attname)  # type: ignore[union-attr,return-value]
    return type(row), row.pk


def _remove_all(versions: dict[Any, int | None], user: Any) -> None:
    """Delete the records, those first that no other of them cites."""
    waiting = dict(versions)
    while waiting:
        refused = {}
        for record, version in waiting.items():
            try:
                remove(record, user=user, expected_version=version)
            except Cited as error:
                refused[record] = version
                last = error
        if len(refused) == len(waiting):
            raise last
        waiting = refused
