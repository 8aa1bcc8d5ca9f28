"""An uploaded file read in a process of its own, which may hang or swell without harm: started by `argmap.services.uploading`.

    python -m argmap.services.upload_child NAME FORMAT CPU_SECONDS MEMORY_BYTES OUTPUT_BYTES

reads the file's bytes from standard input and writes a `Told` as MessagePack to standard output. It has no Django and no
database.
"""

import resource
import sys

import msgspec
from msgspec import Struct

from argmap.formats import FormatError, Reading, find_format


class Told(Struct, frozen=True, kw_only=True):
    """What the child made of a file: the format's name and the reading, or why there is none, in one sentence."""

    format_name: str = ""
    reading: Reading | None = None
    refusal: str = ""


def main(arguments: list[str]) -> int:
    """Read what is on standard input, within the limits."""
    name, format_name, cpu_seconds, memory_bytes, output_bytes = arguments
    data = sys.stdin.buffer.read()
    limit_itself(int(cpu_seconds), int(memory_bytes), int(output_bytes))
    sys.stdout.buffer.write(msgspec.msgpack.encode(read(name, format_name, data)))
    return 0


def limit_itself(cpu_seconds: int, memory_bytes: int, output_bytes: int) -> None:
    """Bound this process and those it starts; a limit that the system does not know (macOS) is left to the clock."""
    for kind, limit in (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, output_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (limit, limit))
        except (ValueError, OSError):
            continue


def read(name: str, format_name: str, data: bytes) -> Told:
    """What the file holds; `format_name` is "" where its name and content are to tell."""
    try:
        form = find_format(format_name or name or None, data)
        if form.read is None:
            raise FormatError(f"{form.title} can be written, not read")
        if len(data) > form.limit:
            raise FormatError(f"{name or 'the file'} is larger than {form.limit} bytes, which is the most for {form.title}")
        return Told(format_name=form.name, reading=form.read(data).in_file(name))
    except FormatError as error:
        return Told(refusal=str(error))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
