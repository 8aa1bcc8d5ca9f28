"""What the tables hold, records and history, counted and told."""

from collections import Counter

from argmap.models import Debate, Membership
from argmap.services.shape import LINKS, MODELS

TABLES = [Debate, Membership, *MODELS.values(), *LINKS.values()]


def count_history():
    """How many rows of history each table has."""
    return Counter({table.__name__: table.history.count() for table in TABLES})


def list_writes(before):
    """What was written since `before`, by table: how often what was done, and by whom."""
    told = {}
    for table in TABLES:
        new = table.history.count() - before[table.__name__]
        if new:
            told[table.__name__] = Counter(
                (row.history_type, str(row.history_user)) for row in table.history.order_by("-history_id")[:new]
            )
    return told


def count_rows():
    """How many rows each table has, of records and of history."""
    return {table.__name__: (table.objects.count(), table.history.count()) for table in TABLES}


def find(debate, collection, key):
    """The record with the key."""
    return MODELS[collection].objects.get(debate=debate, key=key)


def read_revision(debate):
    """The revision as it is stored."""
    return Debate.objects.values_list("revision", flat=True).get(pk=debate.pk)
