"""How an error shows a text that it is about."""

SHOWN = 60
"""How many characters of a text an error quotes."""


def show(text: str) -> str:
    r"""The text as an error quotes it: in quotes, short, and without anything that could not be printed.

    >>> show("Mali"), show("a\nb"), len(show("x" * 1000))
    ('"Mali"', '"a\\nb"', 63)
    """
    short = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return '"' + "".join(char if char.isprintable() else ascii(char)[1:-1] for char in short) + '"'
