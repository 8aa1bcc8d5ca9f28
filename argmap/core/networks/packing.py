"""Rows of counts packed into one whole number each, so that a whole row is added or multiplied at a time.

A row's counts lie side by side in fields of 64 bits. Python's arithmetic on long numbers then does for a row what a loop would
do for each cell. No field overflows: a sum of products of counts stays below 2^64 for fewer than 2^32 statements.
"""

import sys
from array import array
from collections.abc import Iterable

_FIELD = "Q"
_WIDTH = array(_FIELD).itemsize


def pack(counts: Iterable[tuple[int, int]], length: int) -> int:
    """The packed row of the length that has these (place, count) pairs, and 0 elsewhere.

    >>> unpack(pack([(0, 2), (2, 5)], 3) * 3, 3)
    [6, 0, 15]
    """
    fields = array(_FIELD, bytes(_WIDTH * length))
    for place, count in counts:
        fields[place] = count
    return int.from_bytes(fields.tobytes(), sys.byteorder)


def unpack(row: int, length: int) -> list[int]:
    """The counts of a packed row."""
    fields = array(_FIELD)
    fields.frombytes(row.to_bytes(_WIDTH * length, sys.byteorder))
    return fields.tolist()
