"""Writing rows with their history: each row written is a row of history, with the user who wrote it."""

import unicodedata
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import models
from django.db.models.deletion import Collector


def tidy(row: models.Model) -> None:
    """Put the row's texts in NFC, and empty lists and mappings where a form left nothing or the wrong kind of it.

    Keys, quotes and offsets are those of the canonical document, which is NFC.
    """
    for field in row._meta.concrete_fields:
        content = getattr(row, field.attname)
        if isinstance(field, models.JSONField) and content in field.empty_values:
            setattr(row, field.attname, field.get_default())
        elif isinstance(field, models.CharField | models.TextField) and type(content) is str:
            setattr(row, field.attname, unicodedata.normalize("NFC", content))


def save_with_history(row: models.Model, user: User | None) -> None:
    """Store the row; its history row names the user."""
    _name_writer(row, user)
    row.save()


def delete_with_history(rows: Sequence[models.Model], user: User | None) -> None:
    """Delete rows of one table with all that belongs to them; the history rows of all name the user.

    Raises RestrictedError where rows that stay refer to them.
    """
    if not rows:
        return
    # Model.delete() would leave the user out of the history of what goes with the row.
    collector = Collector(using=str(rows[0]._state.db))
    collector.collect(rows)
    for _, row in collector.instances_with_model():
        _name_writer(row, user)
    collector.delete()


def _name_writer(row: models.Model, user: User | None) -> None:
    row._history_user = user  # type: ignore[attr-defined] # where simple_history looks for it
