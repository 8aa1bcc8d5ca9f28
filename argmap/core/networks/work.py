"""How much work networks are to divide, in steps rather than in seconds: so the same debate gives the same answer anywhere.

On a machine of 2024, 100,000 steps take about a second.
"""

from argmap.core.networks.network import Network
from argmap.core.networks.ties import list_ties


def count_steps(network: Network) -> int:
    """The steps of dividing it once, or a resample of it: one for each tie above 0 and each statement; none without a tie."""
    ties = sum(weight > 0 for _, _, weight in list_ties(network))
    return ties + network.statements if ties else 0


def count_affordable(network: Network, steps: int) -> int:
    """How many resamples so many steps allow for, beside the division of the network itself."""
    return max(0, steps // max(1, count_steps(network)) - 1)
