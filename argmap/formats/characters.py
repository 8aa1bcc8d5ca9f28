r"""Which characters a text may hold: all but those that XML, PostgreSQL or UTF-8 cannot carry, and control characters.

Tab, line feed, carriage return and next line (U+0085) are allowed; lone surrogates, U+FFFE and U+FFFF are not.
"""

import re

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
SHOWN = 60
"""How many characters of a text an error quotes."""


def find_refused(text: str) -> int | None:
    r"""Where the first character stands that no text may hold; None where all are allowed.

    >>> find_refused("a\tb\n"), find_refused("a\x07b")
    (None, 1)
    """
    if text.isprintable():
        return None
    match = _REFUSED.search(text)
    return match.start() if match else None


def name_character(character: str) -> str:
    r"""The character's code point as people write it.

    >>> name_character("\x07")
    'U+0007'
    """
    return f"U+{ord(character):04X}"


def show(text: str) -> str:
    r"""The text as an error quotes it: in quotes, short, and without anything that could not be printed.

    >>> show("Mali"), show("a\nb"), len(show("x" * 1000))
    ('"Mali"', '"a\\nb"', 63)
    """
    short = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return '"' + "".join(char if char.isprintable() else ascii(char)[1:-1] for char in short) + '"'
