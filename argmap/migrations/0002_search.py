"""The index that search looks into (docs/decisions/0007-search.md): an FTS5 table on SQLite, tsvector columns on PostgreSQL.

It holds nothing that the claims and arguments do not, and `argmap.services.indexing` makes it anew from them.
"""

from django.db import migrations

STATE = """
CREATE TABLE argmap_search_state (
    debate_id bigint NOT NULL PRIMARY KEY,
    revision bigint NOT NULL,
    claims_through bigint NOT NULL,
    arguments_through bigint NOT NULL,
    claims_built bigint NOT NULL,
    arguments_built bigint NOT NULL,
    is_built boolean NOT NULL
)
"""
FORWARDS = {
    "sqlite": [
        STATE,
        "CREATE VIRTUAL TABLE argmap_search USING fts5("
        "scope, title, body, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')",
    ],
    "postgresql": [
        STATE,
        "CREATE TABLE argmap_search (entry bigint NOT NULL PRIMARY KEY, debate_id bigint NOT NULL, "
        "title tsvector NOT NULL, whole tsvector NOT NULL)",
        "CREATE INDEX argmap_search_debate ON argmap_search (debate_id, entry)",
        "CREATE INDEX argmap_search_title ON argmap_search USING gin (title)",
        "CREATE INDEX argmap_search_whole ON argmap_search USING gin (whole)",
    ],
}


def create_index(apps, schema_editor):
    for statement in FORWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    schema_editor.execute("DROP TABLE argmap_search")
    schema_editor.execute("DROP TABLE argmap_search_state")


class Migration(migrations.Migration):
    dependencies = [("argmap", "0001_records")]

    operations = [migrations.RunPython(create_index, drop_index)]
