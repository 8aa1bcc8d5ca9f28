"""One sheet as records, with the row and the column of whatever is wrong."""

import difflib
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.flat import Row
from argmap.core.records import Value
from argmap.formats.cells import unguard_cell
from argmap.formats.reading import Finding
from argmap.formats.sheets.archive import SUFFIX
from argmap.formats.sheets.columns import SHEETS, list_columns, name_owner_column
from argmap.formats.sheets.rows import list_rows
from argmap.formats.showing import show
from argmap.formats.syntax.decoding import decode
from argmap.formats.syntax.nodes import Errors, Place, Scalar, Style, UnreadableError
from argmap.formats.syntax.values import BadValueError


class Entry(Struct, frozen=True):
    """A record with the key of the one it lies in, if any, and its row."""

    record: Value
    owner: str | None
    row: int

    def as_row(self) -> Row:
        """The record without its place."""
        return Row(self.record, self.owner)  # type: ignore[arg-type]


class Sheet:
    """A sheet that is being read; what is wrong with it goes to `errors`, and `is_whole` tells whether anything was."""

    def __init__(self, name: str, errors: Errors) -> None:
        self.name = name
        self.is_whole = True
        self._errors = errors
        self._places: dict[str, int] = {}

    def read(self, data: bytes) -> Iterator[Entry]:
        """The records of the rows that hold one. Raises ErrorLimitError."""
        try:
            rows = list_rows(decode(data, len(data)))
            head = next(rows, None)
            if head is None or not self._read_head(*head):
                return
            for place, (number, cells) in enumerate(rows):
                entry = self._read_row(number, cells, place)
                if entry:
                    yield entry
        except UnreadableError as error:
            self._fail(error.finding)

    def fail(self, what: str, row: int, column: str) -> None:
        """Note what is wrong in the row, in the column of this name, or with the whole row where there is no such column."""
        at = self._places.get(column)
        self._fail(Finding(what=what, line=row, column=0 if at is None else at + 1, path=column))

    def _fail(self, finding: Finding) -> None:
        self.is_whole = False
        self._errors.add(replace(finding, file=f"{self.name}{SUFFIX}"))

    def _read_head(self, row: int, cells: list[str]) -> bool:
        """Note where each column is; whether all that are needed are there, and no others."""
        known = {column.name: column for column in list_columns(self.name)}
        for place, cell in enumerate(cells):
            name = cell.strip().lower()
            if name in self._places:
                self.fail(f"the column {show(name)} is there twice", row, name)
            elif name in known:
                self._places[name] = place
            elif name:
                near = difflib.get_close_matches(name[:60], known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"allowed: {', '.join(known)}"
                self._fail(Finding(what=f"there is no column {show(name)} here; {hint}", line=row, column=place + 1))
        for name, column in known.items():
            if column.is_required and name not in self._places:
                self.fail(f"the column {name} is missing", row, "")
        return self.is_whole

    def _read_row(self, row: int, cells: list[str], place: int) -> Entry | None:
        values: dict[str, Any] = {}
        is_whole = self._check_width(row, cells)
        for column in list_columns(self.name):
            at = self._places.get(column.name, len(cells))
            text = normalize("NFC", unguard_cell(cells[at])) if at < len(cells) else ""
            if column.name == "position" and not column.is_required and not text:
                # As in other files that people write, the order of rows is that of the records, where nothing is said.
                text = str(place)
            if not text and not column.is_required:
                continue
            try:
                values[column.name] = column.read(Place(Scalar(row, at + 1, text, Style.PLAIN), (column.name,)))
            except BadValueError as error:
                self._fail(error.finding)
                is_whole = False
        if not is_whole:
            return None
        owner = values.pop(name_owner_column(self.name) or "", None)
        return Entry(SHEETS[self.name](**values), owner, row)

    def _check_width(self, row: int, cells: list[str]) -> bool:
        known = set(self._places.values())
        for place, cell in enumerate(cells):
            if cell.strip() and place not in known:
                self._fail(Finding(what=f"the cell {show(cell)} is in no column with a name", line=row, column=place + 1))
                return False
        return True
