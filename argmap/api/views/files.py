"""A debate as a file: its canonical document, and its map as a picture."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from argmap.api.views.reading import ReadingView, answer_unless_known
from argmap.core.canonical import canonical_json, hash_document
from argmap.services.snapshot import load_debate


class DocumentView(ReadingView):
    """The whole debate as canonical JSON: the same bytes for the same debate, wherever it is kept."""

    collection = "document"

    @extend_schema(responses={(200, "application/json"): {"type": "object", "additionalProperties": {}}})
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The document; its ETag is its SHA-256."""
        document = canonical_json(load_debate(self.debate))
        return answer_unless_known(request, _build_file(document, "application/json", f"{slug}.json", hash_document(document)))


def _build_file(content: bytes, media_type: str, name: str, tag: str) -> HttpResponse:
    headers = {"ETag": f'"{tag}"', "Content-Disposition": content_disposition_header(False, name) or "inline"}
    return HttpResponse(content, content_type=media_type, headers=headers)
