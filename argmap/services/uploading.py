"""Reading a file that somebody sent: whatever it holds, within bounds of time and memory that a server can stand."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from threading import BoundedSemaphore

import msgspec
from django.conf import settings

from argmap.core.text import strip_unprintable
from argmap.formats import FORMATS, FormatError
from argmap.formats.reading import name_debate
from argmap.services.files import FileReading
from argmap.services.importing import DebateIsBusyError
from argmap.services.upload_child import Told

UPLOAD_LIMIT = 25_000_000
"""The size in bytes beyond which a file is refused unread."""
SECONDS = 30
"""Of processor time and by the clock; the command `import_debate` waits longer."""
MEMORY_BYTES = 1_500_000_000
OUTPUT_BYTES = 64_000_000
"""The most that a child may tell, which this process decodes: 270,000 nodes and as many edges, or 50 MB of text in records."""
READERS = 2
"""So many files are read at once in each process of the server."""
PATIENCE = 1.0
"""Seconds that an upload waits for its turn."""
NAME_LENGTH = 100
_TURNS = BoundedSemaphore(READERS)
_TOO_MUCH = "reading the file takes more time or memory than an upload may; try import_debate on the server"


class ReadersAreBusyError(DebateIsBusyError):
    """As many uploads as may be are being read; answered as every other wait that was too long (`argmap.services.busy`)."""


def read_upload(*, name: str, data: bytes, format_name: str = "") -> FileReading:
    """Read the bytes of a file called `name` in the format given, or in the one that name or content tells.

    Waits for a child process, at most half a minute. Files that it names are not looked for. What is wrong inside comes as
    `reading.errors`. Raises FormatError with one sentence where it cannot be read at all, and ReadersAreBusyError.
    """
    shown = clean_name(name)
    if not data:
        raise FormatError(f"{shown} is empty")
    if len(data) > UPLOAD_LIMIT:
        raise FormatError(f"{shown} is larger than {UPLOAD_LIMIT:,} bytes, which is the most for an upload")
    with _taking_a_turn():
        told = _run_child(shown, format_name, data)
    if told.reading is None:
        raise FormatError(told.refusal)
    form = next(form for form in FORMATS if form.name == told.format_name)
    stem = shown.removesuffix(next((suffix for suffix in form.suffixes if shown.endswith(suffix)), ""))
    return FileReading(form=form, reading=name_debate(told.reading, stem))


def clean_name(name: str) -> str:
    r"""The last part of a file's name, in characters that can be shown and in a length that can be read.

    >>> clean_name("C:\\debates\\a\r\nb.yaml"), clean_name("../../etc/x"), clean_name("")
    ('ab.yaml', 'x', 'the file')
    """
    last = strip_unprintable(name).replace("\\", "/").rpartition("/")[2]
    return "".join(char for char in last if char.isprintable())[-NAME_LENGTH:].strip() or "the file"


@contextmanager
def _taking_a_turn() -> Iterator[None]:
    if not _TURNS.acquire(timeout=PATIENCE):
        raise ReadersAreBusyError("Other files are being read at the moment; try again in a minute.")
    try:
        yield
    finally:
        _TURNS.release()


def _run_child(name: str, format_name: str, data: bytes) -> Told:
    limits = (SECONDS, MEMORY_BYTES, OUTPUT_BYTES)
    command = [sys.executable, "-m", "argmap.services.upload_child", name, format_name, *map(str, limits)]
    with TemporaryFile() as source, TemporaryFile() as target:
        source.write(data)
        source.seek(0)
        # A group of its own, since a reader may start a process too.
        child = subprocess.Popen(  # noqa: S603 (our own program, no shell)
            command, stdin=source, stdout=target, stderr=subprocess.DEVNULL, cwd=settings.BASE_DIR,
            env={"PYTHONUTF8": "1", "PATH": os.environ.get("PATH", "")}, start_new_session=True,
        )  # fmt: skip
        try:
            child.wait(SECONDS)
        except subprocess.TimeoutExpired:
            raise FormatError(_TOO_MUCH) from None
        finally:
            _end(child)
        if child.returncode:
            raise FormatError(_TOO_MUCH)
        target.seek(0)
        return msgspec.msgpack.decode(target.read(), type=Told)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child with all that it started, if any of it is left."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
