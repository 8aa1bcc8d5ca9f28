"""On which side of a claim a position is, and how firmly."""

from collections.abc import Mapping
from types import MappingProxyType

from argmap.core.kinds import Position

FIRMNESS: Mapping[Position, int] = MappingProxyType(
    {
        Position.SUPPORTS: 2,
        Position.CONDITIONAL: 1,
        Position.NEUTRAL: 0,
        Position.WITHDRAWN: 0,
        Position.RESERVED: -1,
        Position.OPPOSES: -2,
    }
)
"""Above 0 for the claim, below 0 against it; 2 firmly, 1 on conditions or with reservations. An order, no measure."""


def side_of(position: Position) -> int:
    """1 for the claim, −1 against it, 0 for neither.

    >>> side_of(Position.CONDITIONAL), side_of(Position.RESERVED), side_of(Position.WITHDRAWN)
    (1, -1, 0)
    """
    firmness = FIRMNESS[position]
    return (firmness > 0) - (firmness < 0)
