"""Work that several ask for at once is done once: in one process, and in all that have the cache in common."""

import time
from collections.abc import Callable
from typing import TypeVar
from uuid import uuid4

from django.core.cache import cache

T = TypeVar("T")
_LOOK_EVERY = 0.05


class NoTurn(Exception):  # noqa: N818 (it tells what became of the wish)
    """Somebody else was at the work for as long as one may wait, and it is not done yet."""


def do_in_turn(name: str, *, find: Callable[[], T | None], do: Callable[[], T], lasts: float, wait: float) -> T:
    """What `find` finds of work done before; otherwise `do` it, or wait while somebody else does, whoever that is.

    A turn lasts so many seconds at most, more than `do` may take: after a process that died in its turn others are kept out no
    longer. Raises NoTurn after `wait` seconds without the turn and without the work done.
    """
    own, end = uuid4().hex, time.monotonic() + wait
    while not cache.add(name, own, lasts):
        time.sleep(_LOOK_EVERY)
        found = find()
        if found is not None:
            return found
        if time.monotonic() > end:
            raise NoTurn
    try:
        found = find()
        return do() if found is None else found
    finally:
        # Another's turn may have begun, where this one took longer than it may.
        if cache.get(name) == own:
            cache.delete(name)
