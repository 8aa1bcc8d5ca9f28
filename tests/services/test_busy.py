"""Which errors of a database are worth another try."""

import sqlite3
from contextlib import closing

import psycopg
import pytest
from django.db import OperationalError

from argmap.services.busy import is_busy
from argmap.services.importing import DebateIsBusyError


def wrap(cause):
    """The error as Django raises it for one of the database's driver."""
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


@pytest.fixture
def held(tmp_path):
    """A connection to an SQLite file that another one is writing to."""
    path = tmp_path / "held.sqlite3"
    with closing(sqlite3.connect(path)) as holder, closing(sqlite3.connect(path, timeout=0)) as other:
        holder.execute("BEGIN IMMEDIATE")
        yield other


@pytest.mark.parametrize(("statement", "busy"), [("BEGIN IMMEDIATE", True), ("SELECT * FROM nothing", False)])
def test_a_locked_sqlite_is_busy_and_a_broken_one_is_not(held, statement, busy):
    with pytest.raises(sqlite3.OperationalError) as caught:
        held.execute(statement)

    assert is_busy(wrap(caught.value)) is busy


@pytest.mark.parametrize(
    ("cause", "busy"),
    [
        (psycopg.errors.LockNotAvailable("canceling statement due to lock timeout"), True),
        (psycopg.errors.DeadlockDetected("deadlock detected"), True),
        (psycopg.errors.AdminShutdown("terminating connection"), False),
        (psycopg.OperationalError("connection refused"), False),
    ],
)
def test_postgresql_is_busy_for_lock_timeouts_and_deadlocks(cause, busy):
    assert is_busy(wrap(cause)) is busy


@pytest.mark.parametrize(("error", "busy"), [(DebateIsBusyError(), True), (RuntimeError("locked"), False)])
def test_of_other_errors_only_an_import_that_found_no_turn_is_busy(error, busy):
    assert is_busy(error) is busy
