"""Telling a database that somebody else holds from one that is broken: the first is worth another try."""

from django.db import OperationalError

from argmap.services.importing import DebateIsBusyError

BUSY = "Another import or a long save is writing at the moment; nothing was written. Try again in a minute."
RETRY_SECONDS = 60
"""After as much time a client may try again."""
_SQLITE_CODES = (5, 6)
"""SQLITE_BUSY and SQLITE_LOCKED, the low byte of https://sqlite.org/rescode.html"""
_POSTGRESQL_STATES = ("40P01", "55P03")
"""deadlock_detected and lock_not_available, https://www.postgresql.org/docs/current/errcodes-appendix.html"""


def is_busy(error: BaseException) -> bool:
    """Whether the error says that others were writing for longer than one waits, and nothing worse."""
    if isinstance(error, DebateIsBusyError):
        return True
    if not isinstance(error, OperationalError):
        return False
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _POSTGRESQL_STATES or (code is not None and code & 0xFF in _SQLITE_CODES)
