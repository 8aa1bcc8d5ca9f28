"""The backbone of a network: the ties that are stronger than chance would have made them, given how strong their ends are tied.

The disparity filter of Serrano, Boguñá and Vespignani 2009 (doi:10.1073/pnas.0808904106).
"""

from msgspec.structs import replace

from argmap.core.networks.network import Network
from argmap.core.networks.options import Mode, NetworkError
from argmap.core.networks.ties import Tie, list_ties

DEFAULT_ALPHA = 0.05


def keep_backbone(network: Network, alpha: float = DEFAULT_ALPHA) -> Network:
    """The network with 0 in the cells that are not significant at `alpha`; rows and columns stay.

    A tie stays if it is significant from one of its ends: if an end with so many ties, whose strength were spread over them at
    random, would give one of them this share with a probability below `alpha`. From an end with one tie none is. Weights
    below 0 count by their amount. Raises NetworkError where `alpha` is not from 0 to 1.
    """
    if not 0 <= alpha <= 1:
        raise NetworkError(f"alpha is {alpha}; allowed is from 0 to 1")
    is_one_mode = network.options.mode is Mode.ONE
    ties = list_ties(network)
    ends = _sum_ends(ties, is_one_mode=is_one_mode)
    matrix = [[0.0] * len(row) for row in network.matrix]
    for row, column, weight in ties:
        chances = (_find_chance(abs(weight), *ends[end]) for end in _name_ends(row, column, is_one_mode=is_one_mode))
        if min(chances) < alpha:
            matrix[row][column] = weight
            if is_one_mode:
                matrix[column][row] = weight
    return replace(network, matrix=tuple(map(tuple, matrix)))


def _name_ends(row: int, column: int, *, is_one_mode: bool) -> tuple[tuple[int, int], tuple[int, int]]:
    """The nodes that a tie ties: of a one-mode network both are rows."""
    return (0, row), (0 if is_one_mode else 1, column)


def _sum_ends(ties: list[Tie], *, is_one_mode: bool) -> dict[tuple[int, int], tuple[int, float]]:
    """Each node's number of ties and strength."""
    found: dict[tuple[int, int], tuple[int, float]] = {}
    for row, column, weight in ties:
        for end in _name_ends(row, column, is_one_mode=is_one_mode):
            degree, strength = found.get(end, (0, 0.0))
            found[end] = (degree + 1, strength + abs(weight))
    return found


def _find_chance(weight: float, degree: int, strength: float) -> float:
    """How probable such a share of the strength is by chance.

    >>> _find_chance(8.0, 3, 10.0), _find_chance(5.0, 1, 5.0)
    (0.03999999999999998, 1.0)
    """
    return float((1 - weight / strength) ** (degree - 1)) if degree > 1 else 1.0
