"""What the views of stops name stays there as long as a stop names it, which no database constraint can see to."""

from collections import defaultdict
from typing import Any

from argmap.core import records
from argmap.core.tours import NAMED, Named, list_named
from argmap.models import Argument, DebateRecord, Stop
from argmap.services.shape import MODELS

_COLLECTIONS = {model: name for name, model in MODELS.items() if name in NAMED}


def read_stop(stop: Stop) -> records.Stop:
    """The stop as a value. Loads its focus where need be."""
    focus: Any = stop.focus_claim or stop.focus_argument
    return records.Stop(
        key=stop.key, text=stop.text, view=stop.view, focus=focus.key if focus else None, focus_kind=stop.focus_kind
    )


def find_missing(stop: Stop) -> Named | None:
    """The first thing that the stop's view names and the debate does not have. A query for each collection that it names."""
    named = list(list_named(stop.view))
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for one in named:
        for collection, key in one.places:
            wanted[collection].add(key)
    there = {
        (collection, key)
        for collection, keys in wanted.items()
        for key in MODELS[collection].objects.filter(debate=stop.debate_id, key__in=keys).values_list("key", flat=True)
    }
    return next((one for one in named if there.isdisjoint(one.places)), None)


def find_stops_naming(record: DebateRecord) -> list[Stop]:
    """The stops whose views name the record, by the key that it has in the database, or an inference that is part of it.

    A query where a view can name records of this kind, two for an argument, none otherwise.
    """
    collection = _COLLECTIONS.get(type(record))
    if collection is None:
        return []
    keys = {(collection, record.key)}
    if isinstance(record, Argument):
        keys |= {("inferences", key) for key in record.inferences.values_list("key", flat=True)}
    stops = Stop.objects.filter(debate=record.debate_id).exclude(view="")
    return [stop for stop in stops if any(not keys.isdisjoint(one.places) for one in list_named(stop.view))]
