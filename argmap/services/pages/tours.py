"""The guided tours of a debate: the page that lists them, and the stop at which a reader of the map is."""

from collections.abc import Iterable
from itertools import groupby

from django.db.models import QuerySet
from msgspec import Struct
from msgspec.structs import replace

from argmap.core.reading.viewpoint import ViewpointError, Way
from argmap.core.standing import Options
from argmap.core.tours import find_view
from argmap.core.view import View, write_state
from argmap.models import Debate, Stop, Tour
from argmap.services.pages.finding import NotInDebateError
from argmap.services.touring import read_stop


class TourLine(Struct, frozen=True, kw_only=True):
    """A tour with its stops: what is read at each, and the query of the map that shows it."""

    key: str
    title: str
    text: str
    stops: tuple[Way, ...]


class ToursPage(Struct, frozen=True, kw_only=True):
    """All tours of a debate, in their order."""

    tours: tuple[TourLine, ...]


class Step(Struct, frozen=True, kw_only=True):
    """Where a reader is in a tour. The queries are those of the map: as the stop shows it, one stop back, on, and without tour.

    There is none back from the first stop, and none on from the last.
    """

    key: str
    title: str
    text: str
    number: int
    total: int
    here: str
    previous: str
    following: str
    leaving: str


def read_tours(debate: Debate, _options: Options) -> ToursPage:
    """The page of a debate's tours. Two queries."""
    stops = {tour: list(group) for tour, group in groupby(_load_stops(debate), lambda stop: stop.tour_id)}
    return ToursPage(
        tours=tuple(
            TourLine(key=tour.key, title=tour.title, text=tour.text, stops=_list_ways(tour.key, stops.get(tour.pk, [])))
            for tour in Tour.objects.filter(debate=debate).order_by("position", "key")
        )
    )


def find_stop(debate: Debate, key: str, number: int) -> str:
    """The query of the map at a stop of a tour, the first being 1. A query. Raises NotInDebateError."""
    ways = _list_ways(key, _load_stops_of(debate, key))
    if not 0 < number <= len(ways):
        raise NotInDebateError(f'the tour "{key}" has no stop {number}')
    return ways[number - 1].query


def find_step(debate: Debate, options: Options, view: View) -> Step | None:
    """Where in a tour the address is, None where it names none. A query where it does. Raises ViewpointError."""
    if not view.tour:
        return None
    stops = list(_load_stops_of(debate, view.tour))
    if not 0 < view.stop <= len(stops):
        raise ViewpointError("tour", f'the debate has no tour "{view.tour[:60]}" with a stop {view.stop}')
    ways, place = _list_ways(view.tour, stops), view.stop - 1
    return Step(
        key=view.tour,
        title=stops[place].tour.title,
        text=stops[place].text,
        number=view.stop,
        total=len(stops),
        here=ways[place].query,
        previous=ways[place - 1].query if place else "",
        following=ways[place + 1].query if view.stop < len(stops) else "",
        leaving=write_state(options, replace(view, tour="", stop=0)),
    )


def _load_stops(debate: Debate) -> QuerySet[Stop]:
    return (
        Stop.objects.filter(debate=debate)
        .select_related("tour", "focus_claim", "focus_argument")
        .order_by("tour", "position", "key")
    )


def _load_stops_of(debate: Debate, key: str) -> QuerySet[Stop]:
    # No key holds what cannot be printed, and PostgreSQL refuses to look for it.
    return _load_stops(debate).filter(tour__key=key) if key.isprintable() else Stop.objects.none()


def _list_ways(tour: str, stops: Iterable[Stop]) -> tuple[Way, ...]:
    return tuple(_go_to(tour, number, stop) for number, stop in enumerate(stops, start=1))


def _go_to(tour: str, number: int, stop: Stop) -> Way:
    options, view = find_view(read_stop(stop))
    return Way(stop.text, write_state(options, replace(view, tour=tour, stop=number)))
