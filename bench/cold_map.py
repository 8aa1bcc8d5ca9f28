"""How long a map takes that is in no cache, beside a bare `dot -Tsvg` process on the same DOT in the same run.

Ours are whole requests through Django's test client, with all middleware: who may read, queries, what stands, DOT, layout and
SVG; for the picture by itself (`map.svg`) and for the page of the whole map. The peer is `dot` on the PATH, or the program that
DOT names. It is given the map's DOT as anybody gets it (`map.dot`, from which it makes the same picture), and, for a look at
ours alone, what our own Graphviz is given, which has the sizes of boxes in place of what is written in them. Runs alternate,
so that a busy moment of the machine falls on all; the time of CPU is told beside, on which it tells less. DATABASE_URL may name
the database; without it, it is SQLite in a folder of its own.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

from bench.forests import make_forest

TARGETS = {50: 1.0, 200: 1.3, 500: 1.6}
RUNS = 15
PARTS = {
    "query": ("argmap.services.maps", "load_debate"),
    "standing": ("argmap.services.maps", "see_debate"),
    "map": ("argmap.render.drawing", "map_debate"),
    "DOT": ("argmap.render.drawing", "write_graph"),
    "layout": ("argmap.render.drawing", "run_graphviz"),
    "SVG": ("argmap.render.drawing", "dress_svg"),
}
"""What of a request for the picture is timed by itself, by the functions that do it; the rest is Django and the answer."""
Seconds = dict[str, list[float]]


def measure() -> Iterator[str]:
    """Fill debates and draw their maps again and again, in a process of its own; yields lines for a person."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "argmap.settings",
            **os.environ,
        }
        command = [sys.executable, "-m", "bench.cold_map", str(RUNS), *map(str, TARGETS)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    yield from (done.stdout if done.returncode == 0 else done.stderr[-2000:]).splitlines()


def compare(runs: int, sizes: list[int]) -> Iterator[str]:
    """Debates of each size, drawn so many times. Django is set up, and the database is there."""
    from argmap.models import Visibility
    from argmap.render import Format
    from argmap.render.layout import run_graphviz
    from argmap.services.importing import import_debate

    peer = os.environ.get("DOT") or shutil.which("dot")
    if peer:
        yield subprocess.run((peer, "-V"), capture_output=True, text=True, check=True).stderr.strip()
    else:
        yield "no ratio: there is no dot on this machine's PATH, and DOT names none (Debian: apt install graphviz)"
    yield f"{runs} runs each, medians in ms; load {os.getloadavg()[0]:.1f}"
    run_graphviz("digraph { a }", Format.SVG)
    for size in sizes:
        import_debate(value=make_forest(size), visibility=Visibility.PUBLIC)
        yield from _Race(size, peer).run(runs)


class _Race:
    """One debate's map, drawn in turns by us and by the peer."""

    def __init__(self, size: int, peer: str | None) -> None:
        self.size, self.peer = size, peer
        self.seconds: Seconds = defaultdict(list)
        self.cpu: Seconds = defaultdict(list)
        self.sent = b""

    def run(self, runs: int) -> Iterator[str]:
        """So many rounds, and what they took."""
        from django.test import Client

        client, slug = Client(SERVER_NAME="localhost"), f"forest-{self.size}"
        dot = client.get(f"/api/v1/debates/{slug}/map.dot").content
        with _Parts(self):
            for _run in range(runs + 1):
                self._ask(client, "whole", f"/api/v1/debates/{slug}/map.svg")
                self._ask(client, "page", f"/debates/{slug}/?all=true")
                if self.peer:
                    self._race(self.peer, "dot", dot)
                    self._race(self.peer, "dot, our layout's DOT", self.sent)
        yield from self._tell()

    def _ask(self, client: Any, name: str, address: str) -> None:
        from django.core.cache import cache

        cache.clear()
        started, used = time.perf_counter(), _read_used_by_us()
        answer = client.get(address)
        self.seconds[name].append(time.perf_counter() - started)
        self.cpu[name].append(_read_used_by_us() - used)
        assert answer.status_code == 200, answer.content[:300]
        assert b"<svg" in answer.content, "there is a map"

    def _race(self, program: str, name: str, dot: bytes) -> None:
        started, used = time.perf_counter(), _read_used_by_ended()
        subprocess.run((program, "-Tsvg"), input=dot, capture_output=True, check=True)
        self.seconds[name].append(time.perf_counter() - started)
        self.cpu[name].append(_read_used_by_ended() - used)

    def _tell(self) -> Iterator[str]:
        medians, cpu = _find_medians(self.seconds), _find_medians(self.cpu)
        parts = ", ".join(f"{name} {medians[name]:.1f}" for name in PARTS)
        yield f"{self.size} shown: map.svg {medians['whole']:.0f} ({parts}), page {medians['page']:.0f}"
        yield f"    of CPU: map.svg {cpu['whole']:.0f}, page {cpu['page']:.0f}"
        for name in (name for name in medians if name.startswith("dot")):
            aim = f" (target {TARGETS[self.size]})" if name == "dot" and self.size in TARGETS else ""
            ratios = f"map.svg {medians['whole'] / medians[name]:.2f}{aim}, page {medians['page'] / medians[name]:.2f}"
            by_cpu = f"map.svg {cpu['whole'] / cpu[name]:.2f}, page {cpu['page'] / cpu[name]:.2f}"
            yield f"    {name} {medians[name]:.0f}: {ratios} times; of CPU {cpu[name]:.0f}: {by_cpu} times"


def _find_medians(times: Seconds) -> dict[str, float]:
    # Each first round is for warming up. The parts are timed in both kinds of request.
    return {name: statistics.median(found[1 if len(found) > 1 else 0 :]) * 1000 for name, found in times.items()}


def _read_used_by_us() -> float:
    """The seconds of CPU that this process has used, and its warm children: what others do on the machine tells less on it."""
    from argmap.render.pool import POOL

    children = (Path(f"/proc/{worker.pid}/schedstat") for worker in POOL.list_idle())
    return time.process_time() + sum(int(path.read_text().split()[0]) for path in children if path.exists()) / 1e9


def _read_used_by_ended() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Parts:
    """While it is open, the time of each part of a request is noted, and the DOT that is laid out."""

    def __init__(self, race: _Race) -> None:
        self.race = race
        self.were: list[tuple[Any, str, Any]] = []

    def __enter__(self) -> None:
        from importlib import import_module

        for part, (module_name, name) in PARTS.items():
            module = import_module(module_name)
            work = getattr(module, name)
            self.were.append((module, name, work))
            setattr(module, name, self._time(part, work))

    def __exit__(self, *_error: object) -> None:
        for module, name, work in self.were:
            setattr(module, name, work)

    def _time(self, part: str, work: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(work)
        def timed(*args: Any, **options: Any) -> Any:
            if part == "layout":
                self.race.sent = args[0].encode()
            started = time.perf_counter()
            try:
                return work(*args, **options)
            finally:
                self.race.seconds[part].append(time.perf_counter() - started)

        return timed


def main(runs: int, sizes: list[int]) -> None:
    """Set Django up on a database of its own, and print what `compare` finds."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for line in compare(runs, sizes):
        print(line, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), [int(size) for size in sys.argv[2:]])
