"""Which claims were entered or changed since some moment: recorded time, by the history that every write leaves.

A claim counts as changed where its own record changed, a passage or a stance or evidence of it, or a reason that bears on it.
What `loaddata` brings has no history, and so has not changed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from msgspec import Struct

from argmap.core.reading.viewpoint import ViewpointError
from argmap.models import Claim, ClaimPassage, Debate, Edition, Evidence, Inference, Premise, Relation, Stance

_TOUCHING: tuple[tuple[Any, str], ...] = (
    (ClaimPassage, "claim_id"),
    (Stance, "claim_id"),
    (Evidence, "claim_id"),
    (Relation, "target_claim_id"),
    (Inference, "conclusion_id"),
)
"""Rows that say something of a claim, and the column that names it."""


class Changed(Struct, frozen=True, kw_only=True):
    """The keys of the claims that are new, and of those that were there and changed."""

    new: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()

    @property
    def both(self) -> frozenset[str]:
        """All that are not as they were."""
        return self.new | self.changed


def find_changed(debate: Debate, since: date | int) -> Changed:
    """What was entered since the beginning of a day (UTC), or after an edition, by its number.

    8 queries, whatever the debate's size, and one for an edition. Raises ViewpointError where there is no such edition.
    """
    moment = _find_published(debate, since) if isinstance(since, int) else datetime.combine(since, time.min, UTC)
    own = list(Claim.history.filter(debate_id=debate.pk, history_date__gte=moment).values_list("id", "history_type"))
    new = {pk for pk, kind in own if kind == "+"}
    touched = {pk for pk, _kind in own}.union(_list_touched(debate, moment))
    names = dict(Claim.objects.filter(debate=debate).order_by().values_list("pk", "key"))
    return Changed(
        new=frozenset(names[pk] for pk in new if pk in names),
        changed=frozenset(names[pk] for pk in touched - new if pk in names),
    )


def _find_published(debate: Debate, number: int) -> datetime:
    moment = Edition.objects.filter(debate=debate, number=number).values_list("published_at", flat=True).first()
    if moment is None:
        raise ViewpointError("changed_since", f"the debate has no edition {number}")
    return moment


def _list_touched(debate: Debate, moment: datetime) -> Iterator[int | None]:
    """The ids of the claims that something was said of since then; None for what is about something else."""
    for model, column in _TOUCHING:
        yield from model.history.filter(debate_id=debate.pk, history_date__gte=moment).values_list(column, flat=True)
    steps = Premise.history.filter(debate_id=debate.pk, history_date__gte=moment).order_by().values("inference_id")
    yield from Inference.objects.filter(pk__in=steps).values_list("conclusion_id", flat=True)
