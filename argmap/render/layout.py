"""Runs Graphviz in a child process that is bounded in every way, and kills it with all it started when it goes too far."""

import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from argmap.render.options import Format

_MEGABYTE = 1 << 20
_CHUNK = 1 << 16
_CHILD = Path(__file__).with_name("child.py")
_ENVIRONMENT = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
    "LD_LIBRARY_PATH",
)
"""What the child learns of our environment: enough to find programs and fonts, no keys and no passwords."""
_MOST_COMPLAINTS = _MEGABYTE
_MOST_TOLD = 2000
_MEMORY_WORDS = ("out of memory", "memoryerror", "cannot allocate", "bad_alloc", "failed to map segment")


class GraphvizError(Exception):
    """Graphviz did not draw the map; the text says why, in Graphviz's own words where it has any."""


class GraphvizLimitError(GraphvizError):
    """Graphviz was stopped because it took more of something than it may; `limit` says of what."""

    def __init__(self, limit: str, message: str) -> None:
        super().__init__(message)
        self.limit = limit


class Limits(Struct, frozen=True, kw_only=True):
    """What a run of Graphviz may take: seconds by the clock and of CPU, bytes of address space and of output.

    The library needs about 200 MB of address space before it draws anything.
    """

    seconds: float = 10
    cpu_seconds: int = 5
    memory_bytes: int = 512 * _MEGABYTE
    output_bytes: int = 20 * _MEGABYTE


LIMITS: Mapping[Format, Limits] = MappingProxyType(
    {
        Format.SVG: Limits(),
        Format.PNG: Limits(seconds=40, cpu_seconds=20, memory_bytes=1024 * _MEGABYTE, output_bytes=60 * _MEGABYTE),
        Format.PDF: Limits(seconds=40, cpu_seconds=20, memory_bytes=1024 * _MEGABYTE, output_bytes=60 * _MEGABYTE),
    }
)
"""The limits by format. Pictures other than SVG cost up to twenty times as much: they are work for the background."""


def run_graphviz(dot: str, format: Format, *, limits: Limits | None = None, dot_binary: str | None = None) -> bytes:
    """Draw the DOT text and return the picture; starting the child costs about 50 ms.

    `dot_binary` is the path of a `dot` program to use in place of the library that comes with pygraphviz.

    Raises GraphvizLimitError when a limit was reached, and GraphvizError when Graphviz failed in another way: with any exit
    code but 0, or with an error on standard error (lines may be missing from the picture then).
    """
    bounds = limits or LIMITS[format]
    with tempfile.TemporaryFile() as source:
        source.write(dot.encode())
        source.seek(0)
        process = _start(source.fileno(), format, bounds, dot_binary)
        try:
            picture, complaints = _collect(process, bounds)
        finally:
            _kill(process)
    _check(process.returncode, complaints, bounds)
    return picture


def _start(source: int, format: Format, limits: Limits, dot_binary: str | None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", str(_CHILD), format.value, str(limits.cpu_seconds), str(limits.memory_bytes)]
    if dot_binary is not None:
        command.append(dot_binary)
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    try:
        return subprocess.Popen(  # noqa: S603  the command is ours; users write no part of it
            command,
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
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
                raise _out_of_time(limits)
            for key, _events in ready:
                chunk = os.read(key.fd, _CHUNK)
                if not chunk:
                    selector.unregister(key.fileobj)
                key.data.extend(chunk)
            if len(picture) > limits.output_bytes:
                raise GraphvizLimitError("output", f"Graphviz wrote more than the {limits.output_bytes} bytes it may write.")
            # The end of a flood of complaints is of no use to anybody.
            del complaints[_MOST_COMPLAINTS:]
    try:
        process.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise _out_of_time(limits) from None
    return bytes(picture), complaints.decode(errors="replace")


def _out_of_time(limits: Limits) -> GraphvizLimitError:
    return GraphvizLimitError(
        "time", f"Graphviz took longer than the {limits.seconds:g} seconds it may take; show fewer claims."
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the child's whole process group, and leave no zombie."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _check(exit_code: int, complaints: str, limits: Limits) -> None:
    errors = [line for line in complaints.splitlines() if line and not line.startswith(("Fontconfig ", "Warning:"))]
    told = " ".join(errors)[:_MOST_TOLD]
    if exit_code == -signal.SIGXCPU:
        raise GraphvizLimitError(
            "cpu", f"Graphviz used up the {limits.cpu_seconds} seconds of CPU it may use; show fewer claims. {told}".strip()
        )
    if exit_code and any(word in complaints.lower() for word in _MEMORY_WORDS):
        raise GraphvizLimitError(
            "memory", f"Graphviz needs more than the {limits.memory_bytes} bytes of memory it may use: {told}"
        )
    if exit_code:
        raise GraphvizError(f"Graphviz failed with exit code {exit_code}: {told or 'it did not say why'}")
    if any(line.startswith("Error:") for line in errors):
        raise GraphvizError(f"Graphviz drew the map, but not all of it: {told}")
