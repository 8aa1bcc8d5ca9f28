"""The ZIP around the sheets (APPNOTE 6.3.10): nothing in it is trusted, and nothing is unpacked that is not wanted."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping

from argmap.formats.sheets.columns import SHEET_NAMES
from argmap.formats.syntax.nodes import UnreadableError

SIZE_LIMIT = 20_000_000
UNPACKED_LIMIT = 40_000_000
"""How many bytes all sheets together may have; they lie in memory one by one."""
MOST_MEMBERS = 200
SUFFIX = ".csv"
_MAGIC = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
_SAVED = (1980, 1, 1, 0, 0, 0)
"""Every member's time, so that the same debate is the same file: the first that a ZIP can tell."""
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, RuntimeError, EOFError, OSError, OverflowError)
"""What `zipfile` raises on damaged files."""


def has_sheets(data: bytes) -> bool:
    """Whether this looks like a ZIP that holds the sheet of the debate itself."""
    return data.startswith(_MAGIC) and f"{SHEET_NAMES[0]}{SUFFIX}".encode() in data


def pack(sheets: Mapping[str, str]) -> bytes:
    """The sheets, by name, as a ZIP. Each begins with a byte order mark, without which Excel takes UTF-8 for another code."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in sheets.items():
            member = zipfile.ZipInfo(f"{name}{SUFFIX}", date_time=_SAVED)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            # Otherwise it would tell on what system it was made.
            member.create_system = 3
            archive.writestr(member, text.encode("utf-8-sig"))
    return packed.getvalue()


class Archive:
    """A ZIP that has been looked through; `left_out` are its members that are no sheets.

    Raises UnreadableError where it is damaged, encrypted, larger than allowed, or holds what no spreadsheet puts there.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > SIZE_LIMIT:
            raise UnreadableError(f"the file has {len(data):,} bytes; allowed are {SIZE_LIMIT:,}")
        # The count that an archive gives may be a lie, and `zipfile` makes an object of every entry.
        if data.count(_ENTRY) > MOST_MEMBERS:
            raise UnreadableError(f"the ZIP holds more than {MOST_MEMBERS} files")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise UnreadableError(f"this is no ZIP that can be read: {error}") from None
        self.left_out: list[str] = []
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            self._add(member)
        self._rest = UNPACKED_LIMIT
        if sum(member.file_size for member in self._members.values()) > self._rest:
            raise _too_large()

    def _add(self, member: zipfile.ZipInfo) -> None:
        folders, name = member.filename.split("/")[:-1], member.filename.split("/")[-1]
        if not name or name.startswith(".") or "__MACOSX" in folders:
            return
        if ".." in folders or "\\" in member.filename or member.filename.startswith("/"):
            raise UnreadableError("the ZIP holds a file whose name leads out of it")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise UnreadableError("the ZIP holds a link; please put the file itself there")
        sheet = name.lower().removesuffix(SUFFIX)
        if sheet not in SHEET_NAMES or sheet == name.lower():
            self.left_out.append(member.filename)
            return
        if sheet in self._members:
            raise UnreadableError(f"the ZIP holds {sheet}{SUFFIX} twice")
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableError("the ZIP is encrypted; please save it without a password")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableError("the ZIP is packed in a rare way; please pack it as an ordinary ZIP (deflate)")
        self._members[sheet] = member

    def unpack(self, sheet: str) -> bytes | None:
        """The bytes of a sheet, or None where it is not there. Raises UnreadableError."""
        member = self._members.get(sheet)
        if member is None:
            return None
        try:
            with self._zip.open(member) as file:
                # The size that an archive gives may be a lie too.
                data = file.read(self._rest + 1)
        except _BROKEN as error:
            raise UnreadableError(f"the sheet cannot be unpacked: {error}") from None
        self._rest -= len(data)
        if self._rest < 0:
            raise _too_large()
        return data


def _too_large() -> UnreadableError:
    return UnreadableError(f"the sheets have more than {UNPACKED_LIMIT:,} bytes together, which is the most")
