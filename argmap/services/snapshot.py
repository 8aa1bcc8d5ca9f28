"""From records to the frozen debate: a fixed number of queries whatever the size, and one consistent look."""

from collections import defaultdict
from typing import Any

import msgspec
from django.db import transaction

from argmap.core.canonical import normalise
from argmap.core.debate import COLLECTIONS
from argmap.core.debate import Debate as DebateValue
from argmap.core.flat import Row, Rows, unflatten
from argmap.core.records import About
from argmap.models import Debate
from argmap.services.shape import ABOUT_FIELDS, LINKS, MODELS, OWNERS, shape_of

TRIES = 3


def load_debate(debate: Debate) -> DebateValue:
    """The whole debate as a frozen value, in canonical order.

    The look is consistent: every write raises the debate's revision in its own transaction, so where the revision is the
    same before and after, no write came between. Where writers do not let up, the last try locks them out while it reads
    (docs/decisions/0002-sqlite-and-postgresql.md). 21 queries; no locks otherwise. Raises Debate.DoesNotExist where the
    debate is deleted meanwhile. Where an edition is shown in the debate's place, that is what is loaded, without a query.
    """
    if debate.shown_document is not None:
        return msgspec.json.decode(debate.shown_document, type=DebateValue)
    for _ in range(TRIES):
        before = _read_about(debate.pk)
        rows = _read_rows(debate.pk)
        if _read_revision(debate.pk) == before["revision"]:
            return _build(before, rows)
    with transaction.atomic():
        Debate.objects.select_for_update().get(pk=debate.pk)
        return _build(_read_about(debate.pk), _read_rows(debate.pk))


def _read_about(debate_id: int) -> dict[str, Any]:
    about: dict[str, Any] = Debate.objects.values("revision", *ABOUT_FIELDS).get(pk=debate_id)
    return about


def _read_revision(debate_id: int) -> int:
    return Debate.objects.values_list("revision", flat=True).get(pk=debate_id)


def _build(about: dict[str, Any], rows: Rows) -> DebateValue:
    told = {name: about[name] for name in ABOUT_FIELDS}
    return normalise(unflatten(msgspec.convert(told, About), rows))


def _read_rows(debate_id: int) -> Rows:
    linked = {place: _read_links(debate_id, *place) for place in LINKS}
    return {name: _read_collection(debate_id, name, linked) for name in COLLECTIONS}


def _read_links(debate_id: int, collection: str, field: str) -> dict[int, list[Any]]:
    model = LINKS[collection, field]
    owner, other = model.ENDS
    columns = [f"{owner}_id", f"{other}__key", *(["must_be"] if field == "conditions" else [])]
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for owner_id, key, *must_be in model.objects.filter(debate=debate_id).order_by().values_list(*columns):
        found[owner_id].append({"claim": key, "must_be": must_be[0]} if must_be else key)
    return found


def _read_collection(debate_id: int, collection: str, linked: dict[tuple[str, str], dict[int, list[Any]]]) -> dict[str, Row]:
    model, shape = MODELS[collection], shape_of(collection)
    own_links = {field: by_owner for (name, field), by_owner in linked.items() if name == collection}
    found = {}
    for row in model.objects.filter(debate=debate_id).order_by().values(*shape.columns):
        values = shape.read(row)
        values |= {field: by_owner.get(row["id"], ()) for field, by_owner in own_links.items()}
        owner = row[f"{OWNERS[collection]}__key"] if collection in OWNERS else None
        found[values["key"]] = Row(msgspec.convert(values, model.VALUE), owner)
    return found
