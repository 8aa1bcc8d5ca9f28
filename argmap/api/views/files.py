"""A debate as a file: its canonical document, every format it can be taken away in, and its map as a picture."""

from collections.abc import Callable, Collection
from typing import Any, ClassVar, TypeVar

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from argmap.api.filtering import read_parameters
from argmap.api.parameters import Parameter, ask_choice
from argmap.api.viewpoint import VIEWPOINT
from argmap.api.views.reading import ReadingView, answer_file, answer_unless_known, finding_debate
from argmap.core.canonical import canonical_json, hash_document
from argmap.core.reading.viewpoint import build_options
from argmap.formats import FormatError
from argmap.render import LIGHT, THEMES, GraphvizError
from argmap.render.faces import list_hashes
from argmap.render.options import SCALES
from argmap.services.downloads import Download, list_downloads, write_download
from argmap.services.evaluating import EvaluationRefused
from argmap.services.maps import Drawing, Picture, bring_compressed, bring_picture, plan_map
from argmap.services.snapshot import load_debate

B = TypeVar("B")
SVG_POLICY = f"default-src 'none'; style-src {' '.join(list_hashes())}; font-src data:; frame-ancestors 'none'; sandbox"
"""A picture opened by itself runs nothing, loads nothing but the font in it, and may not act for the site."""

_SCALES = {str(scale): scale for scale in SCALES}
THEME = ask_choice("theme", "How the picture looks; light where it is left out.", THEMES)
_SCALE = ask_choice("scale", "How many pixels a point has, across and down.", _SCALES)
_FORMAT_NAMES = tuple(form.name for form in list_downloads())
_WORDS = {"type": "string"}
_FORMAT = {**_WORDS, "enum": [*_FORMAT_NAMES]}
_DOWNLOAD: dict[str, Any] = {
    "type": "object",
    "required": ["name", "title", "media_type", "suffix", "carried", "cannot_carry", "api_url"],
    "properties": {
        "name": _FORMAT,
        "title": _WORDS,
        "media_type": _WORDS,
        "suffix": _WORDS,
        "carried": _WORDS | {"description": "What comes along, in a few words."},
        "cannot_carry": {"type": "array", "items": _WORDS, "description": "What a debate can lose in it, in sentences."},
        "api_url": _WORDS | {"format": "uri"},
    },
}


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


class DownloadsView(ReadingView):
    """The formats that a debate can be taken away in."""

    collection = "export"
    operation = "list_export"
    answers: ClassVar = {(200, "application/json"): {"type": "array", "items": _DOWNLOAD}}

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The formats that a debate can be taken away in, with what is left behind in each."""
        return Response(
            [
                _show(form, request.build_absolute_uri(reverse("api-download", args=[slug, form.name])))
                for form in list_downloads()
            ]
        )


class DownloadView(ReadingView):
    """The whole debate in one of the formats."""

    collection = "export"
    operation = "get_export"
    variables: ClassVar = (
        OpenApiParameter("format_name", _FORMAT, OpenApiParameter.PATH, description="Name of the format, from the list."),
    )
    # Not as binary: what programs that know YAML make of it is no text.
    answers: ClassVar = {(200, form.media_type.partition(";")[0]): {"description": "The file."} for form in list_downloads()}

    def get(self, request: Request, slug: str, format_name: str) -> HttpResponseBase:
        """The whole debate in one of the formats, to be saved. The Link header says where to read what is left behind."""
        if format_name not in _FORMAT_NAMES:
            raise NotFound(
                f'There is no format "{format_name[:50]}" to take a debate away in; there are {", ".join(_FORMAT_NAMES)}.'
            )
        try:
            with finding_debate():
                file = write_download(debate=self.debate, format_name=format_name)
        except FormatError as error:
            raise ValidationError({"format_name": [f"{error}."]}) from None
        headers = {
            "ETag": f'"{hash_document(file.content)}"',
            "Content-Disposition": content_disposition_header(True, file.name) or "attachment",
            "Link": f'<{reverse("api-export", args=[slug])}>; rel="describedby"',
        }
        answer = HttpResponse(file.content, content_type=file.media_type, headers=headers)
        return answer_unless_known(request, answer)


def _show(form: Download, address: str) -> dict[str, Any]:
    return {
        "name": form.name,
        "title": form.title,
        "media_type": form.media_type,
        "suffix": form.suffix,
        "carried": form.carried,
        "cannot_carry": form.cannot_carry,
        "api_url": address,
    }


class MapView(ReadingView):
    """The map of all claims, drawn by Graphviz."""

    collection = "map"
    refusals = (*ReadingView.refusals, 503)
    picture: ClassVar[Picture]
    asked: ClassVar[dict[str, Parameter]]

    def list_parameters(self) -> Collection[str]:
        """How the debate is looked at, and how the picture looks."""
        return self.asked

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The map of all claims, drawn by Graphviz, with what stands as the parameters ask for it."""
        return answer_picture(request, self._plan(request, slug), slug)

    def _plan(self, request: Request, slug: str) -> Drawing:
        values = read_parameters(self.asked, request)
        try:
            with finding_debate():
                return plan_map(
                    debate=self.debate,
                    picture=self.picture,
                    options=build_options(values),
                    theme=values["theme"] or LIGHT,
                    scale=values.get("scale") or 1,
                    source=request.build_absolute_uri(reverse("map", args=[slug])),
                )
        except EvaluationRefused as error:
            raise ValidationError({error.parameter: [f"{error}."]}) from None


def answer_picture(request: Request, drawing: Drawing, name: str) -> HttpResponseBase:
    """The picture, as a file of that name and its own suffix; nothing is drawn where the client has it. Raises MapNotDrawn."""
    picture = drawing.picture
    # A PDF tells when it was drawn, so that its tag is weak.
    tag = f'W/"{drawing.hash}"' if picture is Picture.PDF else f'"{drawing.hash}"'
    answer = answer_file(request, b"", picture.media_type, f"{name}.{picture}", tag)
    if isinstance(answer, HttpResponse) and answer.status_code == 200:
        compressed = _draw(bring_compressed, drawing) if "gzip" in request.headers.get("Accept-Encoding", "") else None
        answer.content = _draw(bring_picture, drawing) if compressed is None else compressed
        if compressed is not None:
            answer["Content-Encoding"] = "gzip"
            patch_vary_headers(answer, ("Accept-Encoding",))
    if picture is Picture.SVG:
        answer["Content-Security-Policy"] = SVG_POLICY
    return answer


def _draw(bring: Callable[[Drawing], B], drawing: Drawing) -> B:
    try:
        with finding_debate():
            return bring(drawing)
    except GraphvizError:
        raise MapNotDrawn from None


def build_map_view(picture: Picture) -> type[MapView]:
    """The view of the map as one kind of picture."""
    answers = {(200, picture.media_type): OpenApiTypes.BINARY}
    asked = {**VIEWPOINT, "theme": THEME, **({"scale": _SCALE} if picture is Picture.PNG else {})}
    contents = {"__doc__": MapView.__doc__, "picture": picture, "answers": answers, "asked": asked}
    return type(f"{picture.name.title()}MapView", (MapView,), contents)


MAP_VIEWS = {picture.value: build_map_view(picture) for picture in Picture}
"""The end of the address → the view of the map as that kind of picture."""
