"""The abstract view: Dung's frameworks of arguments that attack each other, and their extensions."""

from argmap.core.abstract.acceptance import count_acceptance, describe_acceptance, label_claims
from argmap.core.abstract.building import TooManyArgumentsError, build_framework
from argmap.core.abstract.extensions import SearchStoppedError, Semantics, find_extensions
from argmap.core.abstract.framework import Framework
from argmap.core.abstract.grounded import label_grounded

__all__ = [
    "Framework",
    "SearchStoppedError",
    "Semantics",
    "TooManyArgumentsError",
    "build_framework",
    "count_acceptance",
    "describe_acceptance",
    "find_extensions",
    "label_claims",
    "label_grounded",
]
