"""The ties of a network as what is drawn: which nodes they tie, how strong they are, and whether in agreement or against."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from argmap.core.kinds import RelationKind
from argmap.core.networks import Aggregation, Mode, Network

_CODES = {1.0: "yes", 2.0: "no", 3.0: "both"}


class Sense(StrEnum):
    """What a tie says: agreement (in a two-mode network: support), the contrary, both at once, or nothing of it."""

    YES = "yes"
    NO = "no"
    BOTH = "both"
    NONE = "none"

    @property
    def sign(self) -> str:
        """What is written at the tie, so that colour does not tell alone."""
        return {Sense.YES: "+", Sense.NO: "−", Sense.BOTH: "±", Sense.NONE: ""}[self]

    @property
    def relation(self) -> RelationKind:
        """The relation that looks alike on a map."""
        return {
            Sense.YES: RelationKind.SUPPORTS,
            Sense.NO: RelationKind.ATTACKS,
            Sense.BOTH: RelationKind.UNDERCUTS,
            Sense.NONE: RelationKind.REPHRASES,
        }[self]


class Tie(Struct, frozen=True):
    """A cell that is not 0: the numbers of its row and its column, its value, and what that says."""

    row: int
    column: int
    value: float
    sense: Sense
    is_code: bool = False

    @property
    def words(self) -> str:
        """The value with its sign; of codes, the sign alone.

        >>> Tie(0, 1, -2.0, Sense.NO).words, Tie(0, 1, 0.3333, Sense.NONE).words
        ('−2', '0.33')
        """
        return self.sense.sign if self.is_code else f"{self.sense.sign}{abs(self.value):.2f}".rstrip("0").rstrip(".")


def list_drawn_ties(network: Network) -> Iterator[Tie]:
    """The cells that are not 0, row by row; of a one-mode network each pair once."""
    is_one_mode, is_code = network.options.mode is Mode.ONE, network.options.aggregation is Aggregation.COMBINE
    for number, row in enumerate(network.matrix):
        for column in range(number + 1 if is_one_mode else 0, len(row)):
            if row[column]:
                yield Tie(number, column, row[column], tell_sense(network, row[column]), is_code)


def tell_sense(network: Network, value: float) -> Sense:
    """What a cell's value says, by how yes and no were counted together."""
    match network.options.aggregation:
        case Aggregation.CONGRUENCE:
            return Sense.YES
        case Aggregation.CONFLICT:
            return Sense.NO
        case Aggregation.SUBTRACT:
            return Sense.YES if value > 0 else Sense.NO
        case Aggregation.COMBINE:
            return Sense(_CODES.get(value, Sense.NONE))
    return Sense.NONE
