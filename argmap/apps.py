"""The argmap app, and the system checks that name a wrong configuration with its remedy."""

import shutil
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.core.checks import CheckMessage, Error, register


class ArgmapConfig(AppConfig):
    """The one app: its records, pages, API and commands."""

    name = "argmap"
    verbose_name = "Argument maps"

    def ready(self) -> None:
        """Register the system checks."""
        register(check_database)
        register(check_dot_binary)


class ArgmapAdminConfig(AdminConfig):
    """Django's admin with our site, which shows nobody a debate they are not a member of."""

    default_site = "argmap.admin.site.ArgmapAdminSite"


def check_database(**_kwargs: Any) -> list[CheckMessage]:
    """SQLite must take its write lock at once: otherwise 9 in 10 concurrent writes fail (measured)."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3") and database.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
        hint = 'Set OPTIONS["transaction_mode"] to "IMMEDIATE".'
        return [Error("SQLite does not take its write lock at the start of a transaction.", hint=hint, id="argmap.E001")]
    if database.get("ATOMIC_REQUESTS"):
        hint = "Leave ATOMIC_REQUESTS off; services open the transactions that writes need."
        return [Error("Every request, reads too, would lock the database.", hint=hint, id="argmap.E002")]
    return []


def check_dot_binary(**_kwargs: Any) -> list[CheckMessage]:
    """ARGMAP_DOT, where set, must name a program."""
    binary = settings.DOT_BINARY
    if binary is None or shutil.which(binary):
        return []
    hint = "Unset ARGMAP_DOT to draw with the Graphviz that comes with pygraphviz, or give the path of dot."
    return [Error(f'ARGMAP_DOT names no program: "{binary}".', hint=hint, id="argmap.E003")]
