"""How long Argdown takes to become a map, whole process, and how long the opening view takes, beside Argdown's own program.

`python -m argmap.formats debate.argdown map.svg` against `argdown map -f svg` on the same file: all claims, from text to SVG.
In turns with them the opening view of the same debate from a running server: from one that was just started and has neither a
picture nor a warm child of Graphviz (cold), and once more (warm). The peer is `@argdown/cli` 1.7.5 (`npm install
@argdown/cli@1.7.5`); ARGDOWN names it where it is not on the PATH.
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
Seconds = dict[str, list[float]]


def measure() -> Iterator[str]:
    """Draw the debate by both, and open it; yields lines for a person."""
    peer = os.environ.get("ARGDOWN") or shutil.which("argdown")
    if peer is None:
        yield "no ratio: there is no argdown on the PATH, and ARGDOWN names none"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "debate.argdown"
        source.write_text(write_tree(SIZE))
        environment = name_environment(folder)
        subprocess.run((sys.executable, "-m", "bench.argdown_map", source), env=environment, check=True, capture_output=True)
        seconds: Seconds = {}
        for _run in range(RUNS):
            time_files(source, peer, seconds)
            time_views(environment, seconds)
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


def time_files(source: Path, peer: str | None, seconds: Seconds) -> None:
    """Both programs once from the file to an SVG."""
    ours = (sys.executable, "-m", "argmap.formats", str(source), str(source.with_suffix(".svg")))
    clock("argmap, file to SVG", seconds, partial(subprocess.run, ours, capture_output=True, check=True))
    if peer:
        theirs = (peer, "map", "-f", "svg", str(source), str(source.parent / "peer"))
        clock("argdown, file to SVG", seconds, partial(subprocess.run, theirs, capture_output=True, check=True))


def time_views(environment: dict[str, str], seconds: Seconds) -> None:
    """The opening view from a server of its own: without a picture, and with one."""
    with serve(environment) as address:
        # What a server loads with its first answer, whatever that is, is no part of this.
        fetch(f"{address}/")
        for state in ("cold", "warm"):
            clock(f"argmap, opening view, {state}", seconds, partial(fetch, f"{address}/debates/debate/"))


def compare(seconds: Seconds) -> Iterator[str]:
    """How many times as fast each of ours is."""
    theirs = statistics.median(seconds["argdown, file to SVG"])
    for name, times in seconds.items():
        if name.startswith("argmap"):
            aim = TARGETS["file" if "file" in name else "view"]
            yield f"{name}: {theirs / statistics.median(times):.1f} times as fast as argdown (target {aim})"


def clock(name: str, seconds: Seconds, work: Callable[[], object]) -> None:
    """Add the seconds that one call takes to those under the name."""
    started = time.perf_counter()
    work()
    seconds.setdefault(name, []).append(time.perf_counter() - started)


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
