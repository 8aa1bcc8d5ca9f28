"""The rows of a sheet in CSV (RFC 4180), whichever sign a spreadsheet program put between the cells."""

import csv
import io
from collections.abc import Iterator

from argmap.formats.cells import find_separator
from argmap.formats.sheets.archive import UNPACKED_LIMIT
from argmap.formats.syntax.nodes import UnreadableError

MOST_CELLS = 5_000_000
# A source's text is one cell; the module's own limit, 131,072 characters, holds for the whole process.
csv.field_size_limit(UNPACKED_LIMIT)


def list_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, each with its number, which counts rows as a spreadsheet program does, not lines.

    Raises UnreadableError.
    """
    separator = find_separator(text)
    # One row with a cell for each byte would take a hundred times the sheet's size.
    if text.count(separator) > MOST_CELLS:
        raise UnreadableError(f"the sheet has more than {MOST_CELLS:,} cells")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, row in enumerate(rows, start=1):
            if any(cell.strip() for cell in row):
                yield number, row
    except csv.Error as error:
        raise UnreadableError(f"this is no valid CSV: {error}", number + 1) from None
