"""Guided tours from a file, with their stops inside them."""

from argmap.core.kinds import End
from argmap.core.records import Stop, Tour
from argmap.formats.native.document import Document
from argmap.formats.syntax.nodes import Place


def read_tours(document: Document, place: Place) -> None:
    """Read the file's `tours`."""
    for key, body in document.entries(place):
        draft = document.read(Tour, body, key=key, also="stops")
        name = draft.values.get("key", "") if key is None else key
        if "stops" in draft.written:
            draft.values["stops"] = _read_stops(document, name, draft.written["stops"])
        document.add("tours", key, draft)


def _read_stops(document: Document, tour: str, place: Place) -> tuple[Stop, ...]:
    """The stops of a tour; a focus is a claim unless `focus_kind` says otherwise."""
    stops = []
    for index, (key, body) in enumerate(document.entries(place)):
        draft = document.read(Stop, body, key=key)
        name = draft.values.get("key", f"{tour}/{index + 1}") if key is None else key
        draft.values.setdefault("position", index)
        if "focus" in draft.values:
            draft.values.setdefault("focus_kind", End.CLAIM)
        stops.append(document.make("stops", name, draft))
    return tuple(stops)
