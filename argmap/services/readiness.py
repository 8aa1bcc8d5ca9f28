"""Whether this process can answer readers: the database, and Graphviz."""

import logging
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection

from argmap.core.debate import Debate as DebateValue
from argmap.core.records import About, Claim
from argmap.render import GraphvizError, render_map

logger = logging.getLogger(__name__)
_SMALLEST = DebateValue(about=About(slug="ready", question="Ready?"), claims=(Claim(key="yes", title="Yes"),))


def find_faults() -> list[str]:
    """What does not work, in a word each; the log says why. One query, and one small map drawn (about 0.1 s)."""
    return list(_find_faults())


def _find_faults() -> Iterator[str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer.")
        yield "database"
    try:
        render_map(_SMALLEST, dot_binary=settings.DOT_BINARY)
    except GraphvizError:
        logger.exception("Graphviz does not draw.")
        yield "graphviz"
