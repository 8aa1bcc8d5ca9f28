"""Keys from the values that people typed: readable, allowed, and none of them twice."""

from itertools import chain, count
from unicodedata import normalize

from argmap.core.limits import LENGTHS

_ROOM = 30
"""What is left free for telling equal values apart."""


class Keys:
    """The keys of one collection's records, found by the number that DNA has for each value."""

    def __init__(self) -> None:
        self._by_number: dict[int, str] = {}
        self._taken: set[str] = set()

    def add(self, number: int, value: str, role: str) -> str:
        """Make the key of a value; where the same is taken, its role or a number follows in brackets.

        >>> keys = Keys()
        >>> [keys.add(1, "EPA", "person"), keys.add(2, "EPA", "organization"), keys.add(3, "EPA", "organization")]
        ['EPA', 'EPA (organization)', 'EPA (3)']
        """
        plain = make_key(value)
        numbered = (f"{plain} ({other})" for other in count(number))
        key = next(choice for choice in chain((plain, f"{plain} ({role})"), numbered) if choice not in self._taken)
        self._taken.add(key)
        self._by_number[number] = key
        return key

    def find(self, number: int) -> str:
        """The key of the value with this number."""
        return self._by_number[number]


def make_key(value: str) -> str:
    r"""The value as a key can have it.

    >>> make_key(" Council\n of Europe "), make_key("\x00")
    ('Council of Europe', '?')
    """
    printable = "".join(char if char.isprintable() else " " for char in normalize("NFC", value))
    return normalize("NFC", " ".join(printable.split())[: LENGTHS["key"] - _ROOM]).strip() or "?"
