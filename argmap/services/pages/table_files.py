"""Tables of what pages show, as CSV files (RFC 4180) for other programs."""

import csv
import io
from collections.abc import Iterable, Sequence

from msgspec import Struct

from argmap.formats.cells import guard_cell


class TableFile(Struct, frozen=True, kw_only=True):
    """A table as the text of a CSV file."""

    text: str


def write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> TableFile:
    r"""The table with its head as a CSV file; no cell of it is a formula.

    >>> write_table(["key", "name"], [["a", "=1+1"]]).text
    "key,name\r\na,'=1+1\r\n"
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (head, *rows):
        writer.writerow([guard_cell(cell) for cell in row])
    return TableFile(text=text.getvalue())
