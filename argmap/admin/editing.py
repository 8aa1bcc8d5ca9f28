# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""The form pages: a new record in a chosen debate, a changed one, and what is shown when somebody else was faster."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from argmap.admin.conflicts import Rebase, find_differences, find_link_differences
from argmap.admin.forms import AnalystForm
from argmap.admin.limited import LimitedAdmin
from argmap.admin.saving import store_form
from argmap.admin.versions import VERSION_FIELD
from argmap.admin.visits import Visit, asked_debate, debate_id_of, read_id, visit_of
from argmap.models import Debate, DebateRecord, Role
from argmap.permissions import member_debates
from argmap.services.writing import Cited, Conflict

MOST_DEBATES = 200
"""As many debates are offered to choose from."""


class EditingAdmin(LimitedAdmin):
    """Adds and changes records through the services; a save over somebody else's change keeps what was typed."""

    form = AnalystForm
    change_form_template = "admin/argmap/change_form.html"
    new_needs_debate: ClassVar[bool] = True

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, which knows the visit."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.visit = visit_of(request)  # type: ignore[attr-defined]
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """As Django's, within one debate. 404 for what is not there or not yours, 409 where somebody else was faster."""
        if "_saveasnew" in request.POST:
            raise SuspiciousOperation("No form here offers this.")
        visit = visit_of(request)
        record = None if object_id is None else self.get_object(request, unquote(object_id))
        if object_id is None and self.new_needs_debate:
            visit.debate = self._choose_debate(request)
            if visit.debate is None:
                return self._offer_debates(request)
        if object_id is not None and record is None:
            return self._answer_for_deleted(request, unquote(object_id))
        if record is not None:
            visit.debate = record if isinstance(record, Debate) else record.debate
        return self._try_to_save(request, object_id, form_url, extra_context)

    def _try_to_save(self, request: HttpRequest, object_id: str | None, form_url: str, context: dict[str, Any] | None) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except Conflict:
            return self._show_conflict(request, object_id)
        except Cited as error:
            visit_of(request).refusals = [ValidationError(str(error))]
        except ValidationError as error:
            visit_of(request).refusals = [error]
        return super().changeform_view(request, object_id, form_url, context)

    # Choosing the debate of a new record

    def _choose_debate(self, request: HttpRequest) -> Debate | None:
        visit = visit_of(request)
        asked = asked_debate(request)
        if asked:
            return visit.find_debate(asked)
        if not visit.debates(Role.READER):
            raise Http404
        mine = visit.debates(self.writing_role)
        if not mine:
            raise PermissionDenied
        return Debate.objects.get(pk=min(mine)) if len(mine) == 1 else None

    def _offer_debates(self, request: HttpRequest) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"Add {self.opts.verbose_name}: in which debate?",
            "opts": self.opts,
            "debates": member_debates(request.user, role=self.writing_role)[:MOST_DEBATES],
            "asked": request.GET.urlencode(),
        }
        return TemplateResponse(request, "admin/argmap/choose_debate.html", context)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address fills in, where it is the name of a field."""
        return {name: value for name, value in request.GET.items() if name != VERSION_FIELD}

    # Writing

    def save_model(self, *_args: Any) -> None:
        """Nothing yet: `save_related` writes a record together with its links, as one change."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the record, its links and its rows."""
        store_form(form, list(formsets), request.user)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """As Django's; the next new record is one of the same debate."""
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST and self.new_needs_debate and "debate=" not in response.get("Location", ""):
            return redirect(f"{request.path}?debate={debate_id_of(obj)}")
        return response

    # Conflicts

    def _show_conflict(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        record = None if object_id is None else self.get_object(request, unquote(object_id))
        if object_id is not None and record is None:
            return self._answer_for_deleted(request, unquote(object_id))
        self._rebase(request, record)
        response: HttpResponse = super().changeform_view(request, object_id)
        response.status_code = 409
        return response

    def _rebase(self, request: HttpRequest, record: Model | None) -> None:
        visit = visit_of(request)
        rebase = Rebase(request.POST)
        rebase.take_record(record)
        for formset, _ in self.get_formsets_with_inlines(request, record):
            rows = formset.model._default_manager.filter(**{formset.fk.name: record}) if record is not None else []
            rebase.take_rows(formset.get_default_prefix(), formset.fk.name, {str(row.pk): row for row in rows})
        request.POST = rebase.data  # type: ignore[assignment] # what was typed, on top of how things stand now
        visit.overtaken = rebase.overtaken
        visit.refusals = [ValidationError(_say_conflict(visit, record), code="conflict")]

    def _answer_for_deleted(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """404; but who was editing the record while somebody deleted it gets what they typed back, as a new record."""
        debate = self._find_debate_of_deleted(request, object_id)
        visit = visit_of(request)
        if debate is None or not visit.may(self.writing_role, debate.pk):
            raise Http404
        visit.debate = debate
        self._rebase(request, None)
        add_url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add") + f"?debate={debate.pk}"
        response: HttpResponse = super().changeform_view(request, None, add_url)
        response.status_code = 409
        return response

    def _find_debate_of_deleted(self, request: HttpRequest, object_id: str) -> Debate | None:
        pk = read_id(object_id)
        if request.method != "POST" or pk is None or not issubclass(self.model, DebateRecord):
            return None
        past = self.model.history.filter(id=pk, history_type="-").order_by("history_id").last()
        return None if past is None else member_debates(request.user).filter(pk=past.debate_id).first()

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """As Django's, with the debate, and after a conflict with the texts side by side."""
        visit = visit_of(request)
        context["debate"] = visit.debate
        context["new_needs_debate"] = self.new_needs_debate
        if visit.overtaken is not None:
            context["conflict"], context["errors"] = True, None
            context["differences"] = list(_differences(context, visit))
        return super().render_change_form(request, context, *args, **kwargs)


def _differences(context: dict[str, Any], visit: Visit) -> Iterator[Any]:
    form, overtaken = context["adminform"].form, visit.overtaken or {}
    formsets = [admin_formset.formset for admin_formset in context["inline_admin_formsets"]]
    rows: list[forms.BaseForm] = [row for formset in formsets for row in formset.initial_forms]
    yield from find_differences([form, *rows], overtaken)
    if form.instance.pk is not None and (form.instance._meta.label_lower, form.instance.pk) in overtaken:
        yield from find_link_differences(form.instance, formsets)


def _say_conflict(visit: Visit, record: Model | None) -> str:
    if record is None:
        return (
            "Somebody deleted this record while you were editing it. What you typed is below; saving makes a new record of it."
        )
    if visit.overtaken and all(seen is None for seen in visit.overtaken.values()):
        return "The form did not say which version of the record it was made of. Nothing was saved; look, and save again."
    return "Somebody else changed this while you were editing it. Nothing was saved; what you typed is below."
