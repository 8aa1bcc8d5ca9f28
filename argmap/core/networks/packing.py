"""Rows of counts packed into one whole number each, so that a whole row is added or multiplied at a time.

A row's counts lie side by side in fields of as few bits as the greatest of the sums to come needs. Python's arithmetic on long
numbers then does for a row what a loop would do for each cell.
"""

import sys
from array import array
from collections.abc import Iterable

_FIELDS = ("H", "I", "Q")


class Packing:
    """Packs rows of a length, of which no field may become greater than a bound, which has to be below 2^64."""

    def __init__(self, length: int, bound: int) -> None:
        self._length = length
        self._field = next(field for field in _FIELDS if bound < 2 ** (8 * array(field).itemsize))
        self._size = length * array(self._field).itemsize

    def pack(self, counts: Iterable[tuple[int, int]]) -> int:
        """The packed row that has these (place, count) pairs, and 0 elsewhere.

        >>> packing = Packing(length=3, bound=15)
        >>> packing.unpack(packing.pack([(0, 2), (2, 5)]) * 3)
        [6, 0, 15]
        """
        fields = array(self._field, bytes(self._size))
        for place, count in counts:
            fields[place] = count
        return int.from_bytes(fields.tobytes(), sys.byteorder)

    def unpack(self, row: int) -> list[int]:
        """The counts of a packed row."""
        fields = array(self._field)
        fields.frombytes(row.to_bytes(self._size, sys.byteorder))
        return fields.tolist()
