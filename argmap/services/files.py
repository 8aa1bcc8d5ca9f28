"""Reading files into debate values and back, for the command line; nothing here touches the database."""

import sys
from pathlib import Path
from typing import Any

from msgspec import Struct

from argmap.core.debate import Debate, count_records
from argmap.formats import FORMATS, Finding, Format, FormatError, Reading, find_format, find_losses
from argmap.formats.reading import name_debate

STANDARD_STREAM = "-"


class FileReading(Struct, frozen=True, kw_only=True):
    """What was read from a file, and in which format."""

    form: Format
    reading: Reading


def read_debate_file(name: str, *, format_name: str | None = None) -> FileReading:
    """Read the file (`-` for standard input) in the format given, or in the one that its name or content tells.

    Files that it names are looked for beside it. Raises FormatError with one sentence where it cannot be read at all; what is
    wrong inside it comes as `reading.errors`.
    """
    limit = max(form.limit for form in FORMATS)
    data = _read_bytes(name, limit)
    form = find_format(format_name or (None if name == STANDARD_STREAM else name), data)
    if form.read is None:
        raise FormatError(f"{form.title} can be written, not read")
    if len(data) > form.limit:
        raise FormatError(f"{name} is larger than {form.limit} bytes, which is the most for {form.title}")
    folder = Path.cwd() if name == STANDARD_STREAM else Path(name).parent
    reading = form.read(data, load=lambda beside: _read_beside(folder / beside, form.limit))
    named = reading.in_file("standard input" if name == STANDARD_STREAM else name)
    return FileReading(form=form, reading=name_debate(named, Path(name).stem))


def write_debate(debate: Debate, *, format_name: str) -> bytes:
    """The debate as a file of the format. Raises FormatError where there is no such format, or none that writes."""
    form = _find_written(format_name)
    assert form.write is not None
    return form.write(debate)


def list_losses(debate: Debate, *, format_name: str) -> list[str]:
    """What the debate loses in the format, a sentence each. Costs and raises as `find_losses`, and as `write_debate`."""
    form = _find_written(format_name)
    return [f"{form.title}: {finding}" for finding in find_losses(form, debate)]


def _find_written(name: str) -> Format:
    form = next((form for form in FORMATS if form.name == name), None)
    if form is None or form.write is None:
        names = ", ".join(form.name for form in FORMATS if form.write)
        raise FormatError(f'"{name}" is no format that can be written; allowed are {names}')
    return form


def write_file(data: bytes, output: str | None) -> None:
    """Write to the file, whole or not at all, or to standard output without one. Raises FormatError where it cannot.

    A link is followed, a file that is there keeps its mode, and what is no regular file (a pipe, a device) is written to as it
    is.
    """
    if output is None or output == STANDARD_STREAM:
        _write_out(data)
        return
    path = Path(output)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace_file(path.resolve(), data)
    except OSError as error:
        raise FormatError(f"{path} cannot be written: {error.strerror}") from None


def _write_out(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise FormatError(f"standard output cannot be written: {error.strerror}") from None


def _replace_file(path: Path, data: bytes) -> None:
    fresh = path.with_name(f"{path.name}.part")
    try:
        fresh.write_bytes(data)
        if path.exists():
            fresh.chmod(path.stat().st_mode)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def describe_reading(
    *,
    slug: str | None,
    form: Format | None = None,
    debate: Debate | None = None,
    warnings: tuple[Finding, ...] | list[str] = (),
    errors: tuple[Finding, ...] | list[str] = (),
) -> dict[str, Any]:
    """What `--json` prints of a file or an import: slug, format, counts by record kind, warnings and errors as sentences."""
    return {
        "slug": slug,
        "format": form.name if form else None,
        "counts": count_records(debate) if debate else {},
        "warnings": [str(finding) for finding in warnings],
        "errors": [str(finding) for finding in errors],
    }


def _read_bytes(name: str, limit: int) -> bytes:
    """The file's bytes, and one more than `limit` at the most: enough to tell that it is too large."""
    if name == STANDARD_STREAM:
        return sys.stdin.buffer.read(limit + 1)
    try:
        return _read_beside(Path(name), limit)
    except OSError as error:
        raise FormatError(f"{name} cannot be read: {error.strerror}") from None


def _read_beside(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        return file.read(limit + 1)
