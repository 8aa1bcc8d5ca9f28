"""Includes: `@include(path)` stands for the text of another file, which the caller has to give."""

import re

from msgspec import Struct

from argmap.formats.argdown.origins import File, Origins, Piece
from argmap.formats.reading import Finding, Load
from argmap.formats.showing import show

SIZE_LIMIT = 20_000_000
"""The size in bytes beyond which a file is refused, and in characters beyond which it is with what it includes."""
_INCLUDE = re.compile(r"@include\(([^)\n]{1,500})\)")
_NAME = re.compile(r"(?!/)(?:(?!\.)[^/\\:]+/)*(?!\.)[^/\\:]+")


class UnreadableError(Exception):
    """Nothing can be made of the file."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.what)
        self.finding = finding


class Included(Struct, frozen=True):
    """A text with all that it includes, where its pieces come from, and what could not be included."""

    text: str
    origins: Origins
    errors: tuple[Finding, ...]


class _Reading(Struct):
    """A file that is being read: how far, and which folder its includes are looked for in."""

    file: File
    folder: str
    place: int = 0


class _Joiner:
    """Joins a file and those that it includes, each once, without recursion."""

    def __init__(self, load: Load | None) -> None:
        self._load = load
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._errors: list[Finding] = []
        self._seen: set[str] = set()
        self._readings: list[_Reading] = []

    def join(self, text: str) -> Included:
        self._readings.append(_Reading(File("", text), ""))
        while self._readings:
            self._go_on(self._readings[-1])
        return Included("".join(self._parts), Origins(self._pieces), tuple(self._errors))

    def _go_on(self, reading: _Reading) -> None:
        """Take the file up to its next include, or to its end."""
        include = _INCLUDE.search(reading.file.text, reading.place)
        end = include.start() if include else len(reading.file.text)
        self._take(reading, end)
        if include is None:
            self._readings.pop()
            return
        reading.place = include.end()
        self._include(include, reading)

    def _take(self, reading: _Reading, end: int) -> None:
        part = reading.file.text[reading.place : end]
        self._pieces.append(Piece(self._length, reading.file, reading.place))
        self._parts.append(part)
        self._length += len(part)
        if self._length > SIZE_LIMIT:
            what = f"the file with all that it includes has more than {SIZE_LIMIT:,} characters"
            raise UnreadableError(Finding(what=what))

    def _include(self, include: re.Match[str], reading: _Reading) -> None:
        name = reading.folder + include[1].strip()
        try:
            text = self._read(name)
        except ValueError as error:
            line, column = reading.file.locate(include.start())
            self._errors.append(
                Finding(what=str(error), done="it is left out", file=reading.file.name, line=line, column=column)
            )
            return
        self._readings.append(_Reading(File(name, text), name.rpartition("/")[0] + "/" if "/" in name else ""))

    def _read(self, name: str) -> str:
        if not _NAME.fullmatch(name) or not name.isprintable():
            raise ValueError(f"{show(name)} cannot be included; allowed is the name of a file in this one's folder or below")
        if name in self._seen:
            raise ValueError(f"{show(name)} is included already, and a file can be included once")
        if self._load is None:
            raise ValueError(f"no other file can be read here, so {show(name)} is not included")
        self._seen.add(name)
        try:
            return decode(self._load(name))
        except (OSError, LookupError) as error:
            reason = getattr(error, "strerror", None) or "there is no such file beside this one"
            raise ValueError(f"{show(name)} cannot be included: {reason}") from None
        except UnreadableError as error:
            raise ValueError(f"{show(name)} cannot be included: {error}") from None


def join_includes(data: bytes, load: Load | None) -> Included:
    """The text of a file with the texts that it includes in their places; `load` gives them.

    Raises UnreadableError where the file is no text, or too long.
    """
    return _Joiner(load).join(decode(data))


def decode(data: bytes) -> str:
    """The text of a file, with line feeds as line ends. Raises UnreadableError."""
    if len(data) > SIZE_LIMIT:
        raise UnreadableError(Finding(what=f"the file has {len(data):,} bytes; allowed are {SIZE_LIMIT:,}"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        finding = Finding(what="the file is not UTF-8; please save it as UTF-8", line=line, column=column)
        raise UnreadableError(finding) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
