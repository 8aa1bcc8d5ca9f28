"""A debate as a file: its canonical document, and its map as a picture."""

from typing import ClassVar

from django.http import HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import APIException, NotFound
from rest_framework.request import Request

from argmap.api.views.reading import NO_DEBATE, ReadingView, answer_unless_known
from argmap.core.canonical import canonical_json, hash_document
from argmap.core.debate import Debate as DebateValue
from argmap.models import Debate
from argmap.render import Format, GraphvizError
from argmap.services.maps import DOT_MEDIA_TYPE, write_map_dot, writer_of
from argmap.services.snapshot import load_debate

MEDIA_TYPES = {**{format.value: format.media_type for format in Format}, "dot": DOT_MEDIA_TYPE}
"""The kinds of pictures, by the end of their addresses."""

_SVG_POLICY = "default-src 'none'; style-src 'none'; frame-ancestors 'none'; sandbox"
"""A picture opened by itself runs nothing, loads nothing and may not act for the site; its colours are attributes."""


class MapNotDrawn(APIException):
    """Graphviz failed, or took more than it may."""

    status_code = 503
    default_code = "map_not_drawn"
    default_detail = "The map could not be drawn now; try again in a minute, or take map.dot and draw it yourself."
    wait = 60


class DocumentView(ReadingView):
    """The whole debate as canonical JSON."""

    collection = "document"

    @extend_schema(responses={(200, "application/json"): {"type": "object", "additionalProperties": {}}})
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The whole debate as canonical JSON: the same bytes for the same debate. The ETag is their SHA-256."""
        document = canonical_json(_load(self.debate))
        return _answer_file(request, document, "application/json", f"{slug}.json", f'"{hash_document(document)}"')


class MapView(ReadingView):
    """The map of all claims, drawn by Graphviz."""

    collection = "map"
    refusals = (*ReadingView.refusals, 503)
    suffix: ClassVar[str]

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The map of all claims, drawn by Graphviz."""
        value = _load(self.debate)
        try:
            drawn = writer_of(self.suffix)(value)
        except GraphvizError:
            raise MapNotDrawn from None
        # A PDF tells when it was drawn, so it is known by what it was drawn from, and that is a weak tag.
        tag = f'W/"{hash_document(write_map_dot(value))}"' if self.suffix == "pdf" else f'"{hash_document(drawn)}"'
        answer = _answer_file(request, drawn, MEDIA_TYPES[self.suffix], f"{slug}.{self.suffix}", tag)
        if self.suffix == "svg":
            answer["Content-Security-Policy"] = _SVG_POLICY
        return answer


def build_map_view(suffix: str) -> type[MapView]:
    """The view of the map as one kind of picture."""
    describe = extend_schema(responses={(200, MEDIA_TYPES[suffix]): OpenApiTypes.BINARY})
    return type(f"{suffix.title()}MapView", (MapView,), {"suffix": suffix, "get": describe(MapView.get)})


MAP_VIEWS = {suffix: build_map_view(suffix) for suffix in MEDIA_TYPES}
"""Kind of picture → its view."""


def _load(debate: Debate) -> DebateValue:
    try:
        return load_debate(debate)
    except Debate.DoesNotExist:
        # It was deleted since we asked whether it may be read.
        raise NotFound(NO_DEBATE) from None


def _answer_file(request: Request, content: bytes, media_type: str, name: str, tag: str) -> HttpResponseBase:
    headers = {"ETag": tag, "Content-Disposition": content_disposition_header(False, name) or "inline"}
    return answer_unless_known(request, HttpResponse(content, content_type=media_type, headers=headers))
