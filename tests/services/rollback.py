"""Examples of a property test that leave nothing behind for the next."""

from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rolled_back():
    """A transaction that is taken back at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
