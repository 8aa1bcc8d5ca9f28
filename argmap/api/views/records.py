"""Every record kind as a list and one by one: fifteen views made from one."""

from collections.abc import Collection
from typing import Any, ClassVar
from unicodedata import normalize

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from argmap.api.filtering import ParameterBackend, build_parameters
from argmap.api.pages import Pages
from argmap.api.parameters import Parameter
from argmap.api.serializers import build_record_serializer
from argmap.api.showing import columns_of, show_records
from argmap.api.views.reading import ReadingView, answer_record
from argmap.core.checks import is_key, name_kind
from argmap.core.debate import COLLECTIONS
from argmap.models import DebateRecord
from argmap.services.shape import MODELS


class RecordView(ReadingView, GenericViewSet[DebateRecord]):
    """The records of one kind in one debate."""

    collection: ClassVar[str]
    parameters: ClassVar[dict[str, Parameter]]
    queryset: QuerySet[DebateRecord]
    lookup_field = "key"
    pagination_class = Pages
    filter_backends = (ParameterBackend,)

    def get_queryset(self) -> QuerySet[DebateRecord]:
        """The debate's records of this kind."""
        return self.queryset.filter(debate=self.debate).order_by()

    def list_parameters(self) -> Collection[str]:
        """The list's parameters; a single record has none."""
        return [*self.parameters, *Pages.parameters] if self.action == "list" else ()

    def list(self, _request: Request, **_kwargs: str) -> Response:
        """A page of the records that the parameters choose."""
        chosen = self.filter_queryset(self.get_queryset())
        rows: Any = self.paginate_queryset(chosen.values(*columns_of(self.collection)))
        return self.get_paginated_response(show_records(self.collection, rows, self._list_url()))

    def retrieve(self, request: Request, key: str, **_kwargs: str) -> HttpResponseBase:
        """The record with the key, and its ETag."""
        # Keys are NFC, whatever form an address was typed in.
        key = normalize("NFC", key)
        found = self.get_queryset().filter(key=key).values(*columns_of(self.collection)) if is_key(key) else ()
        shown = show_records(self.collection, list(found), self._list_url())
        if not shown:
            raise NotFound(f"The debate has no {name_kind(self.collection)} with this key.")
        return answer_record(request, shown[0])

    def _list_url(self) -> str:
        return self.request.build_absolute_uri(reverse(f"api-{self.collection}", args=[self.debate.slug]))


def build_record_view(collection: str) -> type[RecordView]:
    """The view of a record kind."""
    model = MODELS[collection]
    contents = {
        "__doc__": model.VALUE.__doc__,
        "collection": collection,
        "parameters": build_parameters(collection),
        "queryset": model.objects.all(),
        "serializer_class": build_record_serializer(collection),
    }
    return type(f"{model.__name__}View", (RecordView,), contents)


RECORD_VIEWS = {collection: build_record_view(collection) for collection in COLLECTIONS}
"""Collection name → its view."""
