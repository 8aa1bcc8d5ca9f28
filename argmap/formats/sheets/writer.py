"""A debate as sheets."""

import csv
import io
from collections.abc import Iterable, Iterator

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.flat import Row, flatten
from argmap.core.records import Value
from argmap.formats.cells import guard_cell
from argmap.formats.record_kinds import RECORD_KINDS
from argmap.formats.sheets.archive import pack
from argmap.formats.sheets.columns import DEBATE_SHEET, list_columns, name_owner_column

Entry = tuple[Value, str | None]
"""A record with the key of the one it lies in, if any."""


def write_sheets(debate: Debate) -> bytes:
    """The debate as a ZIP of sheets, one a kind of record, empty ones included; the same debate gives the same bytes."""
    whole = normalise(debate)
    rows = flatten(whole)
    about = {DEBATE_SHEET: _write_sheet(DEBATE_SHEET, [(whole.about, None)])}
    return pack(about | {name: _write_sheet(name, _list_entries(rows[name].values())) for name in RECORD_KINDS})


def _list_entries(rows: Iterable[Row]) -> Iterator[Entry]:
    return ((row.record, row.owner) for row in rows)


def _write_sheet(name: str, entries: Iterable[Entry]) -> str:
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(column.name for column in list_columns(name))
    for record, owner in entries:
        writer.writerow(guard_cell(cell) for cell in _list_cells(name, record, owner))
    return sheet.getvalue()


def _list_cells(name: str, record: Value, owner: str | None) -> Iterator[str]:
    of_owner = name_owner_column(name)
    for column in list_columns(name):
        yield column.write(owner if column.name == of_owner else getattr(record, column.name))
