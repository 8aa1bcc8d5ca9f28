"""Discourse networks: who says the same of what, as matrices, coalitions and their change over time; docs/networks.md."""

from argmap.core.networks.building import LARGEST_MATRIX, build_network
from argmap.core.networks.network import Network
from argmap.core.networks.options import (
    AGGREGATIONS,
    NORMALIZATIONS,
    POSITION,
    Aggregation,
    Duplicates,
    Exclusion,
    Mode,
    NetworkError,
    NetworkOptions,
    Normalization,
    Variable,
    check_options,
)
from argmap.core.networks.values import list_unknown_exclusions

__all__ = [
    "AGGREGATIONS",
    "LARGEST_MATRIX",
    "NORMALIZATIONS",
    "POSITION",
    "Aggregation",
    "Duplicates",
    "Exclusion",
    "Mode",
    "Network",
    "NetworkError",
    "NetworkOptions",
    "Normalization",
    "Variable",
    "build_network",
    "check_options",
    "list_unknown_exclusions",
]
