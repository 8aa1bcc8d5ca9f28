"""How long Argdown takes to become a map, whole process, and how long the opening view takes, beside Argdown's own program.

`python -m argmap.formats debate.argdown map.svg` against `argdown map -f svg` on the same file, in turns: all claims, from text
to SVG. Then the opening view of the same debate from a running server, each time from a server that was just started and has no
picture yet (cold), and once more (warm). The peer is `@argdown/cli` 1.7.5 (`npm install @argdown/cli@1.7.5`); ARGDOWN names it
where it is not on the PATH.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.databases import set_up_django
from bench.serving import name_environment, serve

SIZE = 1_000
RUNS = 5
TARGETS = {"file": 4, "view": 50}


def measure() -> Iterator[str]:
    """Draw the debate by both, and open it; yields lines for a person."""
    peer = os.environ.get("ARGDOWN") or shutil.which("argdown")
    if peer is None:
        yield "no ratio: there is no argdown on the PATH, and ARGDOWN names none"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "debate.argdown"
        source.write_text(write_tree(SIZE))
        seconds = time_files(source, peer) | time_views(source)
    yield f"{SIZE:,} statements, {RUNS} runs each, median (fastest to slowest)"
    for name, times in seconds.items():
        yield f"{name:<40} {statistics.median(times) * 1000:6.0f} ms ({min(times) * 1000:.0f} to {max(times) * 1000:.0f})"
    if peer:
        yield from compare(seconds)


def write_tree(size: int) -> str:
    """An Argdown file with this many statements: three main ones, below each statement the three that bear on it, and so on."""
    lines = ["# A debate of many statements", ""]

    def write(number: int, depth: int) -> None:
        sign = f"{'+-'[number % 2]} " if depth else ""
        text = f"This is statement number {number}, and it says a thing or two; the cost is 3.5 million."
        lines.append(f"{'  ' * depth}{sign}[S{number}]: {text}")
        for reason in range(3 * number + 3, min(3 * number + 6, size)):
            write(reason, depth + 1)
        if not depth:
            lines.append("")

    for number in range(3):
        write(number, 0)
    return "\n".join(lines) + "\n"


def time_files(source: Path, peer: str | None) -> dict[str, list[float]]:
    """Both programs from the file to an SVG, in turns."""
    ours = (sys.executable, "-m", "argmap.formats", str(source), str(source.with_suffix(".svg")))
    ways: dict[str, tuple[str, ...]] = {"argmap, file to SVG": ours}
    if peer:
        ways["argdown, file to SVG"] = (peer, "map", "-f", "svg", str(source), str(source.parent / "peer"))
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _run in range(RUNS):
        for name, command in ways.items():
            seconds[name].append(clock(partial(subprocess.run, command, capture_output=True, check=True)))
    return seconds


def time_views(source: Path) -> dict[str, list[float]]:
    """The opening view from servers of their own: without a picture, and with one."""
    environment = name_environment(str(source.parent))
    subprocess.run((sys.executable, "-m", "bench.argdown_map", source), env=environment, check=True, capture_output=True)
    seconds: dict[str, list[float]] = {"argmap, opening view, cold": [], "argmap, opening view, warm": []}
    for _run in range(RUNS):
        with serve(environment) as address:
            # What a server loads with its first answer, whatever that is, is no part of this.
            fetch(f"{address}/")
            for times in seconds.values():
                times.append(clock(partial(fetch, f"{address}/debates/debate/")))
    return seconds


def compare(seconds: dict[str, list[float]]) -> Iterator[str]:
    """How many times as fast each of ours is."""
    theirs = statistics.median(seconds["argdown, file to SVG"])
    for name, times in seconds.items():
        if name.startswith("argmap"):
            aim = TARGETS["file" if "file" in name else "view"]
            yield f"{name}: {theirs / statistics.median(times):.1f} times as fast as argdown (target {aim})"


def clock(work: Callable[[], object]) -> float:
    """The seconds that one call takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def fetch(address: str) -> bytes:
    """What the server answers."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        content: bytes = answer.read()
    return content


def fill_database(source: str) -> None:
    """The debate, to be read by everybody."""
    set_up_django()
    from argmap.models import Visibility
    from argmap.services.files import read_debate_file
    from argmap.services.importing import import_debate

    debate = read_debate_file(source).reading.debate
    assert debate is not None, "what is made here is whole"
    import_debate(value=debate, visibility=Visibility.PUBLIC)


if __name__ == "__main__":
    fill_database(sys.argv[1])
