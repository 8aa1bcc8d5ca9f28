"""Discourse networks: who says the same of what, as matrices, coalitions and their change over time; docs/networks.md."""

from argmap.core.networks.backbone import DEFAULT_ALPHA, keep_backbone
from argmap.core.networks.building import LARGEST_MATRIX, build_network
from argmap.core.networks.coalitions import RESAMPLES, Coalition, Coalitions, find_coalitions
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
from argmap.core.networks.polarisation import Polarisation, measure_polarisation
from argmap.core.networks.values import list_unknown_exclusions
from argmap.core.networks.windows import Period, Window, Windows, build_networks, list_windows
from argmap.core.networks.work import count_affordable

__all__ = [
    "AGGREGATIONS",
    "DEFAULT_ALPHA",
    "LARGEST_MATRIX",
    "NORMALIZATIONS",
    "POSITION",
    "RESAMPLES",
    "Aggregation",
    "Coalition",
    "Coalitions",
    "Duplicates",
    "Exclusion",
    "Mode",
    "Network",
    "NetworkError",
    "NetworkOptions",
    "Normalization",
    "Period",
    "Polarisation",
    "Variable",
    "Window",
    "Windows",
    "build_network",
    "build_networks",
    "check_options",
    "count_affordable",
    "find_coalitions",
    "keep_backbone",
    "list_unknown_exclusions",
    "list_windows",
    "measure_polarisation",
]
