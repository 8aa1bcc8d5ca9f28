"""The API's addresses, under /api/v1/."""

from typing import Any

from django.urls import URLPattern, path, re_path

from argmap.api.views.debates import DebateView
from argmap.api.views.editions import EditionDocumentView, EditionMapView, EditionsView
from argmap.api.views.evaluation import EvaluationView
from argmap.api.views.files import MAP_VIEWS, DocumentView, DownloadsView, DownloadView
from argmap.api.views.importing import DebatesView, ImportView
from argmap.api.views.networks import NETWORK_FILE_VIEWS, SUPPORT_VIEWS, NetworkJsonView
from argmap.api.views.overview import OverviewView
from argmap.api.views.positions import PositionsCsvView, PositionsView
from argmap.api.views.reading import NothingView
from argmap.api.views.records import RECORD_VIEWS
from argmap.api.views.schema import SchemaView, SwaggerView
from argmap.api.views.timeline import TimelineView

LIST: dict[str, Any] = {"get": "list"}
DETAIL: dict[str, Any] = {"get": "retrieve"}

urlpatterns: list[URLPattern] = [
    path("schema", SchemaView.as_view(), name="schema"),
    path("schema/swagger/", SwaggerView.as_view(), name="swagger"),
    path("debates/", DebatesView.as_view({**LIST, "post": "create"}), name="api-debates"),
    path("debates/<str:slug>/", DebateView.as_view(DETAIL), name="api-debate"),
    path("debates/<str:slug>/document", DocumentView.as_view(), name="api-document"),
    path("debates/<str:slug>/import", ImportView.as_view(), name="api-import"),
    path("debates/<str:slug>/export/", DownloadsView.as_view(), name="api-export"),
    path("debates/<str:slug>/export/<str:format_name>", DownloadView.as_view(), name="api-download"),
    path("debates/<str:slug>/editions/", EditionsView.as_view(), name="api-editions"),
    path("debates/<str:slug>/editions/<int:number>/document", EditionDocumentView.as_view(), name="api-edition-document"),
    path("debates/<str:slug>/editions/<int:number>/map.svg", EditionMapView.as_view(), name="api-edition-map"),
    path("debates/<str:slug>/overview.svg", OverviewView.as_view(), name="api-overview"),
    path("debates/<str:slug>/evaluation", EvaluationView.as_view(), name="api-evaluation"),
    path("debates/<str:slug>/positions", PositionsView.as_view(), name="api-positions"),
    path("debates/<str:slug>/positions.csv", PositionsCsvView.as_view(), name="api-positions-csv"),
    path("debates/<str:slug>/timeline", TimelineView.as_view(), name="api-timeline"),
    path("debates/<str:slug>/networks", NetworkJsonView.as_view(), name="api-networks"),
]

urlpatterns += [
    path(f"debates/<str:slug>/map.{suffix}", view.as_view(), name=f"api-map-{suffix}") for suffix, view in MAP_VIEWS.items()
]

for name, views in (("networks", NETWORK_FILE_VIEWS), ("support", SUPPORT_VIEWS)):
    urlpatterns += [
        path(f"debates/<str:slug>/{name}.{suffix}", view.as_view(), name=f"api-{name}-{suffix}")
        for suffix, view in views.items()
    ]

for collection, record_view in RECORD_VIEWS.items():
    singular = f"api-{record_view.queryset.model._meta.model_name}"
    urlpatterns += [
        path(f"debates/<str:slug>/{collection}/", record_view.as_view(LIST), name=f"api-{collection}"),
        path(f"debates/<str:slug>/{collection}/<path:key>/", record_view.as_view(DETAIL), name=f"{singular}-record"),
    ]

# Last, as it takes every address, those with line breaks too.
urlpatterns.append(re_path(r"^(?P<address>[\s\S]*)$", NothingView.as_view()))
