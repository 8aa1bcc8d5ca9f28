"""Writing rows with their history: each row written is a row of history, with the user who wrote it."""

import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.db.models.deletion import Collector
from django.utils import timezone

Row = TypeVar("Row", bound=models.Model)
BATCH = 500
"""Rows a statement: well under SQLite's limit of 32,766 parameters at 25 columns."""


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


def create_with_history(rows: Sequence[Row], user: User | None) -> list[Row]:
    """Store new rows of one table, many at once; the history rows name the user. Returns them with their ids."""
    if not rows:
        return []
    table = type(rows[0])
    with transaction.atomic():
        stored = table._base_manager.bulk_create(rows, batch_size=BATCH)
        for start in range(0, len(stored), BATCH):
            _copy_to_history(table, [row.pk for row in stored[start : start + BATCH]], user)
    return stored


def _copy_to_history(table: Any, ids: list[int], user: User | None) -> None:
    """Write the history of rows that were just stored, by the database itself: in Python it takes as long as storing them."""
    history = table.history.model
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in history.tracked_fields)
    places = ", ".join(["%s"] * len(ids))
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(history._meta.db_table)} "  # noqa: S608 (names of ours)
            f"({columns}, history_date, history_type, history_change_reason, history_user_id) "
            f"SELECT {columns}, %s, '+', NULL, %s FROM {quote(table._meta.db_table)} "
            f"WHERE {quote(table._meta.pk.column)} IN ({places}) ORDER BY {quote(table._meta.pk.column)}",
            [now, user.pk if user else None, *ids],
        )


def delete_with_history(rows: Sequence[models.Model], user: User | None) -> None:
    """Delete rows of one table with all that belongs to them; the history rows of all name the user.

    Raises RestrictedError where rows that stay refer to them.
    """
    if not rows:
        return
    # Model.delete() would leave the user out of the history of what goes with the row, and write that row by row.
    collector = Collector(using=str(rows[0]._state.db))
    collector.collect(rows)
    with transaction.atomic():
        for table, going in collector.data.items():
            if hasattr(table, "history"):
                _record_deletions(table.history.model, list(going), user)
        collector.delete()


def _record_deletions(table: Any, rows: list[Any], user: User | None) -> None:
    """Write the rows of history, and leave word of it for `argmap.models.history`."""
    now = timezone.now()
    names = [field.attname for field in table.tracked_fields]
    table.objects.bulk_create(
        (
            table(history_date=now, history_type="-", history_user=user, **{name: getattr(row, name) for name in names})
            for row in rows
        ),
        batch_size=BATCH,
    )
    for row in rows:
        row.deletion_is_recorded = True


def _name_writer(row: models.Model, user: User | None) -> None:
    row._history_user = user  # type: ignore[attr-defined] # where simple_history looks for it
