"""What stands in a debate too big to be evaluated while a reader waits: worked out beside, kept by the debate's revision.

A label is a byte, at the place of its claim's id; so a page reads those it needs without the others.

They are kept in Django's cache, and worked out by a thread of the process whose reader missed them: that takes no queue and no
second program, and finds the cache that each process has to itself as well as one that all share. The price is that the other
readers of that process wait longer meanwhile; so only one at a time works out a debate's labels, in all processes with a shared
cache, and then rests as long as it worked.
"""

import logging
import time
from collections.abc import Collection
from math import ceil
from threading import Thread

from django.core.cache import cache
from django.db import connections
from msgspec import Struct

from argmap.core.reading.standing import Mark
from argmap.core.standing import Verdict, evaluate
from argmap.models import Claim, Debate
from argmap.services.snapshot import load_debate

logger = logging.getLogger(__name__)
KEPT_FOR = 30 * 24 * 3600
MOST_SECONDS = 900
"""After so long, whoever works out the labels is taken for dead."""
_VERDICTS = tuple(Verdict)
_NONE = len(_VERDICTS)


class Labels(Struct, frozen=True):
    """The labels of a debate at a revision; `first` is the id of the claim at place 0."""

    revision: int
    first: int
    bytes: bytes


class Standing(Struct, frozen=True):
    """The marks of some claims, as far as known; `is_current` is False while they are being worked out anew."""

    marks: dict[str, Mark]
    is_current: bool


def find_standing(debate: Debate, keys: Collection[str]) -> Standing:
    """The marks of these claims as last worked out, which begins beside where they are not of the debate's revision.

    One query.
    """
    labels: Labels | None = cache.get(_place(debate))
    is_current = labels is not None and labels.revision == debate.revision
    if not is_current and cache.add(_busy(debate), 1, MOST_SECONDS):
        Thread(target=_work_out_beside, args=(debate,), daemon=True).start()
    if labels is None:
        return Standing({}, is_current=False)
    ids = Claim.objects.filter(debate=debate, key__in=list(keys)).order_by().values_list("key", "pk")
    found = ((key, _read_label(labels, pk)) for key, pk in ids)
    return Standing({key: Mark(verdict) for key, verdict in found if verdict}, is_current)


def work_out_labels(debate: Debate) -> None:
    """Evaluate the whole debate and keep its labels. Some seconds for 100,000 claims."""
    current = Debate.objects.get(pk=debate.pk)
    verdicts = evaluate(load_debate(current)).labels
    ids = dict(Claim.objects.filter(debate=current).order_by().values_list("key", "pk"))
    if ids:
        first = min(ids.values())
        row = bytearray([_NONE]) * (max(ids.values()) - first + 1)
        for key, pk in ids.items():
            if key in verdicts:
                row[pk - first] = _VERDICTS.index(verdicts[key])
        # A write meanwhile raised the revision again: then this is stale as soon as it is kept.
        cache.set(_place(debate), Labels(current.revision, first, bytes(row)), KEPT_FOR)


def _work_out_beside(debate: Debate) -> None:
    started = time.monotonic()
    try:
        work_out_labels(debate)
    except Exception:
        logger.exception("What stands in %s could not be worked out", debate.slug)
    finally:
        # A debate that is written to without pause, or whose labels fail, takes half of the time at most.
        cache.set(_busy(debate), 1, ceil(time.monotonic() - started))
        connections.close_all()


def _read_label(labels: Labels, pk: int) -> Verdict | None:
    place = pk - labels.first
    if not 0 <= place < len(labels.bytes) or labels.bytes[place] == _NONE:
        return None
    return _VERDICTS[labels.bytes[place]]


def _place(debate: Debate) -> str:
    return f"labels-{debate.pk}"


def _busy(debate: Debate) -> str:
    return f"{_place(debate)}-busy"
