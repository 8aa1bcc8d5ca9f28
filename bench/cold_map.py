"""How long a map takes that is in no cache, as an SVG: ours from the debate, against a bare `dot` from our DOT.

The peer is what Graphviz's own program needs for the same picture; the ratio is what our limits, our cleaning and the start of
a Python child add to it. Runs alternate, so that a busy moment of the machine falls on both.
"""

import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from argmap.core.debate import Debate
from argmap.formats import read_file
from argmap.render import render_map, write_dot

SEED = Path(__file__).parent.parent / "seeds" / "mali-2021" / "debate.yaml"
RUNS = 9


def measure() -> Iterator[str]:
    """Draw the founding debate again and again; yields lines for a person."""
    debate = load_seed()
    ways: dict[str, Callable[[], object]] = {"argmap": lambda: render_map(debate)}
    dot = shutil.which("dot")
    if dot:
        yield subprocess.run((dot, "-V"), capture_output=True, text=True, check=True).stderr.strip()
        text = write_dot(debate).encode()
        ways["dot"] = lambda: subprocess.run((dot, "-Tsvg"), input=text, capture_output=True, check=True)
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(RUNS):
        for name, draw in ways.items():
            seconds[name].append(time_of(draw))
    yield f"{len(debate.claims)} claims, {RUNS} runs each, median (fastest to slowest)"
    for name, times in seconds.items():
        yield f"{name:<7} {statistics.median(times) * 1000:.0f} ms ({min(times) * 1000:.0f} to {max(times) * 1000:.0f})"
    yield name_ratio(seconds)


def load_seed() -> Debate:
    """The founding debate, read from its file as anybody would."""
    debate = read_file(SEED.name, SEED.read_bytes(), load=lambda name: (SEED.parent / name).read_bytes()).debate
    assert debate is not None, "a test keeps the seed whole"
    return debate


def time_of(work: Callable[[], object]) -> float:
    """The seconds that one call takes by the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def name_ratio(seconds: dict[str, list[float]]) -> str:
    """Ours as a multiple of the peer's, or why there is none."""
    if "dot" not in seconds:
        return "no ratio: there is no dot on this machine's PATH (Debian: apt install graphviz)"
    return f"argmap takes {statistics.median(seconds['argmap']) / statistics.median(seconds['dot']):.2f} times dot's time"
