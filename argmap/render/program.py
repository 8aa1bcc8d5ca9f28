"""Runs a `dot` program for one picture, bounded in every way, and kills it with all it started when it goes too far."""

import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from argmap.render.limits import MOST_COMPLAINTS, GraphvizError, Limits, check_run, choose_environment
from argmap.render.options import Format

CHILD = Path(__file__).with_name("child.py")
_CHUNK = 1 << 16


def run_program(dot: str, format: Format, limits: Limits, dot_binary: str) -> bytes:
    """What the program at the path makes of the DOT text. Raises GraphvizLimitError and GraphvizError."""
    with tempfile.TemporaryFile() as source:
        source.write(dot.encode())
        source.seek(0)
        process = _start(source.fileno(), format, limits, dot_binary)
        try:
            picture, complaints = _collect(process, limits)
        finally:
            kill_group(process)
    check_run(process.returncode, complaints, limits)
    return picture


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """End the child's whole process group, and leave no zombie."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _start(source: int, format: Format, limits: Limits, dot_binary: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", str(CHILD), format.value, str(limits.cpu_seconds), str(limits.memory_bytes), dot_binary]
    try:
        return subprocess.Popen(  # noqa: S603  the command is ours; users write no part of it
            command,
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=choose_environment(),
            start_new_session=True,
        )
    except OSError as error:
        raise GraphvizError(f"Graphviz could not be started: {error}") from error


def _collect(process: subprocess.Popen[bytes], limits: Limits) -> tuple[bytes, str]:
    """What the child writes, until it closes its outputs and ends."""
    assert process.stdout is not None
    assert process.stderr is not None
    deadline = time.monotonic() + limits.seconds
    picture, complaints = bytearray(), bytearray()
    with selectors.DefaultSelector() as selector, process.stdout, process.stderr:
        selector.register(process.stdout, selectors.EVENT_READ, picture)
        selector.register(process.stderr, selectors.EVENT_READ, complaints)
        while selector.get_map():
            ready = selector.select(max(0.0, deadline - time.monotonic()))
            if not ready or time.monotonic() > deadline:
                raise limits.end_of_time()
            for key, _events in ready:
                chunk = os.read(key.fd, _CHUNK)
                if not chunk:
                    selector.unregister(key.fileobj)
                key.data.extend(chunk)
            if len(picture) > limits.output_bytes:
                raise limits.end_of_room()
            # The end of a flood of complaints is of no use to anybody.
            del complaints[MOST_COMPLAINTS:]
    try:
        process.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise limits.end_of_time() from None
    return bytes(picture), complaints.decode(errors="replace")
