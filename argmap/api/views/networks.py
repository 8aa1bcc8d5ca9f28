"""Networks and bar charts of stances: as JSON, as tables and graphs for other programs, and as pictures."""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

import msgspec
from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from argmap.api.stances import COALITIONS, NETWORK, SELECTION, WINDOWS, Parameters, read_texts, refusing
from argmap.api.views.files import answer_picture
from argmap.api.views.reading import ReadingView, answer_file, finding_debate
from argmap.core.canonical import hash_document
from argmap.core.debate import Debate
from argmap.core.networks import Network, list_unknown_exclusions
from argmap.core.positions import Selection, read_selection
from argmap.render.networks import TooManyNodesError
from argmap.services.maps import Picture
from argmap.services.network_asking import read_asked
from argmap.services.network_files import write_network_csv, write_network_graphml
from argmap.services.network_pictures import plan_network
from argmap.services.networks import BuiltNetwork, build_asked, find_asked_coalitions, measure_asked
from argmap.services.pages.support import plan_support, write_support_csv
from argmap.services.snapshot import load_debate

_WORDS = {"type": "string"}
_LIST: dict[str, Any] = {"type": "array", "items": _WORDS}
_NUMBER = {"type": "number"}
_WHOLE = {"type": "integer", "minimum": 0}
_COALITIONS: dict[str, Any] = {
    "type": "object",
    "description": "Where coalitions=true: the division found, and how far it is to be relied on.",
    "required": ["coalitions", "loners", "modularity", "stability", "resamples", "wanted", "resampled"],
    "properties": {
        "coalitions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["members", "stability"],
                "properties": {"members": _LIST, "stability": _NUMBER},
            },
        },
        "loners": _LIST,
        "modularity": _NUMBER,
        "stability": _NUMBER,
        "resamples": _WHOLE,
        "wanted": _WHOLE | {"description": "More than resamples where the work allowed for one answer was done before."},
        "resampled": _WORDS | {"enum": ["statements", "ties"]},
    },
}
_POLARISATION: dict[str, Any] = {
    "type": "array",
    "description": "Where a period is given: what holds in each window of time.",
    "items": {
        "type": "object",
        "required": ["window", "statements", "rows", "contention", "coalitions", "modularity", "stability", "resamples"],
        "properties": {
            "window": {"type": "object", "required": ["first", "last"], "properties": {"first": _WORDS, "last": _WORDS}},
            "statements": _WHOLE,
            "rows": _WHOLE,
            "contention": _NUMBER | {"nullable": True},
            "coalitions": _WHOLE,
            "modularity": _NUMBER,
            "stability": _NUMBER,
            "resamples": _WHOLE,
        },
    },
}
_ANSWER: dict[str, Any] = {
    "type": "object",
    "required": ["rows", "columns", "matrix", "row_keys", "column_keys", "statements", "options", "excludes_nothing"],
    "properties": {
        "rows": _LIST | {"description": "Names, in alphabetical order."},
        "columns": _LIST,
        "matrix": {"type": "array", "items": {"type": "array", "items": _NUMBER}},
        "row_keys": _LIST | {"description": "Keys of actors or claims, in the order of the rows."},
        "column_keys": _LIST,
        "statements": _WHOLE | {"description": "How many statements were counted."},
        "options": {"type": "object", "additionalProperties": {}, "description": "What was asked for, defaults included."},
        "excludes_nothing": _LIST | {"description": "Excluded values that nothing in the debate is called."},
        "coalitions": _COALITIONS,
        "polarisation": _POLARISATION,
        "windows": _WHOLE
        | {"description": "How many there are; polarisation has fewer where the work allowed for one answer was done before."},
    },
}


class StancesView(ReadingView):
    """Something made of stances."""

    collection: ClassVar[str]
    asked: ClassVar[Parameters]

    def list_parameters(self) -> Collection[str]:
        """The parameters that are allowed here."""
        return self.asked

    def load(self) -> Debate:
        """The debate as a value."""
        with finding_debate():
            return load_debate(self.debate)


class NetworkView(StancesView):
    """A network of the debate's stances."""

    collection = "networks"
    asked: ClassVar = NETWORK

    def build(self, request: Request) -> BuiltNetwork:
        """The network that is asked for. Raises ValidationError."""
        texts, debate = read_texts(self.asked, request), self.load()
        with refusing():
            return build_asked(debate, read_asked(texts, debate, as_of=texts.get("as_of", "")))


