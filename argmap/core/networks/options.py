"""What network is asked for: of whom, by way of what, counted and normalised how; and which of the choices go together.

The words are those of DNA, the Discourse Network Analyzer (https://github.com/leifeld/dna); docs/networks.md has the formulas.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from argmap.core.edtf import parse_edtf
from argmap.core.kinds import Position


class Mode(StrEnum):
    """Two-mode: actors × claims, or what else is chosen. One-mode: ties among the rows by way of what they share."""

    ONE = "one"
    TWO = "two"


class Variable(StrEnum):
    """What may be a row, a column, or what rows share.

    `organization` is on whose behalf a stance was taken, or else its actor unless that is a person; `person` is its actor if
    that is one; `concept` is the claim. A stance on an argument has no concept.
    """

    ORGANIZATION = "organization"
    PERSON = "person"
    CONCEPT = "concept"


class Aggregation(StrEnum):
    """How yes and no are counted together."""

    IGNORE = "ignore"
    SUBTRACT = "subtract"
    COMBINE = "combine"
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"


class Normalization(StrEnum):
    """What a cell's count is divided by."""

    NO = "no"
    AVERAGE = "average"
    JACCARD = "jaccard"
    COSINE = "cosine"
    ACTIVITY = "activity"
    PROMINENCE = "prominence"


class Duplicates(StrEnum):
    """Within what statements that say the same count once."""

    INCLUDE = "include"
    DOCUMENT = "document"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ACROSSRANGE = "acrossrange"


AGGREGATIONS: Mapping[Mode, tuple[Aggregation, ...]] = MappingProxyType(
    {
        Mode.ONE: (Aggregation.CONGRUENCE, Aggregation.CONFLICT, Aggregation.SUBTRACT, Aggregation.IGNORE),
        Mode.TWO: (Aggregation.IGNORE, Aggregation.SUBTRACT, Aggregation.COMBINE),
    }
)
NORMALIZATIONS: Mapping[Mode, tuple[Normalization, ...]] = MappingProxyType(
    {
        Mode.ONE: (Normalization.NO, Normalization.AVERAGE, Normalization.JACCARD, Normalization.COSINE),
        Mode.TWO: (Normalization.NO, Normalization.ACTIVITY, Normalization.PROMINENCE),
    }
)
POSITION = "position"
"""The name under which exclusions speak of a stance's position."""


class Exclusion(Struct, frozen=True):
    """A value to leave out: of a variable, a name or a key; or a `position`."""

    variable: str
    value: str


class NetworkOptions(Struct, frozen=True, kw_only=True):
    """What is asked for; the defaults are rDNA's.

    `of` is what the rows are, and in a one-mode network the columns too; `via` is what the columns are, or what rows share.
    `first`, `last` and `as_of` are EDTF dates or "": a stance counts from `first`'s first day to the last day of `last` and of
    `as_of`. With `inherit` a stance counts also for the bodies for whom its actor speaks. `compatible` means DNA's own
    numbers, defects included.
    """

    mode: Mode = Mode.TWO
    of: Variable = Variable.ORGANIZATION
    via: Variable = Variable.CONCEPT
    aggregation: Aggregation = Aggregation.IGNORE
    normalization: Normalization = Normalization.NO
    duplicates: Duplicates = Duplicates.INCLUDE
    exclusions: tuple[Exclusion, ...] = ()
    first: str = ""
    last: str = ""
    as_of: str = ""
    inherit: bool = False
    compatible: bool = False


class NetworkError(ValueError):
    """The network cannot be built; the text is one sentence."""


def check_options(options: NetworkOptions) -> None:
    """See that the options go together. Raises NetworkError with what is allowed."""
    mode = options.mode
    if options.of is options.via:
        others = ", ".join(one for one in Variable if one is not options.of)
        raise NetworkError(f"a network of {options.of} needs something else to go via; allowed are {others}")
    if options.aggregation not in AGGREGATIONS[mode]:
        allowed = ", ".join(AGGREGATIONS[mode])
        raise NetworkError(f'a {mode}-mode network has no aggregation "{options.aggregation}"; allowed are {allowed}')
    if options.normalization not in NORMALIZATIONS[mode]:
        allowed = ", ".join(NORMALIZATIONS[mode])
        raise NetworkError(f'a {mode}-mode network has no normalization "{options.normalization}"; allowed are {allowed}')
    if options.aggregation is Aggregation.COMBINE and options.normalization is not Normalization.NO:
        raise NetworkError('the aggregation "combine" gives codes, not amounts; the only normalization allowed is no')
    _check_dates(options)
    _check_exclusions(options)


def _check_dates(options: NetworkOptions) -> None:
    for name in ("first", "last", "as_of"):
        try:
            if getattr(options, name):
                parse_edtf(getattr(options, name))
        except ValueError as error:
            raise NetworkError(f"{name}: {error}") from None
    if options.first and options.last and parse_edtf(options.first)[0] > parse_edtf(options.last)[1]:
        raise NetworkError(f"the first date, {options.first}, is after the last, {options.last}")


def _check_exclusions(options: NetworkOptions) -> None:
    allowed = (*Variable, POSITION)
    for exclusion in options.exclusions:
        if exclusion.variable not in allowed:
            raise NetworkError(f'"{exclusion.variable}" is nothing to exclude by; allowed are {", ".join(allowed)}')
        if exclusion.variable == POSITION and exclusion.value not in set(Position):
            raise NetworkError(f'"{exclusion.value}" is no position; allowed are {", ".join(Position)}')
