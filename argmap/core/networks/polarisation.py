"""How divided a debate is, window by window.

Two figures, since neither tells alone. Contention is how much of what actors say of the same is contradiction: a debate can be
modular because its actors speak of different things, without a quarrel. Modularity is how far those who agree keep among
themselves: a debate can be contentious without camps. DNA's own index is no model: its optimiser looks for the division that is
the farthest from two camps (docs/networks.md).
"""

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.networks.coalitions import find_coalitions
from argmap.core.networks.network import Network
from argmap.core.networks.options import Aggregation, Mode, NetworkOptions, Normalization
from argmap.core.networks.windows import Window, Windows, build_networks
from argmap.core.networks.work import count_affordable, count_steps

RESAMPLES = 20
_FEWEST = 5
"""Of fewer resamples the stability would be chance."""


class Polarisation(Struct, frozen=True, kw_only=True):
    """What holds in a window; a window in which nobody speaks has 0 `statements`.

    `contention` is the share of contradiction, 0 to 1, in all pairs of statements that two rows make on the same; None where
    there is no such pair. `modularity`, `stability` over `resamples` and the number of `coalitions` are those of the network
    of congruence.
    """

    window: Window
    statements: int
    rows: int
    contention: float | None
    coalitions: int
    modularity: float
    stability: float
    resamples: int


def measure_polarisation(
    debate: Debate, options: NetworkOptions, windows: Windows, *, resamples: int = RESAMPLES, steps: int | None = None
) -> tuple[Polarisation, ...]:
    """The polarisation in each window among the rows that the options ask for, by way of what they share.

    Mode and aggregation are looked after here, and normalisation has no say. With `steps` (`argmap.core.networks.work`) the
    first windows alone are measured, as far as these go; the last of them may have fewer resamples. Raises NetworkError as
    `build_networks` does.
    """
    asked = replace(options, mode=Mode.ONE, normalization=Normalization.NO)
    congruence = build_networks(debate, replace(asked, aggregation=Aggregation.CONGRUENCE), windows)
    conflict = build_networks(debate, replace(asked, aggregation=Aggregation.CONFLICT), windows)
    measured = []
    for (window, agreeing), (_, differing) in zip(congruence, conflict, strict=True):
        times = resamples
        if steps is not None:
            steps -= 2 * agreeing.statements
            times = min(times, count_affordable(agreeing, steps))
            if times < min(_FEWEST, resamples) and count_steps(agreeing):
                break
            steps -= (times + 1) * count_steps(agreeing)
        measured.append(_measure(window, agreeing, differing, times))
    return tuple(measured)


def _measure(window: Window, congruence: Network, conflict: Network, resamples: int) -> Polarisation:
    found = find_coalitions(congruence, resamples=resamples)
    agreed, differed = (sum(map(sum, network.matrix)) for network in (congruence, conflict))
    return Polarisation(
        window=window,
        statements=congruence.statements,
        rows=len(congruence.rows),
        contention=differed / (agreed + differed) if agreed + differed else None,
        coalitions=len(found.coalitions),
        modularity=found.modularity,
        stability=found.stability,
        resamples=found.resamples,
    )