class NetworkJsonView(NetworkView):
    """The network as JSON."""

    asked: ClassVar = {**NETWORK, **COALITIONS, **WINDOWS}
    answers: ClassVar = {(200, "application/json"): _ANSWER}
    operation = "get_networks"

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Who says the same of what, as a matrix; the same numbers as `stance_network --json` prints.

        Of a one-mode network coalitions are told on request, and polarisation in windows of time.
        """
        built = self.build(request)
        with refusing():
            answer = msgspec.json.encode(_show(built))
        return answer_file(request, answer, "application/json", f"{slug}-network.json", f'"{hash_document(answer)}"')


def _show(built: BuiltNetwork) -> dict[str, Any]:
    network, asked = built.shown, built.asked
    shown: dict[str, Any] = {
        name: getattr(network, name)
        for name in ("rows", "columns", "matrix", "row_keys", "column_keys", "statements", "options")
    }
    shown["excludes_nothing"] = list_unknown_exclusions(built.debate, asked.options)
    if asked.coalitions:
        shown["coalitions"] = find_asked_coalitions(built)
    if asked.windows:
        windows = measure_asked(built, asked.windows)
        shown["polarisation"], shown["windows"] = windows.measured, windows.count
    return shown


def answer_download(request: Request, content: bytes, media_type: str, name: str) -> HttpResponseBase:
    """The content as a file under the hash of its bytes, or 304."""
    return answer_file(request, content, media_type, name, f'"{hash_document(content)}"')


class NetworkFileView(NetworkView):
    """The network as a file for other programs."""

    suffix: ClassVar[str]

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The network as a file for other programs; the same as `stance_network` writes."""
        media_type, write = WRITERS[self.suffix]
        return answer_download(request, write(self.build(request).shown), media_type, f"{slug}-network.{self.suffix}")


CSV_TYPE = "text/csv; charset=utf-8; header=present"
WRITERS: Mapping[str, tuple[str, Callable[[Network], bytes]]] = MappingProxyType(
    {
        "csv": (CSV_TYPE, write_network_csv),
        "graphml": ("application/graphml+xml", write_network_graphml),
    }
)
PICTURES = (Picture.SVG, Picture.PNG)


class NetworkPictureView(NetworkView):
    """The network drawn by Graphviz."""

    asked: ClassVar = {**NETWORK, **COALITIONS}
    refusals = (*ReadingView.refusals, 503)
    picture: ClassVar[Picture]

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The network drawn by Graphviz, coalitions marked on request."""
        built = self.build(request)
        with refusing():
            coalitions = find_asked_coalitions(built) if built.asked.coalitions else None
        try:
            drawing = plan_network(built.debate, built.shown, coalitions, picture=self.picture)
        except TooManyNodesError as error:
            raise ValidationError(str(error)) from None
        return answer_picture(request, drawing, f"{slug}-network")


class SupportView(StancesView):
    """Claims by support and opposition."""

    collection = "support"
    asked: ClassVar = SELECTION

    def select(self, request: Request) -> tuple[Debate, Selection]:
        """The debate, and which of its stances are asked for. Raises ValidationError."""
        texts, debate = read_texts(self.asked, request), self.load()
        with refusing():
            return debate, read_selection(texts, debate, as_of=texts.get("as_of", ""))


class SupportFileView(SupportView):
    """The numbers as a table."""

    answers: ClassVar = {(200, "text/csv"): OpenApiTypes.BINARY}
    operation = "get_support_csv"

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """How many actors hold what of each claim, by their latest stances."""
        return answer_download(request, write_support_csv(*self.select(request)), CSV_TYPE, f"{slug}-support.csv")


class SupportPictureView(SupportView):
    """The numbers as a bar chart."""

    refusals = (*ReadingView.refusals, 503)
    picture: ClassVar[Picture]

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """How many actors are for and against each claim, as a bar chart."""
        debate, selection = self.select(request)
        return answer_picture(request, plan_support(debate, selection, self.picture), f"{slug}-support")


def _make_view(view: type[StancesView], end: str, media_type: str, **contents: Any) -> type[StancesView]:
    """The view of one kind of file."""
    known = {
        "__doc__": view.__doc__,
        "answers": {(200, media_type.partition(";")[0]): OpenApiTypes.BINARY},
        "operation": f"get_{view.collection}_{end}",
    }
    return type(f"{end.title()}{view.__name__}", (view,), known | contents)


NETWORK_FILE_VIEWS = {
    suffix: _make_view(NetworkFileView, suffix, media_type, suffix=suffix) for suffix, (media_type, _) in WRITERS.items()
} | {picture.value: _make_view(NetworkPictureView, picture.value, picture.media_type, picture=picture) for picture in PICTURES}
"""The end of the address → the view of the network as that kind of file."""
SUPPORT_VIEWS = {"csv": SupportFileView} | {
    picture.value: _make_view(SupportPictureView, picture.value, picture.media_type, picture=picture) for picture in PICTURES
}
"""The end of the address → the view of the bar chart as that kind of file."""
