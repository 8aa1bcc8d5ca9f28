"""The little of Graphviz's HTML-like labels that a map is written in (graphviz.org/doc/info/shapes.html#html).

Every run of text goes through `write_text`, which quotes it; the rest comes from the theme. Cells that hold text are as
wide and high as our own measure says (`argmap.render.measure`): Graphviz's depends on the fonts of the machine, and where
there are none it takes each character for a broad square. Graphviz warns of cells that it would make larger; that is all.
"""

from collections.abc import Iterable

from argmap.render.cards import measure_line
from argmap.render.quoting import quote_text


def write_label(table: str) -> str:
    """A table as the value of a label, which goes into DOT as it is."""
    return f"<{table}>"


def write_table(rows: Iterable[str], look: str = "") -> str:
    """A table without lines or padding of its own; `look` holds further attributes."""
    attributes = " ".join(filter(None, ('BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"', look)))
    return f"<TABLE {attributes}>{''.join(rows)}</TABLE>"


def write_row(*cells: str) -> str:
    """A row of cells."""
    return f"<TR>{''.join(cells)}</TR>"


def write_cell(content: str, look: str = "") -> str:
    """A cell with the attributes in `look`."""
    return f"<TD {look}>{content}</TD>" if look else f"<TD>{content}</TD>"


def write_gap(*, width: float = 0, height: float = 0) -> str:
    """An empty cell that takes so much room."""
    return write_cell("", f'WIDTH="{round(width)}" HEIGHT="{round(height)}"')


def write_fixed(run: str, width: float, height: int, look: str = "") -> str:
    """A cell for one line of text, at its left, so wide and high."""
    room = f'FIXEDSIZE="TRUE" WIDTH="{round(width)}" HEIGHT="{height}"'
    # Without the break, a line that Graphviz takes for wider than its cell would stick out at both sides.
    return write_cell(f'{run}<BR ALIGN="LEFT"/>' if run else "", f'{look} ALIGN="LEFT" {room}'.strip())


def write_line(text: str, size: int, width: float, colour: str, *, bold: bool = False) -> str:
    """A row that holds one line of text, at the left."""
    return write_row(write_fixed(write_text(text, size, colour, bold=bold), width, measure_line(size)))


def write_text(text: str, size: float, colour: str, *, bold: bool = False) -> str:
    """A run of clean text in a size and a colour; nothing for no text, which Graphviz does not allow.

    >>> write_text("a < b", 10, "#000000")
    '<FONT POINT-SIZE="10" COLOR="#000000">a &lt; b</FONT>'
    """
    if not text:
        return ""
    run = quote_text(text)
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{f"<B>{run}</B>" if bold else run}</FONT>'
