"""How long Argdown takes to become JSON, whole process: `python -m argmap.formats IN OUT` against `argdown json`.

The peer is Argdown's own program, `@argdown/cli` 1.7.5 (`npm install @argdown/cli@1.7.5`); ARGDOWN names it where it is not on
the PATH. The files are made here: claims with a tag, each with three reasons for and against it. Runs alternate, so that a busy
moment of the machine falls on both.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SIZES = (1_000, 10_000)
RUNS = 5
_REASONS = 3


def measure() -> Iterator[str]:
    """Convert a file of each size again and again; yields lines for a person."""
    peer = os.environ.get("ARGDOWN") or shutil.which("argdown")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            source = Path(folder) / f"{size}.argdown"
            source.write_text(write_statements(size))
            yield from compare(source, size, peer)


def compare(source: Path, size: int, peer: str | None) -> Iterator[str]:
    """Both programs on one file, in turns."""
    ways: dict[str, tuple[str, ...]] = {
        "argmap": (sys.executable, "-m", "argmap.formats", str(source), str(source.with_suffix(".json")))
    }
    if peer:
        ways["argdown"] = (peer, "json", str(source), str(source.parent / "peer"))
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(RUNS):
        for name, command in ways.items():
            started = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            seconds[name].append(time.perf_counter() - started)
    yield f"{size:,} statements, {source.stat().st_size / 1000:.0f} kB, {RUNS} runs each, median (fastest to slowest)"
    for name, times in seconds.items():
        yield f"{name:<8} {statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})"
    if peer:
        yield f"argmap is {statistics.median(seconds['argdown']) / statistics.median(seconds['argmap']):.1f} times as fast"
    else:
        yield "no ratio: there is no argdown on the PATH, and ARGDOWN names none"


def write_statements(size: int) -> str:
    """An Argdown file with this many statements."""
    lines = ["# A debate of many statements"]
    for number in range(size):
        if number % (_REASONS + 1) == 0:
            lines += ("", f"[S{number}]: This is statement number {number}, and it says a thing or two. #tag{number % 7}")
        else:
            lines.append(f"  {'+-'[number % 2]} [S{number}]: Reason number {number} speaks to it; the cost is 3.5 million.")
    return "\n".join(lines) + "\n"
