"""A debate in the database, people, and a database that several threads or processes may write to."""

import os
import sqlite3
from contextlib import closing
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection, connections

from argmap.models import Debate
from argmap.services.importing import import_debate
from tests.core.values import make_bridge
from tests.factories import make_user


@pytest.fixture
def analyst(db):
    """Whoever writes."""
    return make_user("analyst")


@pytest.fixture
def bridge(analyst):
    """The debate about the bridge, as the analyst imported it."""
    import_debate(value=make_bridge(), owner=analyst)
    return Debate.objects.get(slug="bridge")


@pytest.fixture
def shared_database(transactional_db, tmp_path):
    """The address of the test database, for threads and processes of their own.

    On SQLite it is a copy in a file, opened as argmap opens its own: the usual one lies in this process's memory.
    """
    if connection.vendor != "sqlite":
        name = connection.settings_dict["NAME"]
        yield urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
        return
    in_memory, path = connections["default"], tmp_path / "shared.sqlite3"
    in_memory.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        in_memory.connection.backup(copy)
    # All connections share these settings. The name is back before the test database is flushed and closed, for closing
    # leaves only a database that it knows to lie in memory as it is.
    settings = connections.settings["default"]
    name, settings["NAME"] = settings["NAME"], str(path)
    connections["default"] = connections.create_connection("default")
    try:
        yield f"sqlite:///{path}"
    finally:
        connections["default"].close()
        settings["NAME"], connections["default"] = name, in_memory
