"""Stances through time, and what changed between two dates, as tables: one row a stance, one row a change."""

from collections.abc import Iterator, Mapping

from argmap.core.debate import Debate as DebateValue
from argmap.core.positions import Change, Event, Track, build_timeline, read_selection
from argmap.core.positions.timeline import read_period
from argmap.core.reading.places import place_passages
from argmap.core.reading.stances import row_of_stance
from argmap.core.records import Stance
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.pages.changes import find_changes
from argmap.services.pages.loading import load_for_page
from argmap.services.pages.table_files import TableFile, write_table
from argmap.services.pages.timeline import read_axis

STANCE_COLUMNS = (
    "actor", "actor_name", "taken_by", "taken_by_name", "on_kind", "on", "on_title",
    "stance", "position", "conditions", "meanwhile", "act", "basis",
    "said_on", "said_first", "said_last", "reported_on", "reported_first", "reported_last",
    "reported_by_kind", "reported_by", "reported_by_name", "passages", "places",
)  # fmt: skip
"""`said_on` and `reported_on` are EDTF; what follows each is the first and the last day that it may mean."""
TIMELINE_COLUMNS = (*STANCE_COLUMNS, "latest")
CHANGE_COLUMNS = ("change", "day", "stance_before", "position_before", "said_before", "reported_before", *STANCE_COLUMNS)
"""`day` is the first day on which the step may have been taken."""


def write_timeline(debate: Debate, options: Options, *, texts: Mapping[str, str]) -> TableFile:
    """All stances of the timeline that the address asks for, in its order. Raises ViewpointError and EvaluationRefused."""
    value = load_for_page(debate)
    see_debate(value, options)
    timeline = build_timeline(value, read_selection(texts, value, as_of=options.as_of), axis=read_axis(texts))
    tracks = (track for part in timeline.parts for track in part.tracks)
    return write_table(TIMELINE_COLUMNS, (_list_event(track, event, value) for track in tracks for event in track.events))


def write_changes(debate: Debate, options: Options, *, texts: Mapping[str, str]) -> TableFile:
    """All changes that the address asks for, by their days. Raises ViewpointError and EvaluationRefused."""
    value = load_for_page(debate)
    see_debate(value, options)
    return write_table(CHANGE_COLUMNS, (_list_change(change, value) for change in find_changes(value, options, texts)))


def _list_event(track: Track, event: Event, debate: DebateValue) -> tuple[str, ...]:
    return (*_list_stance(track.actor, event.stance, debate), str(event.is_latest).lower())


def _list_change(change: Change, debate: DebateValue) -> tuple[str, ...]:
    before = change.before
    earlier = (before.key, before.position, before.said_on, before.reported_on) if before else ("",) * 4
    return (change.kind, change.day.isoformat(), *earlier, *_list_stance(change.actor, change.after, debate))


def _list_stance(actor: str, stance: Stance, debate: DebateValue) -> tuple[str, ...]:
    """The cells of STANCE_COLUMNS, of a stance that counts for the actor."""
    row = row_of_stance(stance, debate)
    reporter = row.reporting_actor.name if row.reporting_actor else row.reporting_source.title if row.reporting_source else ""
    places = (f"{place.source.title}, {place.locator}" if place.locator else place.source.title
              for place in place_passages(debate, stance.passages))  # fmt: skip
    return (
        *(actor, debate.actor_by_key[actor].name, row.actor.key, row.actor.name, row.on.kind, row.on.key, row.on.title),
        *(stance.key, stance.position, "; ".join(f"{one.claim} {one.must_be}" for one in stance.conditions)),
        *(stance.meanwhile or "", stance.act, stance.basis, *_list_days(stance.said_on), *_list_days(stance.reported_on)),
        *(stance.reported_by_kind or "", stance.reported_by or "", reporter),
        *("; ".join(stance.passages), "; ".join(places)),
    )


def _list_days(text: str) -> Iterator[str]:
    """The date as it is recorded, and the first and last day that it may mean."""
    period = read_period(text)
    yield from (text, period.first.isoformat(), period.last.isoformat()) if period else ("", "", "")
