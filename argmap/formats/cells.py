"""Cells of a sheet that no spreadsheet program takes for a formula (OWASP, CSV injection), and what they were before."""

import re

_FORMULA = re.compile(r"""[\s'"]*[=+\-@＝＋－＠]|'*[\t\r\n]""")
_GUARD = "'"
_SEPARATORS = ",;\t"


def guard_cell(text: str) -> str:
    """The text as a cell that is shown as it is: with an apostrophe in front where it would be worked out.

    >>> guard_cell("=1+1"), guard_cell("a=1"), guard_cell("'-2")
    ("'=1+1", 'a=1', "''-2")
    """
    return _GUARD + text if _FORMULA.match(text) else text


def unguard_cell(text: str) -> str:
    """The text that `guard_cell` made this cell of.

    >>> unguard_cell("'=1+1"), unguard_cell("'tis"), unguard_cell("=1+1")
    ('=1+1', "'tis", '=1+1')
    """
    inner = text.removeprefix(_GUARD)
    return inner if inner != text and _FORMULA.match(inner) else text


def find_separator(text: str) -> str:
    """The sign between columns: the most frequent of comma, semicolon and tab in the first line."""
    head = text[:10_000].split("\n", 1)[0]
    return max(_SEPARATORS, key=head.count)
