"""How much longer pages take on a debate of 100,000 claims than on one of 1,000: opening view, focus, a box opened, search.

Whole requests through Django's test client, nothing cached before each, on the database that DATABASE_URL names, or on SQLite
in a folder of its own. On PostgreSQL: `python -m development.postgres python -m bench big_debate`. The median counts; on a busy
machine the fastest tells more. What stands is worked out beside (`argmap.services.labels`) and not measured here.
"""

import statistics
import time
from collections.abc import Iterator

from bench.databases import run_apart, set_up_django

SMALL, LARGE = 1_000, 100_000
RUNS = 7
BRANCHES = 8
"""So many reasons has a claim."""
_COMMON = 6
"""One claim in so many holds the word that is searched for: 17 %."""


def measure() -> Iterator[str]:
    """Fill both debates and time the pages in turns, in a process of its own; yields lines for a person."""
    yield from run_apart("bench.big_debate")


def compare() -> Iterator[str]:
    """Both debates, page by page. Django is set up, and the database is there."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from argmap.models import Debate
    from argmap.services import labels
    from argmap.services.indexing import build_index

    # Nothing is to run beside what is timed.
    setattr(labels, "Thread", _Idle)  # noqa: B010
    for size in (SMALL, LARGE):
        fill_debate(size)
        started = time.perf_counter()
        build_index(Debate.objects.get(slug=f"bench-{size}"))
        yield f"{size:,} claims indexed for search in {time.perf_counter() - started:.1f} s ({connection.vendor})"
    if connection.vendor == "postgresql":
        # What autovacuum does within a minute.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    client = Client(SERVER_NAME="localhost")
    for name, address in PAGES.items():
        times: dict[int, list[float]] = {SMALL: [], LARGE: []}
        queries = {}
        for run in range(RUNS):
            for size, taken in times.items():
                cache.clear()
                with CaptureQueriesContext(connection) as made:
                    started = time.perf_counter()
                    answer = client.get(f"/debates/bench-{size}/{address.format(run=run + 1)}")
                    taken.append(time.perf_counter() - started)
                assert answer.status_code == 200, answer.content[:300]
                queries[size] = len(made)
        small, large = (statistics.median(taken) * 1000 for taken in times.values())
        fastest = min(times[LARGE]) / min(times[SMALL])
        counted = f"{queries[SMALL]} and {queries[LARGE]} queries"
        yield f"{name:<14} {small:7.0f} ms  {large:7.0f} ms  {large / small:5.2f}×, of the fastest {fastest:5.2f}×  {counted}"


class _Idle:
    """In the place of a thread that works out labels."""

    def __init__(self, **_options: object) -> None: ...

    def start(self) -> None:
        """Do nothing."""


PAGES = {
    "opening view": "",
    "focus": "?focus=c{run:06}",
    "box opened": "?open=c{run:06}",
    "search": "search/?q=harbour",
    "rare word": "search/?q=number{run:06}",
    "suggestions": "search/suggestions/?q=har",
    "claim page": "claims/c{run:06}/",
}


def fill_debate(size: int) -> None:
    """A public debate of so many claims, each with the same number of reasons, every other one against."""
    from argmap.models import Claim, Debate, Relation, Visibility

    debate = Debate.objects.create(slug=f"bench-{size}", question="How long does it take?", visibility=Visibility.PUBLIC)
    words = ("harbour", "bridge", "water", "money", "council", "ship")
    claims = Claim.objects.bulk_create(
        [
            Claim(debate=debate, key=f"c{number:06}", position=number, text=f"What is said at number{number:06}.",
                  title=f"Statement {number} about the {words[number % _COMMON]} of the town",
                  kind="fact" if number else "policy")
            for number in range(size)
        ],
        batch_size=1000,
    )  # fmt: skip
    Relation.objects.bulk_create(
        [
            Relation(debate=debate, key=f"r{number:06}", kind=("supports", "attacks")[number % 2], position=number,
                     source_claim=claims[number], target_claim=claims[(number - 1) // BRANCHES])
            for number in range(1, size)
        ],
        batch_size=1000,
    )  # fmt: skip


def main() -> None:
    """Set Django up on a database of its own, and print what `compare` finds."""
    set_up_django()
    for line in compare():
        print(line, flush=True)


if __name__ == "__main__":
    main()
