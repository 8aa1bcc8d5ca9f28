"""A debate as a ZIP of sheets in CSV, one a kind of record, for spreadsheets and scripts; docs/formats/sheets.md tells how."""

from argmap.formats.format import Format
from argmap.formats.sheets.archive import SIZE_LIMIT, has_sheets
from argmap.formats.sheets.reader import read_sheets
from argmap.formats.sheets.writer import write_sheets

SHEETS = Format(
    name="csv",
    title="Sheets (CSV in a ZIP)",
    media_type="application/zip",
    suffixes=(".csv.zip", ".zip"),
    sniff=has_sheets,
    limit=SIZE_LIMIT,
    specification="docs/formats/sheets.md",
    read=read_sheets,
    write=write_sheets,
    is_lossless=True,
)
