"""The debates that one may read, with what they hold and where."""

from collections.abc import Collection
from typing import Any

import msgspec
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponseBase
from django.urls import reverse
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from argmap.api.filtering import ParameterBackend, build_debate_parameters
from argmap.api.pages import Pages
from argmap.api.serializers import FILES, build_debate_serializer
from argmap.api.views.reading import NO_DEBATE, ReadingView, answer_record
from argmap.core.canonical import normalise
from argmap.core.debate import COLLECTIONS
from argmap.core.records import About
from argmap.models import Debate
from argmap.permissions import readable_debates
from argmap.services.shape import ABOUT_FIELDS, MODELS

_COUNT = "count_of_"


class DebateView(ReadingView, GenericViewSet[Debate]):
    """The debates that you may read: public ones, and those that you are a member of; superusers may read all."""

    queryset = Debate.objects.all()
    serializer_class = build_debate_serializer()
    parameters = build_debate_parameters()
    lookup_field = "slug"
    pagination_class = Pages
    filter_backends = (ParameterBackend,)

    def get_queryset(self) -> QuerySet[Debate]:
        """The person's debates, each with the counts of its records."""
        counts = {f"{_COUNT}{name}": _count_records(name) for name in COLLECTIONS}
        return readable_debates(self.request.user).annotate(**counts).order_by()

    def list_parameters(self) -> Collection[str]:
        """The list's parameters; a single debate has none."""
        return [*self.parameters, *Pages.parameters] if self.action == "list" else ()

    def list(self, request: Request) -> Response:
        """A page of the debates that the parameters choose."""
        debates = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        return self.get_paginated_response([_show_debate(debate, request) for debate in debates])

    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        """The debate, and its ETag."""
        debate = self.get_queryset().filter(slug=slug).first()
        if debate is None:
            # It was deleted since we asked whether it may be read.
            raise NotFound(NO_DEBATE)
        return answer_record(request, _show_debate(debate, request))


def _count_records(collection: str) -> Coalesce:
    """How many records of the kind the debate has, counted beside it, as a join would multiply one kind by another."""
    own = MODELS[collection].objects.filter(debate=OuterRef("pk")).order_by().values("debate")
    return Coalesce(Subquery(own.annotate(found=Count("pk")).values("found"), output_field=IntegerField()), 0)


def _show_debate(debate: Debate, request: Request) -> dict[str, Any]:
    about = msgspec.convert({name: getattr(debate, name) for name in ABOUT_FIELDS}, About)
    base = request.build_absolute_uri(reverse("api-debate", args=[debate.slug]))
    return {
        **msgspec.to_builtins(normalise(about)),
        "visibility": debate.visibility,
        "version": debate.version,
        "revision": debate.revision,
        "counts": {name: getattr(debate, f"{_COUNT}{name}") for name in COLLECTIONS},
        "api_url": base,
        "links": {name: f"{base}{name}/" for name in COLLECTIONS} | {name: f"{base}{name}" for name in FILES},
    }
