"""What was written, when and by whom: a row for each write."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


class History(HistoricalRecords):  # type: ignore[misc] # simple_history has no types
    """The history of a table in the order in which it was written; clocks may jump, the numbers of the rows do not."""

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        """The options of the table of history: newest first."""
        return {**super().get_meta_options(model), "ordering": ("-history_id",), "get_latest_by": "history_id"}

    def post_delete(self, instance: models.Model, using: str | None = None, **options: Any) -> None:
        """Write the row of history, unless `instance.deletion_is_recorded`: services write those of many rows at once."""
        if not getattr(instance, "deletion_is_recorded", False):
            super().post_delete(instance, using=using, **options)
