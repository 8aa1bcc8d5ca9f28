"""A warm child: one process that keeps the Graphviz library loaded and draws one picture after another."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress

from argmap.render.limits import MOST_COMPLAINTS, GraphvizError, Limits, check_run
from argmap.render.options import Format
from argmap.render.program import CHILD, kill_group

_CHUNK = 1 << 16
_LENGTH_BYTES = 8


class WorkerLost(Exception):  # noqa: N818  it is told to the pool alone, which starts another one
    """The child had ended before it could be asked."""


class Worker:
    """A child process (`argmap.render.child`) with the file it reads DOT from, and the file it complains in.

    Of use to one thread at a time. It ends when it is closed, when its parent ends, and when a picture goes wrong. Raises
    GraphvizError where it cannot be started.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.drawn = 0
        self._source = tempfile.TemporaryFile()  # noqa: SIM115  they are closed with the child
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115
        # Every end is closed on exec: no other child of ours keeps this one alive.
        self._socket, theirs = socket.socketpair()
        with theirs:
            try:
                self._process = subprocess.Popen(  # noqa: S603  the command is ours; users write no part of it
                    [sys.executable, "-I", str(CHILD)],
                    stdin=self._source,
                    stdout=theirs.fileno(),
                    stderr=self._complaints,
                    env=environment,
                    start_new_session=True,
                )
            except OSError as error:
                self._close_files()
                raise GraphvizError(f"Graphviz could not be started: {error}") from error

    def draw(self, dot: str, format: Format, limits: Limits) -> bytes:
        """The picture; whoever gets an exception closes the worker. Raises GraphvizLimitError, GraphvizError and WorkerLost."""
        deadline = time.monotonic() + limits.seconds
        self._ask(dot, format, limits)
        try:
            size = int.from_bytes(self._receive(_LENGTH_BYTES, deadline), "big")
            if size > limits.output_bytes:
                raise limits.end_of_room()
            picture = self._receive(size, deadline)
        except TimeoutError:
            raise limits.end_of_time() from None
        except EOFError:
            raise self._explain_end(limits) from None
        check_run(0, self._read_complaints(), limits)
        self.drawn += 1
        return picture

    def _explain_end(self, limits: Limits) -> GraphvizError:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        try:
            check_run(self._process.returncode or 0, self._read_complaints(), limits)
        except GraphvizError as error:
            return error
        return GraphvizError("Graphviz ended without a picture, and did not say why.")

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def close(self) -> None:
        """End the child and all it started."""
        kill_group(self._process)
        self._close_files()

    def forget(self) -> None:
        """Let go of what a fork has copied, and leave the child to the process that started it."""
        self._close_files()
        self._process.returncode = 0

    def _ask(self, dot: str, format: Format, limits: Limits) -> None:
        for file, content in ((self._complaints, b""), (self._source, dot.encode())):
            file.seek(0)
            file.truncate()
            file.write(content)
            file.flush()
        # The child shares the place in the file where it goes on to write.
        self._complaints.seek(0)
        try:
            self._socket.sendall(f"{format} {limits.cpu_seconds} {limits.memory_bytes}\n".encode())
        except OSError:
            raise WorkerLost from None

    def _receive(self, size: int, deadline: float) -> bytes:
        received = bytearray()
        while len(received) < size:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
            try:
                chunk = self._socket.recv(min(_CHUNK, size - len(received)))
            except ConnectionError:
                chunk = b""
            if not chunk:
                raise EOFError
            received += chunk
        return bytes(received)

    def _read_complaints(self) -> str:
        return os.pread(self._complaints.fileno(), MOST_COMPLAINTS, 0).decode(errors="replace")

    def _close_files(self) -> None:
        for file in (self._socket, self._source, self._complaints):
            with suppress(OSError):
                file.close()
