"""Whether a record has a tag, asked of the database: a list in a JSON column, which each database searches in its own way."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Value
from django.db.models.sql.compiler import SQLCompiler


class HasTag(Func):
    """True where the record's `tags` hold the text."""

    output_field = BooleanField()

    def __init__(self, tag: str) -> None:
        super().__init__(F("tags"), Value(tag))

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """SQLite unfolds the list into rows."""
        context["template"] = "EXISTS (SELECT 1 FROM json_each(%(expressions)s))"
        return self.as_sql(compiler, connection, arg_joiner=") WHERE json_each.value IN (", **context)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """PostgreSQL has a function for it, behind its operator `?`."""
        return self.as_sql(compiler, connection, function="jsonb_exists", **context)
