"""A bounded pool of warm children: drawing waits for a free one, and whatever ends one lets another take its place.

Each process has a pool of its own. It starts children when they are needed, ends them when it ends, and after a fork begins
anew: the children stay with the process that started them.
"""

import atexit
import os
import threading

from argmap.render.limits import GraphvizBusyError, GraphvizError, GraphvizLimitError, Limits, choose_environment
from argmap.render.options import Format
from argmap.render.worker import Worker, WorkerLost

MOST_WORKERS = max(2, min(4, os.cpu_count() or 1))
"""So many pictures are drawn at once; more would only share the processors."""
MOST_PICTURES = 200
"""After so many pictures a child ends: what Graphviz leaks stays small."""
_TRIES = 3


class Pool:
    """Children that wait to draw, the one that has just drawn first."""

    def __init__(self, size: int = MOST_WORKERS) -> None:
        self._size = size
        self._begin()

    def _begin(self) -> None:
        self._places = threading.BoundedSemaphore(self._size)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []

    def draw(self, dot: str, format: Format, limits: Limits) -> bytes:
        """The picture; waits for a free place no longer than the picture may take. Raises GraphvizError, of any kind.

        A child that has drawn before may suffer from what that left behind: where it fails, a fresh one has the last word.
        """
        if not self._places.acquire(timeout=limits.seconds):
            raise GraphvizBusyError
        try:
            for _try in range(_TRIES):
                worker = self._take()
                is_fresh = worker.drawn == 0
                try:
                    return self._draw_with(worker, dot, format, limits)
                except WorkerLost:
                    continue
                except GraphvizLimitError as error:
                    if is_fresh or error.limit != "memory":
                        raise
                except GraphvizError:
                    if is_fresh:
                        raise
                self.close()
            raise GraphvizError("Graphviz could not be started: its processes end at once.")
        finally:
            self._places.release()

    def list_idle(self) -> list[Worker]:
        """The children that wait."""
        with self._lock:
            return list(self._idle)

    def close(self) -> None:
        """End the children that wait."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.close()

    def forget(self) -> None:
        """Begin anew in a forked process."""
        for worker in self._idle:
            worker.forget()
        # Locks may be held by threads that this process does not have.
        self._begin()

    def _take(self) -> Worker:
        environment = choose_environment()
        while True:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            if worker is None:
                return Worker(environment)
            if worker.environment == environment:
                return worker
            worker.close()

    def _draw_with(self, worker: Worker, dot: str, format: Format, limits: Limits) -> bytes:
        try:
            picture = worker.draw(dot, format, limits)
        except BaseException:
            worker.close()
            raise
        # Pictures other than SVG leave a child large.
        if format is Format.SVG and worker.drawn < MOST_PICTURES:
            with self._lock:
                self._idle.append(worker)
        else:
            worker.close()
        return picture


POOL = Pool()
atexit.register(POOL.close)
os.register_at_fork(after_in_child=POOL.forget)
