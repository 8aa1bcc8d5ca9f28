"""A debate as a file: its canonical document, and its map as a picture."""

from typing import ClassVar

from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from argmap.api.views.reading import ReadingView, answer_file, finding_debate
from argmap.core.canonical import canonical_json, hash_document
from argmap.render import GraphvizError
from argmap.services.maps import Drawing, Picture, bring_picture, plan_map
from argmap.services.snapshot import load_debate

SVG_POLICY = "default-src 'none'; style-src 'none'; frame-ancestors 'none'; sandbox"
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
    answers: ClassVar = {(200, "application/json"): {"type": "object", "additionalProperties": {}}}

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The whole debate as canonical JSON: the same bytes for the same debate. The ETag is their SHA-256."""
        with finding_debate():
            document = canonical_json(load_debate(self.debate))
        return answer_file(request, document, "application/json", f"{slug}.json", f'"{hash_document(document)}"')


class MapView(ReadingView):
    """The map of all claims, drawn by Graphviz."""

    collection = "map"
    refusals = (*ReadingView.refusals, 503)
    picture: ClassVar[Picture]

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The map of all claims, drawn by Graphviz."""
        with finding_debate():
            drawing = plan_map(debate=self.debate, picture=self.picture)
        answer = answer_file(request, b"", self.picture.media_type, f"{slug}.{self.picture}", self._tag(drawing))
        if isinstance(answer, HttpResponse) and answer.status_code == 200:
            answer.content = draw(drawing)
        if self.picture is Picture.SVG:
            answer["Content-Security-Policy"] = SVG_POLICY
        return answer

    def _tag(self, drawing: Drawing) -> str:
        """The ETag, for which nothing is drawn. It is weak for a PDF, which tells when it was drawn."""
        return f'W/"{drawing.hash}"' if self.picture is Picture.PDF else f'"{drawing.hash}"'


def draw(drawing: Drawing) -> bytes:
    """The picture. Raises MapNotDrawn."""
    try:
        return bring_picture(drawing)
    except GraphvizError:
        raise MapNotDrawn from None


def build_map_view(picture: Picture) -> type[MapView]:
    """The view of the map as one kind of picture."""
    answers = {(200, picture.media_type): OpenApiTypes.BINARY}
    contents = {"__doc__": MapView.__doc__, "picture": picture, "answers": answers}
    return type(f"{picture.name.title()}MapView", (MapView,), contents)


MAP_VIEWS = {picture.value: build_map_view(picture) for picture in Picture}
"""The end of the address → the view of the map as that kind of picture."""
