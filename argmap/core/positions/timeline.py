"""Stances through time, actor by actor or claim by claim: what was said when, and when it was reported."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.edtf import parse_edtf
from argmap.core.kinds import End
from argmap.core.positions.selection import Selection, list_histories
from argmap.core.reading.order import order_claims
from argmap.core.records import Stance


class Axis(StrEnum):
    """What a timeline's parts are: the actors, each with what it holds, or the claims, each with who holds it."""

    ACTORS = "actors"
    CLAIMS = "claims"


class Period(Struct, frozen=True, kw_only=True):
    """A date with its precision: the first and the last day that `text` may mean; one and the same for a day."""

    text: str
    first: date
    last: date


class Event(Struct, frozen=True, kw_only=True):
    """A stance in time: when it was said, when it was reported; None where nobody recorded that.

    `is_latest` says that it is the one that counts; `is_inherited` that somebody else took it for the actor.
    """

    stance: Stance
    said: Period | None
    reported: Period | None
    is_latest: bool
    is_inherited: bool


class Track(Struct, frozen=True, kw_only=True):
    """An actor's stances on one claim or argument, in the order of time, undated ones first; `end` is what they are on."""

    actor: str
    end: End
    subject: str
    events: tuple[Event, ...]


class Part(Struct, frozen=True, kw_only=True):
    """The tracks of one actor, or those on one claim or argument: `end` is None for an actor."""

    key: str
    title: str
    end: End | None
    tracks: tuple[Track, ...]


class Timeline(Struct, frozen=True, kw_only=True):
    """The parts, and the first and last day of all events; None where no event has a date. `undated` counts those without."""

    parts: tuple[Part, ...]
    first: date | None
    last: date | None
    undated: int


def build_timeline(debate: Debate, selection: Selection | None = None, *, axis: Axis = Axis.ACTORS) -> Timeline:
    """The selected stances on claims and arguments through time. Raises ValueError where the date is none.

    Actors stand by name, claims in the order for reading, arguments after them by title. The result does not depend on the
    order of records.
    """
    tracks = _list_tracks(debate, selection or Selection())
    parts = _gather_actors(debate, tracks) if axis is Axis.ACTORS else _gather_subjects(debate, tracks)
    events = [event for track in tracks for event in track.events]
    periods = [period for event in events for period in (event.said, event.reported) if period]
    return Timeline(
        parts=tuple(parts),
        first=min((period.first for period in periods), default=None),
        last=max((period.last for period in periods), default=None),
        undated=sum(not (event.said or event.reported) for event in events),
    )


def read_period(text: str) -> Period | None:
    """The EDTF date as a period; None for ""."""
    if not text:
        return None
    first, last = parse_edtf(text)
    return Period(text=text, first=first, last=last)


def _list_tracks(debate: Debate, selection: Selection) -> list[Track]:
    titles = {actor.key: (actor.name.casefold(), actor.key) for actor in debate.actors}
    places = {claim.key: place for place, claim in enumerate(order_claims(debate))}
    arguments = sorted(debate.arguments, key=lambda argument: (argument.title.casefold(), argument.key))
    places_of = {End.CLAIM: places, End.ARGUMENT: {argument.key: place for place, argument in enumerate(arguments)}}
    tracks = [
        Track(actor=actor, end=end, subject=subject, events=_list_events(actor, history))
        for end in places_of
        for (actor, subject), history in list_histories(debate, selection, on=end).items()
    ]
    ends = tuple(places_of)
    tracks.sort(key=lambda track: (ends.index(track.end), places_of[track.end][track.subject], titles[track.actor]))
    return tracks


def _list_events(actor: str, history: tuple[Stance, ...]) -> tuple[Event, ...]:
    return tuple(
        Event(
            stance=stance,
            said=read_period(stance.said_on),
            reported=read_period(stance.reported_on),
            is_latest=stance is history[-1],
            is_inherited=stance.actor != actor,
        )
        for stance in history
    )


def _gather_actors(debate: Debate, tracks: Iterable[Track]) -> list[Part]:
    found: defaultdict[str, list[Track]] = defaultdict(list)
    for track in tracks:
        found[track.actor].append(track)
    parts = [
        Part(key=key, title=debate.actor_by_key[key].name, end=None, tracks=tuple(held)) for key, held in found.items()
    ]  # fmt: skip
    return sorted(parts, key=lambda part: (part.title.casefold(), part.key))


def _gather_subjects(debate: Debate, tracks: Iterable[Track]) -> list[Part]:
    found: defaultdict[tuple[End, str], list[Track]] = defaultdict(list)
    for track in tracks:
        found[track.end, track.subject].append(track)
    titles = {
        End.CLAIM: {claim.key: claim.title for claim in debate.claims},
        End.ARGUMENT: {argument.key: argument.title for argument in debate.arguments},
    }
    return [Part(key=key, title=titles[end][key], end=end, tracks=tuple(held)) for (end, key), held in found.items()]
