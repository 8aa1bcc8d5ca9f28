"""How long networks of many stances take, each kind, with duplicates removed per document; and how the time grows.

The peer is what DNA does to find duplicates: each statement is compared with all kept before it. It is timed on a tenth of the
stances, for ten times as many would take a hundred times as long. The stances are made here, by 200 actors on 200 claims,
however many there are; a line at the end tells how long it takes where actors and claims are more as well, since a matrix
grows with both.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, Position
from argmap.core.networks import (
    AGGREGATIONS,
    NORMALIZATIONS,
    Aggregation,
    Duplicates,
    Mode,
    NetworkOptions,
    Normalization,
    Variable,
    build_network,
)
from argmap.core.records import About, Actor, Claim, Passage, Source, Stance

SIZES = (2_000, 20_000, 200_000)
RUNS = 3
PROMISED_SIZE = 20_000
NAMES = 200
SLOWEST = 8
"""How many kinds of network are built at sizes beyond the promised one."""
_STANCES_IN_A_DOCUMENT = 20
PEER_SIZE = 2_000


def measure() -> Iterator[str]:
    """Build every network of the sizes, and of the largest those that were the slowest; yields lines for a person."""
    times: dict[int, dict[NetworkOptions, float]] = {}
    kinds = [options for mode in Mode for options in list_options(mode)]
    for size in SIZES:
        debate = make_stances(size)
        if size > PROMISED_SIZE:
            kinds = sorted(kinds, key=times[PROMISED_SIZE].__getitem__)[-SLOWEST:]
        times[size] = {options: time_of(partial(build_network, debate, options)) for options in kinds}
        worst = max(kinds, key=times[size].__getitem__)
        yield f"{size:,} stances, {len(debate.actors)} actors, {len(debate.claims)} claims: {len(kinds)} kinds of network"
        fastest, slowest = min(times[size].values()) * 1000, times[size][worst] * 1000
        yield f"  {fastest:.0f} to {slowest:.0f} ms of processor time (median of {RUNS} runs each); the slowest is"
        yield f"  {worst.mode}-mode, of {worst.of}, {worst.aggregation}, {worst.normalization}, compatible: {worst.compatible}"
    yield f"slowest of all at {PROMISED_SIZE:,}: {max(times[PROMISED_SIZE].values()):.2f} s (wanted: under 1 s)"
    growth = [
        times[larger][options] / times[smaller][options] for smaller, larger in pairwise(SIZES) for options in times[larger]
    ]
    yield f"greatest growth per tenfold: {max(growth):.1f} times (wanted: at most 12)"
    yield measure_more_names(kinds[-1])
    yield from measure_peer()


def measure_more_names(options: NetworkOptions) -> str:
    """The slowest kind where ten times the stances are of three times the actors on three times the claims."""
    debate = make_stances(SIZES[-1], 3 * NAMES)
    seconds = time_of(partial(build_network, debate, options))
    return f"{SIZES[-1]:,} stances by {3 * NAMES} actors on {3 * NAMES} claims, the slowest kind: {seconds:.2f} s"


def list_options(mode: Mode) -> Iterator[NetworkOptions]:
    """Every network of the mode that there is, of actors and of claims, duplicates removed per document."""
    for of, via in ((Variable.ORGANIZATION, Variable.CONCEPT), (Variable.CONCEPT, Variable.ORGANIZATION)):
        for aggregation in AGGREGATIONS[mode]:
            for normalization in NORMALIZATIONS[mode]:
                if aggregation is Aggregation.COMBINE and normalization is not Normalization.NO:
                    continue
                for compatible in (False, True):
                    yield NetworkOptions(
                        mode=mode,
                        of=of,
                        via=via,
                        aggregation=aggregation,
                        normalization=normalization,
                        duplicates=Duplicates.DOCUMENT,
                        compatible=compatible,
                    )


def make_stances(size: int, names: int = NAMES) -> Debate:
    """A debate with so many stances, of so many actors on as many claims; the same for the same sizes."""
    chance = random.Random(size)
    documents = range(size // _STANCES_IN_A_DOCUMENT)
    stances = tuple(
        Stance(
            key=f"s{number}",
            actor=f"a{chance.randrange(names)}",
            claim=f"c{chance.randrange(names)}",
            position=chance.choice((Position.SUPPORTS, Position.OPPOSES)),
            said_on=f"{2000 + number * 20 // size}-{1 + number % 12:02}-{1 + number % 28:02}",
            passages=(f"p{chance.randrange(len(documents))}",),
        )
        for number in range(size)
    )
    return Debate(
        about=About(slug="many", question="?"),
        actors=tuple(Actor(key=f"a{number}", name=f"Actor {number}", kind=ActorKind.ORGANISATION) for number in range(names)),
        claims=tuple(Claim(key=f"c{number}", title=f"Claim {number}") for number in range(names)),
        sources=tuple(Source(key=f"d{number}", title="Document") for number in documents),
        passages=tuple(Passage(key=f"p{number}", source=f"d{number}") for number in documents),
        stances=stances,
    )


def measure_peer() -> Iterator[str]:
    """Duplicates found by comparing each statement with all that are kept, as in DNA, beside the whole of our network."""
    debate = make_stances(PEER_SIZE)
    said = [(one.actor, one.claim, one.position, one.passages[0]) for one in debate.stances]

    def compare_all() -> None:
        kept: list[tuple[str, str | None, Position, str]] = []
        for one in said:
            if not any(one == other for other in reversed(kept)):
                kept.append(one)

    options = NetworkOptions(mode=Mode.ONE, aggregation=Aggregation.CONGRUENCE, duplicates=Duplicates.DOCUMENT)
    peer, ours = time_of(compare_all), time_of(lambda: build_network(debate, options))
    yield f"{PEER_SIZE:,} stances: each compared with each, for duplicates alone, {peer * 1000:.0f} ms"
    yield f"{PEER_SIZE:,} stances: our network, whole, {ours * 1000:.0f} ms"


def time_of(work: Callable[[], object]) -> float:
    """The median seconds of processor time of some runs; other work on the machine does not count."""
    seconds = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return statistics.median(seconds)
