"""How much CPU a map takes that is drawn already, and a 304, beside an empty view behind the same middleware.

Through the WSGI application as a server calls it, without a server, in turns; the medians of many requests. The page and the
picture are those of the founding debate, asked for by somebody who is not signed in, as browsers do: with gzip.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

RUNS = 300
MOST_WARM, MOST_KNOWN = 15, 10
SLUG = "mali-2021"
ADDRESSES = {
    "page": f"/debates/{SLUG}/",
    "whole map": f"/debates/{SLUG}/?all=true",
    "map.svg": f"/api/v1/debates/{SLUG}/map.svg",
}
Application = Callable[..., Any]


def measure() -> Iterator[str]:
    """Load the founding debate and ask for its map, in a process of its own; yields lines for a person."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "argmap.settings",
            **os.environ,
        }
        command = [sys.executable, "-m", "bench.warm_map", str(RUNS)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    yield from (done.stdout if done.returncode == 0 else done.stderr[-2000:]).splitlines()


def compare(runs: int) -> Iterator[str]:
    """The empty view, each address, and each as a browser asks that has it. Django is set up, and the debate is there."""
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpResponse
    from django.urls import path

    from argmap import urls

    urls.urlpatterns.insert(0, path("bench-empty/", lambda _request: HttpResponse()))
    application = get_wsgi_application()
    asked = {"empty view": ("/bench-empty/", "")}
    for name, address in ADDRESSES.items():
        asked[name] = (address, "")
        asked[f"{name}, 304"] = (address, _ask(application, address)[1]["ETag"])
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for _run in range(runs):
        for name, (address, etag) in asked.items():
            started = time.process_time()
            status, _headers = _ask(application, address, etag)
            taken[name].append(time.process_time() - started)
            assert status == (304 if etag else 200), (name, status)
    medians = {name: statistics.median(times) * 1000 for name, times in taken.items()}
    empty = medians.pop("empty view")
    yield f"{runs} requests each, medians of CPU: empty view {empty:.2f} ms"
    for name, spent in medians.items():
        yield f"{name:<16} {spent:6.2f} ms {spent / empty:6.1f}×  (target {MOST_KNOWN if '304' in name else MOST_WARM})"


def _ask(application: Application, address: str, etag: str = "") -> tuple[int, dict[str, str]]:
    from django.test import RequestFactory

    path, _, query = address.partition("?")
    asked = {"QUERY_STRING": query, "SERVER_NAME": "localhost", "HTTP_ACCEPT_ENCODING": "gzip"}
    environ = RequestFactory().get(path, **asked | ({"HTTP_IF_NONE_MATCH": etag} if etag else {})).environ  # type: ignore[arg-type]
    told: dict[str, Any] = {}

    def start(status: str, lines: list[tuple[str, str]], _error: object = None) -> None:
        told["status"], told["headers"] = int(status[:3]), dict(lines)

    answer = application(environ, start)
    for _chunk in answer:
        pass
    answer.close()
    return told["status"], told["headers"]


def main(runs: int) -> None:
    """Set Django up on a database of its own, and print what `compare` finds."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_seeds", verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115
    from argmap.models import Debate, Visibility

    Debate.objects.update(visibility=Visibility.PUBLIC)
    for line in compare(runs):
        print(line, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
