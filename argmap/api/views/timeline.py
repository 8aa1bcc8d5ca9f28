"""Stances through time, as JSON."""

from typing import Any, ClassVar

import msgspec
from django.http import HttpResponseBase
from rest_framework.request import Request

from argmap.api.stances import AXIS, SELECTION, read_texts, refusing
from argmap.api.views.networks import StancesView, answer_download
from argmap.core.kinds import Position
from argmap.core.positions import Axis, Event, Timeline, Track, build_timeline, read_selection, read_word

_WORDS = {"type": "string"}


def _describe(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "object", "required": [*properties], "properties": properties}}


_DAY: dict[str, Any] = {"type": "string", "format": "date", "nullable": True}
_FLAG = {"type": "boolean"}
_ANSWER: dict[str, Any] = {
    "type": "object",
    "required": ["as_of", "by", "first", "last", "undated", "parts"],
    "properties": {
        "as_of": _WORDS,
        "by": _WORDS | {"enum": [*Axis]},
        "first": _DAY | {"description": "The first day of all events."},
        "last": _DAY,
        "undated": {"type": "integer", "minimum": 0, "description": "How many stances have no date."},
        "parts": _describe(
            {
                "kind": _WORDS | {"enum": ["actor", "claim", "argument"]},
                "key": _WORDS,
                "title": _WORDS,
                "tracks": _describe(
                    {
                        "actor": _WORDS,
                        "subject_kind": _WORDS | {"enum": ["claim", "argument"]},
                        "subject": _WORDS,
                        "events": _describe(
                            {
                                "stance": _WORDS | {"description": "The stance's key."},
                                "position": _WORDS | {"enum": [*Position]},
                                "said_on": _WORDS,
                                "reported_on": _WORDS,
                                "is_latest": _FLAG,
                                "is_inherited": _FLAG,
                            }
                        ),
                    }
                ),
            }
        ),
    },
}


class TimelineView(StancesView):
    """The timeline as JSON."""

    collection = "timeline"
    operation = "get_timeline"
    asked: ClassVar = {**SELECTION, **AXIS}
    answers: ClassVar = {(200, "application/json"): _ANSWER}

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Stances through time, actor by actor or claim by claim, in the order of time; dates as precise as they are known."""
        texts, debate = read_texts(self.asked, request), self.load()
        as_of = texts.get("as_of", "")
        with refusing():
            axis: Axis = read_word("by", texts.get("by", Axis.ACTORS), Axis)
            timeline = build_timeline(debate, read_selection(texts, debate, as_of=as_of), axis=axis)
        answer = msgspec.json.encode({"as_of": as_of, "by": axis, **_show(timeline)})
        return answer_download(request, answer, "application/json", f"{slug}-timeline.json")


def _show(timeline: Timeline) -> dict[str, Any]:
    parts = [
        {
            "kind": part.end or "actor",
            "key": part.key,
            "title": part.title,
            "tracks": [_show_track(track) for track in part.tracks],
        }
        for part in timeline.parts
    ]
    return {"first": timeline.first, "last": timeline.last, "undated": timeline.undated, "parts": parts}


def _show_track(track: Track) -> dict[str, Any]:
    events = [_show_event(event) for event in track.events]
    return {"actor": track.actor, "subject_kind": track.end, "subject": track.subject, "events": events}


def _show_event(event: Event) -> dict[str, Any]:
    return {
        "stance": event.stance.key,
        "position": event.stance.position,
        "said_on": event.stance.said_on,
        "reported_on": event.stance.reported_on,
        "is_latest": event.is_latest,
        "is_inherited": event.is_inherited,
    }
