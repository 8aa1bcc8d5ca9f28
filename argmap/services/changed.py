"""Which claims were entered or changed since some moment: recorded time, by the history that every write leaves.

A claim counts as changed where its own record changed, a passage or a stance or evidence of it, or a reason that bears on it,
with its argument, its premises, and what undercuts it.
What `loaddata` brings has no history, and so has not changed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from msgspec import Struct

from argmap.core.reading.viewpoint import ViewpointError
from argmap.models import (
    Argument,
    Claim,
    ClaimPassage,
    Debate,
    Edition,
    Evidence,
    Inference,
    Passage,
    Premise,
    Relation,
    Stance,
    StanceCondition,
    StancePassage,
)

_TOUCHING: tuple[tuple[Any, str], ...] = (
    (ClaimPassage, "claim_id"),
    (Stance, "claim_id"),
    (Evidence, "claim_id"),
    (Relation, "target_claim_id"),
    (Inference, "conclusion_id"),
)
"""Rows that say something of a claim, and the column that names it."""
_THROUGH: tuple[tuple[Any, str, Any, str, str], ...] = (
    (StancePassage, "stance_id", Stance, "pk", "claim_id"),
    (StanceCondition, "stance_id", Stance, "pk", "claim_id"),
    (Passage, "id", ClaimPassage, "passage_id", "claim_id"),
    (Passage, "id", Evidence, "passage_id", "claim_id"),
    (Passage, "id", StancePassage, "passage_id", "stance__claim_id"),
    (Premise, "inference_id", Inference, "pk", "conclusion_id"),
    (Argument, "id", Inference, "argument_id", "conclusion_id"),
    (Argument, "id", Relation, "source_argument_id", "target_claim_id"),
    (Relation, "target_inference_id", Inference, "pk", "conclusion_id"),
    (Relation, "target_argument_id", Inference, "argument_id", "conclusion_id"),
    (Relation, "target_argument_id", Relation, "source_argument_id", "target_claim_id"),
    (Relation, "target_relation_id", Relation, "pk", "target_claim_id"),
)
"""Rows that do so through others: which, by what they name those, the others, and how these are named and name the claim."""


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

    19 queries, whatever the debate's size, and one for an edition. Raises ViewpointError where there is no such edition.
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
    for model, names, others, named, column in _THROUGH:
        written = model.history.filter(debate_id=debate.pk, history_date__gte=moment, **{f"{names}__isnull": False})
        yield from others.objects.filter(**{f"{named}__in": written.order_by().values(names)}).values_list(column, flat=True)
