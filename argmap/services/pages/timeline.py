"""The page of stances through time."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.core.debate import Debate as DebateValue
from argmap.core.edtf import name_date
from argmap.core.kinds import End, Reporter
from argmap.core.positions import Axis as TimelineAxis
from argmap.core.positions import Event, Part, Selection, Track, build_timeline, read_selection, read_word, write_parameters
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint
from argmap.core.reading.words import POSITIONS, STANCE_BASES, UNCERTAIN
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.pages.choices import Field, make_field, offer_filters, offer_records
from argmap.services.pages.links import Links
from argmap.services.pages.loading import load_for_page
from argmap.services.pages.strips import Axis, Bar, Tick, make_axis

MOST_TRACKS = 400
"""More lines than these make no page; filters choose among them."""
_AXES = {TimelineAxis.ACTORS: "by actor", TimelineAxis.CLAIMS: "by claim"}


class EventLine(Struct, frozen=True, kw_only=True):
    """A stance in words: what it is, the notes on it, and the address of its passage."""

    position: str
    look: str
    notes: tuple[str, ...]
    address: str
    is_latest: bool


class TrackLine(Struct, frozen=True, kw_only=True):
    """Stances of one actor on one claim or argument: the name that its part does not tell, its marks and its words."""

    name: str
    address: str
    bars: tuple[Bar, ...]
    events: tuple[EventLine, ...]

    @property
    def told(self) -> str:
        """The stances in one line, for a picture that stands without their list."""
        return "; ".join(", ".join((event.position, *event.notes)) for event in self.events)


class PartLines(Struct, frozen=True, kw_only=True):
    """The lines under the name of an actor, a claim or an argument."""

    name: str
    address: str
    tracks: tuple[TrackLine, ...]


class TimelinePage(Struct, frozen=True, kw_only=True):
    """The timeline with its form; `left_out` counts the lines that do not fit on the page, `undated` stances without a date.

    `also` is what of the address this page alone reads, "&" before it; `file_query` the whole of it.
    """

    parts: tuple[PartLines, ...]
    ticks: tuple[Tick, ...]
    left_out: int
    undated: int
    fields: tuple[Field, ...]
    filters: tuple[Field, ...]
    inherits: bool
    view: Viewpoint
    also: str
    file_query: str
    is_empty: bool

    @property
    def is_filtered(self) -> bool:
        """Whether the form asks for anything but all stances."""
        return self.inherits or any(not field.choices[0].is_chosen for field in self.filters)


def read_timeline(debate: Debate, options: Options, *, texts: Mapping[str, str]) -> TimelinePage:
    """The timeline that the address asks for. Raises ViewpointError and EvaluationRefused."""
    value = load_for_page(debate)
    see_debate(value, options)
    selection, axis = read_selection(texts, value, as_of=options.as_of), read_axis(texts)
    own = "&".join(part for part in ("by=claims" if axis is TimelineAxis.CLAIMS else "", write_parameters(selection)) if part)
    links = Links(value, options)
    parts, ticks, left_out, undated = draw_timeline(value, selection, links, axis=axis)
    return TimelinePage(
        parts=parts,
        ticks=ticks,
        left_out=left_out,
        undated=undated,
        fields=(make_field("by", "Stances", axis, list(_AXES.items())),),
        filters=(*offer_records(value, selection), *offer_filters(value, selection)),
        inherits=selection.inherit,
        view=describe_viewpoint(value, options),
        also=f"&{own}" if own else "",
        file_query="&".join(part for part in (links.query, own) if part),
        is_empty=not value.stances,
    )


Drawn = tuple[tuple[PartLines, ...], tuple[Tick, ...], int, int]
"""The parts, the dates of the axis, how many lines were left out, and how many stances have no date."""


def draw_timeline(
    debate: DebateValue, selection: Selection, links: Links, *, axis: TimelineAxis = TimelineAxis.ACTORS
) -> Drawn:  # fmt: skip
    """The selected stances line by line, with their marks on one axis of days."""
    timeline = build_timeline(debate, selection, axis=axis)
    drawer = _Drawer(debate, links, make_axis(timeline.first, timeline.last))
    parts = tuple(drawer.list_parts(timeline.parts))
    left_out = sum(len(part.tracks) for part in timeline.parts) - sum(len(part.tracks) for part in parts)
    ticks = drawer.axis.list_ticks() if drawer.axis else ()
    return parts, ticks, left_out, timeline.undated


class _Drawer:
    """Turns the parts of a timeline into lines."""

    def __init__(self, debate: DebateValue, links: Links, axis: Axis | None) -> None:
        self.debate, self.links, self.axis = debate, links, axis

    def list_parts(self, parts: tuple[Part, ...]) -> Iterator[PartLines]:
        """The parts with their lines, up to MOST_TRACKS of these."""
        room = MOST_TRACKS
        for part in parts:
            tracks = part.tracks[:room]
            room -= len(tracks)
            if tracks:
                lines = tuple(self._draw(track, names_actor=part.end is not None) for track in tracks)
                address = self.links.find_record("actor" if part.end is None else part.end, part.key)
                yield PartLines(name=part.title, address=address, tracks=lines)

    def _draw(self, track: Track, *, names_actor: bool) -> TrackLine:
        kind, key = ("actor", track.actor) if names_actor else (track.end.value, track.subject)
        return TrackLine(
            name=self._name(kind, key),
            address=self.links.find_record(kind, key),
            bars=self.axis.list_bars(track) if self.axis else (),
            events=tuple(self._tell(event) for event in reversed(track.events)),
        )

    def _name(self, kind: str, key: str) -> str:
        if kind == "actor":
            return self.debate.actor_by_key[key].name
        return self.debate.claim_by_key[key].title if kind == End.CLAIM else self.debate.argument_by_key[key].title

    def _tell(self, event: Event) -> EventLine:
        stance = event.stance
        notes = [f"said {name_date(stance.said_on)}" if stance.said_on else ""]
        notes += [f"reported {name_date(stance.reported_on)}" if stance.reported_on else ""]
        notes += [self._name_reporter(event), STANCE_BASES[stance.basis] if stance.basis in UNCERTAIN else ""]
        notes += [f"said by {self.debate.actor_by_key[stance.actor].name}" if event.is_inherited else ""]
        return EventLine(
            position=POSITIONS[stance.position],
            look=stance.position,
            notes=tuple(note for note in notes if note) if event.said or event.reported else ("undated", *filter(None, notes)),
            address=self.links.find_passage([stance]),
            is_latest=event.is_latest,
        )

    def _name_reporter(self, event: Event) -> str:
        reporter = self.debate.actor_by_key.get(event.stance.reported_by or "")
        told_by_actor = event.stance.reported_by_kind is Reporter.ACTOR
        return f"as told by {reporter.name}" if reporter and told_by_actor else ""


def read_axis(texts: Mapping[str, str]) -> TimelineAxis:
    """What the timeline's parts are to be, the actors where the address does not say. Raises ViewpointError."""
    axis: TimelineAxis = read_word("by", texts.get("by") or TimelineAxis.ACTORS, TimelineAxis)
    return axis
