"""The API's addresses, under /api/v1/."""

from typing import Any

from django.urls import URLPattern, path
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from argmap.api.views.debates import DebateView
from argmap.api.views.files import DocumentView
from argmap.api.views.reading import NothingView
from argmap.api.views.records import RECORD_VIEWS

LIST: dict[str, Any] = {"get": "list"}
DETAIL: dict[str, Any] = {"get": "retrieve"}

urlpatterns: list[URLPattern] = [
    path("schema", SpectacularJSONAPIView.as_view(), name="schema"),
    path("schema/swagger/", SpectacularSwaggerSplitView.as_view(template_name="api/swagger.html"), name="swagger"),
    path("debates/", DebateView.as_view(LIST), name="api-debates"),
    path("debates/<str:slug>/", DebateView.as_view(DETAIL), name="api-debate"),
    path("debates/<str:slug>/document", DocumentView.as_view(), name="api-document"),
]

for collection, view in RECORD_VIEWS.items():
    singular = f"api-{view.queryset.model._meta.model_name}"
    urlpatterns += [
        path(f"debates/<str:slug>/{collection}/", view.as_view(LIST), name=f"api-{collection}"),
        path(f"debates/<str:slug>/{collection}/<path:key>/", view.as_view(DETAIL), name=f"{singular}-record"),
    ]

# `path` does not match the empty address; a regular expression would show in OpenAPI.
urlpatterns += [path("<path:address>", NothingView.as_view()), path("", NothingView.as_view(), {"address": ""})]
