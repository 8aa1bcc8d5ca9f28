"""Networks built as they are asked for, with what is found in them, within bounds for whoever waits; for pages and API."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.networks import (
    RESAMPLES,
    Aggregation,
    Coalitions,
    Mode,
    Network,
    NetworkError,
    NetworkOptions,
    Polarisation,
    Variable,
    Windows,
    build_network,
    count_affordable,
    find_coalitions,
    keep_backbone,
    list_windows,
    measure_polarisation,
)
from argmap.core.positions import Selection
from argmap.core.positions.selection import select_claims
from argmap.core.reading.viewpoint import ViewpointError
from argmap.services.network_asking import NetworkAsked

MOST_ROWS = 300
MOST_STATEMENTS = 3000
"""Of larger networks no coalitions are looked for while somebody waits; of fewer, each takes less than a second or two."""
MOST_WINDOWS = 60
"""More windows make no page, and each takes time of its own."""
STEPS, STEPS_UNASKED = 400_000, 150_000
"""The work (`argmap.core.networks.work`) that may be done for who asks for it, some four seconds, and for who does not, two.

In the largest network that is looked into, with a tie between any two of its rows, the first allows for 7 resamples.
"""


class BuiltNetwork(Struct, frozen=True, kw_only=True):
    """The network, and what of it is shown: all of it, or its backbone. `debate` has only the stances that may count."""

    debate: Debate
    whole: Network
    shown: Network
    asked: NetworkAsked


class MeasuredWindows(Struct, frozen=True, kw_only=True):
    """The first windows, as many as could be measured, and how many there are in all."""

    measured: tuple[Polarisation, ...]
    count: int


def build_asked(debate: Debate, asked: NetworkAsked) -> BuiltNetwork:
    """The network that is asked for. Raises ViewpointError where it would be too large."""
    narrowed = _narrow(debate, asked)
    try:
        whole = build_network(narrowed, asked.options)
    except NetworkError as error:
        raise ViewpointError("of", str(error)) from None
    shown = whole if asked.backbone is None else keep_backbone(whole, asked.backbone)
    return BuiltNetwork(debate=narrowed, whole=whole, shown=shown, asked=asked)


def can_have_coalitions(network: Network) -> bool:
    """Whether ties of the network are bonds, so that coalitions may be looked for."""
    return network.options.mode is Mode.ONE and network.options.aggregation is not Aggregation.CONFLICT


def is_too_large(network: Network) -> bool:
    """Whether looking for coalitions would take too long."""
    return len(network.rows) > MOST_ROWS or network.statements > MOST_STATEMENTS


def can_divide_unasked(built: BuiltNetwork) -> bool:
    """Whether finding coalitions, with all that belongs to them, is so little work that nobody needs to ask for it."""
    return count_affordable(built.whole, STEPS_UNASKED) >= RESAMPLES


def find_asked_coalitions(built: BuiltNetwork) -> Coalitions:
    """The coalitions, of all ties whether they are shown or not. Raises ViewpointError where there can be none."""
    if is_too_large(built.whole):
        raise ViewpointError(
            "coalitions",
            f"the network has {len(built.whole.rows)} rows of {built.whole.statements} statements; coalitions are looked for "
            f"in up to {MOST_ROWS} rows of up to {MOST_STATEMENTS}",
        )
    try:
        return find_coalitions(built.whole, built.debate, steps=STEPS)
    except NetworkError as error:
        raise ViewpointError("coalitions", str(error)) from None


def measure_asked(built: BuiltNetwork, windows: Windows, *, is_asked_for: bool = True) -> MeasuredWindows:
    """The polarisation in each window, as far as work may go. Raises ViewpointError where they or rows are too many."""
    options = built.asked.options
    if is_too_large(built.whole):
        raise ViewpointError(
            "period", f"polarisation is measured among up to {MOST_ROWS} rows of up to {MOST_STATEMENTS} statements"
        )
    try:
        count = len(list_windows(built.debate, options, windows))
        if count > MOST_WINDOWS:
            raise NetworkError(f"there would be {count} windows; allowed are {MOST_WINDOWS}: choose a longer period or step")
        steps = STEPS if is_asked_for else STEPS_UNASKED
        measured = measure_polarisation(built.debate, options, windows, steps=steps)
    except NetworkError as error:
        raise ViewpointError("period", str(error)) from None
    return MeasuredWindows(measured=measured, count=count)


def build_shares(built: BuiltNetwork) -> Network:
    """The two-mode network that lies behind a one-mode one: its rows, and what they share."""
    options = replace(
        built.asked.options,
        mode=Mode.TWO,
        aggregation=Aggregation.COMBINE,
        normalization=type(built.asked.options.normalization).NO,
        compatible=False,
    )
    return build_network(built.debate, options)


def describe_network(options: NetworkOptions) -> str:
    """What is tied to what, in a sentence.

    >>> describe_network(NetworkOptions(mode=Mode.ONE, aggregation=Aggregation.SUBTRACT))
    'Organizations, tied where they agree or differ on claims.'
    """
    of, via = NOUNS[options.of], NOUNS[options.via]
    if options.mode is Mode.TWO:
        return f"{of.capitalize()} and {via}: {_TWO_MODE[options.aggregation]}."
    if options.of is Variable.CONCEPT:
        return f"Claims, tied where {via} {_BY_HOLDERS[options.aggregation]}."
    return f"{of.capitalize()}, tied where they {_ONE_MODE[options.aggregation]} {via}."


NOUNS: Mapping[Variable, str] = MappingProxyType(
    {Variable.ORGANIZATION: "organizations", Variable.PERSON: "persons", Variable.CONCEPT: "claims"}
)
_TWO_MODE: Mapping[Aggregation, str] = MappingProxyType(
    {
        Aggregation.IGNORE: "who speaks of what",
        Aggregation.SUBTRACT: "who says yes or no to what",
        Aggregation.COMBINE: "who says yes, no or both to what",
    }
)
_ONE_MODE: Mapping[Aggregation, str] = MappingProxyType(
    {
        Aggregation.CONGRUENCE: "agree on",
        Aggregation.CONFLICT: "differ on",
        Aggregation.SUBTRACT: "agree or differ on",
        Aggregation.IGNORE: "speak of the same",
    }
)
_BY_HOLDERS: Mapping[Aggregation, str] = MappingProxyType(
    {
        Aggregation.CONGRUENCE: "say the same of both",
        Aggregation.CONFLICT: "say yes to one and no to the other",
        Aggregation.SUBTRACT: "say the same of both, or the contrary",
        Aggregation.IGNORE: "speak of both",
    }
)


def _narrow(debate: Debate, asked: NetworkAsked) -> Debate:
    if not (asked.issue or asked.group):
        return debate
    claims = {claim.key for claim in select_claims(debate, Selection(issue=asked.issue, group=asked.group))}
    return replace(debate, stances=tuple(stance for stance in debate.stances if stance.claim in claims))
