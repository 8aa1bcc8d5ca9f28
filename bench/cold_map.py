"""How long a map takes that is in no cache, as an SVG: each part of ours, against a bare `dot -Tsvg` on the same DOT.

The peer is what Graphviz's own program needs for the same picture: `dot` on the PATH, or the program that DOT names. Runs
alternate, so that a busy moment of the machine falls on both. Ours is all that follows the reading of the debate: what stands,
what is drawn, DOT, layout in a warm child, and the SVG filter; permission and query are measured elsewhere.
"""

import os
import random
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, ClaimKind, End, Position, RelationKind
from argmap.core.reading.standing import mark_claims
from argmap.core.records import About, Actor, Claim, Group, Relation, Stance
from argmap.core.standing import evaluate
from argmap.formats import read_file
from argmap.render import Format, MapOptions
from argmap.render.dot import write_graph
from argmap.render.layout import run_graphviz
from argmap.render.maps import map_debate
from argmap.render.svg import dress_svg

SEED = Path(__file__).parent.parent / "seeds" / "mali-2021" / "debate.yaml"
TARGETS = {50: 1.0, 200: 1.3, 500: 1.6}
RUNS = 9
_WORDS = ("state", "withdraws", "troops", "border", "trade", "power", "treaty", "vote", "price", "grain", "mission", "river")
Seconds = dict[str, list[float]]
_T = TypeVar("_T")


def measure() -> Iterator[str]:
    """Draw the founding debate and made ones again and again; yields lines for a person."""
    peer = os.environ.get("DOT") or shutil.which("dot")
    if peer:
        yield subprocess.run((peer, "-V"), capture_output=True, text=True, check=True).stderr.strip()
    else:
        yield "no ratio: there is no dot on this machine's PATH, and DOT names none (Debian: apt install graphviz)"
    yield f"{RUNS} runs each, medians"
    run_graphviz("digraph { a }", Format.SVG)
    yield _compare(load_seed(), peer, None)
    for size, target in TARGETS.items():
        yield _compare(make_forest(size), peer, target)


def _compare(debate: Debate, peer: str | None, target: float | None) -> str:
    seconds: Seconds = {}
    for _run in range(RUNS):
        dot = _draw(debate, seconds)
        if peer:
            _clock("peer", seconds, partial(_run_peer, peer, dot))
    medians = {name: statistics.median(times) * 1000 for name, times in seconds.items()}
    parts = ", ".join(f"{name} {spent:.1f}" for name, spent in medians.items() if name not in ("whole", "peer"))
    line = f"{len(debate.claims)} claims: {medians['whole']:.0f} ms ({parts})"
    if not peer:
        return line
    aim = f" (target {target})" if target else ""
    return f"{line}, dot {medians['peer']:.0f} ms: {medians['whole'] / medians['peer']:.2f} times dot{aim}"


def _run_peer(program: str, dot: str) -> None:
    subprocess.run((program, "-Tsvg"), input=dot.encode(), capture_output=True, check=True)


def _draw(debate: Debate, seconds: Seconds) -> str:
    started = time.perf_counter()
    marks = _clock("standing", seconds, lambda: mark_claims(evaluate(debate).labels))
    options = MapOptions(marks=marks, claim_link="/claims/{key}", with_title=False, with_legend=False)
    graph = _clock("map", seconds, lambda: map_debate(debate, options))
    dot = _clock("DOT", seconds, lambda: write_graph(graph, options))
    drawing = _clock("layout", seconds, lambda: run_graphviz(dot, Format.SVG))
    _clock("filter", seconds, lambda: dress_svg(drawing, graph, options))
    seconds.setdefault("whole", []).append(time.perf_counter() - started)
    return dot


def _clock(name: str, seconds: Seconds, work: Callable[[], _T]) -> _T:
    started = time.perf_counter()
    result = work()
    seconds.setdefault(name, []).append(time.perf_counter() - started)
    return result


def time_of(work: Callable[[], object]) -> float:
    """The seconds that one call takes by the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def load_seed() -> Debate:
    """The founding debate, read from its file as anybody would."""
    debate = read_file(SEED.name, SEED.read_bytes(), load=lambda name: (SEED.parent / name).read_bytes()).debate
    assert debate is not None, "a test keeps the seed whole"
    return debate


def make_forest(size: int) -> Debate:
    """A debate in groups, like a forest, with 8 % cross links and 4 % undercuts; the same for the same size."""
    chance = random.Random(size)
    groups = tuple(Group(key=f"g{n}", title=f"Group {n}", position=n) for n in range(max(2, size // 25)))
    claims = tuple(
        Claim(
            key=f"c{n}",
            title=" ".join(chance.choices(_WORDS, k=chance.randint(4, 14))),
            group=groups[n * len(groups) // size].key,
            position=n,
            kind=ClaimKind.POLICY if n < 3 else ClaimKind.FACT,
        )
        for n in range(size)
    )
    actors = tuple(Actor(key=f"a{n}", name=f"Actor {n}", kind=ActorKind.STATE) for n in range(8))
    stances = tuple(
        Stance(key=f"s{n}", actor=f"a{n % 8}", claim=f"c{chance.randrange(size)}", position=chance.choice(tuple(Position)))
        for n in range(size // 2)
    )
    about = About(slug="forest", question="What should be done?")
    relations = tuple(_tie(size, chance))
    return Debate(about=about, groups=groups, claims=claims, relations=relations, actors=actors, stances=stances)


def _tie(size: int, chance: random.Random) -> Iterator[Relation]:
    kinds = (RelationKind.SUPPORTS, RelationKind.ATTACKS)
    for n in range(3, size):
        parent = max(0, min(n - 1, n // 3 + chance.randint(-2, 1)))
        yield Relation(key=f"r{n}", kind=chance.choice(kinds), source=f"c{n}", target=f"c{parent}")
    for n in range(size * 8 // 100):
        number = chance.randrange(4, size)
        yield Relation(key=f"x{n}", kind=RelationKind.ATTACKS, source=f"c{number}", target=f"c{chance.randrange(number)}")
    for n in range(size * 4 // 100):
        source, step = f"c{chance.randrange(3, size)}", f"r{chance.randrange(3, size)}"
        yield Relation(key=f"u{n}", kind=RelationKind.UNDERCUTS, source=source, target=step, target_kind=End.RELATION)
