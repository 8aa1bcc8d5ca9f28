"""Columns are as wide as `argmap.core` allows their texts to be."""

import pytest
from django.db import models

from argmap.core import limits
from argmap.models import Debate
from argmap.services.shape import MODELS

COLUMNS = [
    (model.__name__, field)
    for model in (Debate, *MODELS.values())
    for field in model._meta.concrete_fields
    if isinstance(field, models.CharField) and not field.choices and field.name not in ("id", "visibility")
]
DATES = {"dated", "said_on", "reported_on", "since", "until", "issued", "accessed"}


@pytest.mark.parametrize(("record", "field"), COLUMNS, ids=[f"{record}.{field.name}" for record, field in COLUMNS])
def test_a_column_holds_what_core_allows(record, field):
    # A date is YYYY-MM-DD at the longest.
    expected = 10 if field.name in DATES else limits.LENGTHS[field.name]

    assert field.max_length == expected


def test_every_limit_is_that_of_a_column():
    assert set(limits.LENGTHS) == {field.name for _, field in COLUMNS} - DATES


@pytest.mark.parametrize("model", [Debate, *MODELS.values()])
def test_words_fit_their_columns(model):
    for field in model._meta.concrete_fields:
        if field.choices and isinstance(field, models.CharField):
            assert all(len(word) <= field.max_length for word, _ in field.choices)


def test_every_required_text_is_one_that_a_form_demands():
    for model in (Debate, *MODELS.values()):
        record = "about" if model is Debate else model.__name__.lower()
        texts = [field for field in model._meta.concrete_fields if isinstance(field, models.CharField | models.TextField)]
        demanded = {field.name for field in texts if not field.blank and not field.choices} - {"key", "slug"}

        assert demanded == set(limits.REQUIRED.get(record, ()))
