"""Checking what no database constraint can see: that a debate is whole, and that nothing in it refers to another debate."""

from collections.abc import Iterator

from django.db.models import F, ForeignKey, Model

from argmap.core.checks import Problem, find_problems
from argmap.models import BelongsToDebate, Debate
from argmap.services.shape import LINKS, MODELS
from argmap.services.snapshot import load_debate


def verify_debate(debate: Debate) -> list[Problem]:
    """All problems of the debate's records. A query for each reference that a record kind has, and a snapshot."""
    return [*_find_strays(debate), *find_problems(load_debate(debate))]


def _find_strays(debate: Debate) -> Iterator[Problem]:
    models: dict[str, type[Model]] = {**MODELS, **{model.__name__: model for model in LINKS.values()}}
    for name, model in models.items():
        for field in model._meta.concrete_fields:
            if not (isinstance(field, ForeignKey) and issubclass(field.related_model, BelongsToDebate)):
                continue
            there = f"{field.name}__debate"
            strays = model._default_manager.filter(debate=debate, **{f"{field.name}__isnull": False}).exclude(
                **{there: F("debate")}
            )
            for stray in strays:
                key = getattr(stray, "key", str(stray.pk))
                yield Problem(name, key, field.name, "refers to a record of another debate")
