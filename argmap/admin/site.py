# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""The admin site: sections in the order of an analyst's work, and nothing that shows debates of others."""

from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path, reverse

from argmap.admin.accounts import limit_to_superusers
from argmap.admin.autocomplete import RecordAutocomplete
from argmap.admin.kinds import SECTIONS
from argmap.permissions import member_debates

MOST_DEBATES = 20


class ArgmapAdminSite(AdminSite):
    """The admin, ordered as an analyst works. Any active staff account may open it; what it shows hangs on memberships."""

    site_header = site_title = "Argmap"
    index_title = "Debates and their records"
    index_template = "admin/argmap/index.html"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        for kinds in SECTIONS.values():
            for model, admin_class in kinds.items():
                super().register(model, admin_class)

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """What other apps bring is for superusers only."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        for model in models:
            super().register(model, limit_to_superusers(model, admin_class or ModelAdmin), **options)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Our records under the headings of `SECTIONS`, then what else there is."""
        found: list[Any] = []
        for app in super().get_app_list(request, app_label):
            found += _divide(app) if app["app_label"] == "argmap" else [app]
        return sorted(found, key=lambda app: app["app_label"] != "argmap")

    def get_log_entries(self, request: HttpRequest) -> QuerySet[LogEntry]:
        """None: the history of a record, for those who may see it, says what was done."""
        return LogEntry.objects.none()

    def each_context(self, request: HttpRequest) -> Any:
        """As Django's; the first page also lists one's debates."""
        context = super().each_context(request)
        if request.path == reverse("admin:index") and self.has_permission(request):
            context["my_debates"] = member_debates(request.user)[:MOST_DEBATES]
        return context

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """As Django's, but for people who are signed in and may not open the admin, its pages do not exist."""
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            # PostgreSQL cannot even look for it.
            if any("\0" in value for values in request.GET.lists() for value in values[1]):
                raise SuspiciousOperation("An address holds a NUL character.")
            shown_to_all = (reverse("admin:index"), reverse("admin:logout"))
            if request.user.is_authenticated and not self.has_permission(request) and request.path not in shown_to_all:
                raise Http404
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """As Django's, with our way to a record's page in place of one that leads to any record."""
        own = path("r/<int:content_type_id>/<int:object_id>/", self.admin_view(self.open_record), name="view_on_site")
        return [own, *(url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site")]

    def open_record(self, request: HttpRequest, content_type_id: int, object_id: int) -> HttpResponse:
        """The map with the record. 404 for what is not there or not yours."""
        kind = ContentType.objects.filter(pk=content_type_id, app_label="argmap").first()
        model: Any = None if kind is None else kind.model_class()
        if model is None or not self.is_registered(model):
            raise Http404
        admin: Any = self.get_model_admin(model)
        address = admin.find_map_url(admin.get_row(request, str(object_id)))
        if address is None:
            raise Http404
        return redirect(address)

    def autocomplete_view(self, request: HttpRequest) -> Any:
        """The search behind the selects."""
        return RecordAutocomplete.as_view(admin_site=self)(request)


def _divide(app: dict[str, Any]) -> list[dict[str, Any]]:
    models = {model["object_name"]: model for model in app["models"]}
    sections = {
        heading: [models[model.__name__] for model in kinds if model.__name__ in models] for heading, kinds in SECTIONS.items()
    }
    return [{**app, "name": heading, "models": found} for heading, found in sections.items() if found]
