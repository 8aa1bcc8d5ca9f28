"""Published editions: their list, and each one's document and map, which never change again."""

from typing import Any, ClassVar

from django.http import HttpResponseBase
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from argmap.api.views.files import answer_picture
from argmap.api.views.reading import ReadingView, answer_file
from argmap.models import Edition, Visibility
from argmap.services.editions import find_edition, list_editions, read_edition
from argmap.services.maps import Picture, plan_value_map

_FOR_EVER = "public, max-age=31536000, immutable"
_WORDS = {"type": "string"}
_EDITION: dict[str, Any] = {
    "type": "object",
    "required": ["number", "sha256", "note", "published_at"],
    "properties": {
        "number": {"type": "integer", "minimum": 1},
        "sha256": _WORDS | {"description": "Hash of the canonical document.", "pattern": "^[0-9a-f]{64}$"},
        "note": _WORDS | {"description": "What changed since the edition before."},
        "published_at": _WORDS | {"format": "date-time"},
    },
}


class EditionsView(ReadingView):
    """The editions of a debate."""

    collection = "editions"
    operation = "list_editions"
    answers: ClassVar = {(200, "application/json"): {"type": "array", "items": _EDITION}}

    def get(self, request: Request, slug: str) -> HttpResponseBase:  # noqa: ARG002
        """The editions of a debate, the newest first."""
        return Response([_show(edition) for edition in list_editions(self.debate)])


class EditionView(ReadingView):
    """Something of one edition."""

    collection = "editions"

    def find(self, number: int) -> Edition:
        """The edition. Raises NotFound."""
        try:
            return find_edition(self.debate, number)
        except (Edition.DoesNotExist, OverflowError):
            raise NotFound(f"The debate has no edition {number}.") from None

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Let everybody keep what never changes, where everybody may read it."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        if answer.status_code in (200, 304) and self.debate.visibility == Visibility.PUBLIC:
            answer["Cache-Control"] = _FOR_EVER
        return answer


class EditionDocumentView(EditionView):
    """The canonical document of an edition."""

    operation = "get_edition_document"
    answers: ClassVar = {(200, "application/json"): {"type": "object", "additionalProperties": {}}}

    def get(self, request: Request, slug: str, number: int) -> HttpResponseBase:
        """The canonical document of an edition. The ETag is its SHA-256."""
        edition = self.find(number)
        name = f"{slug}-edition-{number}.json"
        return answer_file(request, edition.document.encode(), "application/json", name, f'"{edition.sha256}"')


class EditionMapView(EditionView):
    """The map of an edition."""

    operation = "get_edition_map"
    refusals = (*ReadingView.refusals, 503)
    answers: ClassVar = {(200, Picture.SVG.media_type): {"type": "string", "format": "binary"}}

    def get(self, request: Request, slug: str, number: int) -> HttpResponseBase:
        """The map of all claims of an edition as SVG, drawn by Graphviz."""
        drawing = plan_value_map(read_edition(self.find(number)), picture=Picture.SVG)
        return answer_picture(request, drawing, f"{slug}-edition-{number}")


def _show(edition: Edition) -> dict[str, Any]:
    return {
        "number": edition.number,
        "sha256": edition.sha256,
        "note": edition.note,
        "published_at": edition.published_at.isoformat(),
    }
