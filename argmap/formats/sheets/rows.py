"""The rows of a sheet in CSV (RFC 4180), whichever sign a spreadsheet program put between the cells.

Python's `csv` refuses cells of more than 131,072 characters, which a source's text may have, unless the whole process is told
otherwise, and does not say in which column a quote was left open.
"""

import re
from collections.abc import Iterator

from argmap.formats.cells import find_separator
from argmap.formats.syntax.nodes import UnreadableError

MOST_CELLS = 2_000_000
_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')
_LINE_END = re.compile(r"\r\n?|\n")


def list_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, each with its number, which counts rows as a spreadsheet program does, not lines.

    Goes through the text once. Raises UnreadableError with the row and the column.
    """
    separator = find_separator(text)
    bare = re.compile(rf"[^{separator}\r\n]*+")
    row, cells, count, at = 1, list[str](), 0, 0
    while at < len(text) or cells:
        cell, at = _read_quoted(text, at, row, len(cells) + 1) if text.startswith('"', at) else _read_bare(bare, text, at)
        cells.append(cell)
        count += 1
        if count > MOST_CELLS:
            raise UnreadableError(f"the sheet has more than {MOST_CELLS:,} cells", row)
        if text.startswith(separator, at):
            at += 1
            continue
        end = _LINE_END.match(text, at)
        if end is None and at < len(text):
            raise UnreadableError("a quoted cell has ended here; two quotes stand for one inside it", row, len(cells))
        at = end.end() if end else at
        if any(cell.strip() for cell in cells):
            yield row, cells
        row, cells = row + 1, []


def _read_bare(bare: re.Pattern[str], text: str, at: int) -> tuple[str, int]:
    match = bare.match(text, at)
    assert match is not None
    return match.group(), match.end()


def _read_quoted(text: str, at: int, row: int, column: int) -> tuple[str, int]:
    match = _QUOTED.match(text, at)
    if match is None:
        raise UnreadableError("the quote that opens this cell is never closed", row, column)
    return match[1].replace('""', '"'), match.end()
