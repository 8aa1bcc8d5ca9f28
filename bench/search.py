"""The first page of a ranked search for a word in 17 % of 1,000,000 claims, beside the database's own ranking of all matches.

Both on the table that search looks into, in turns, in one process, on the database that DATABASE_URL names, or on SQLite in a
folder of its own. On PostgreSQL: `python -m development.postgres python -m bench search`. Claims and entries are written by
the database itself from one of each, as the services would take some minutes.
"""

import statistics
import time
from collections.abc import Callable, Iterator

from bench.databases import run_apart, set_up_django

SIZE = 1_000_000
RUNS = 9
WORDS = ("harbour", "bridge", "water", "money", "council", "ship")
"""One claim in six holds the first: 17 %."""
MOST_RATIO = 0.25
_PAGE = 20
_OWN = "FROM argmap_claim WHERE debate_id = %s"
_SERIES = {
    "sqlite": "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < {size}) ",
    "postgresql": "WITH series AS (SELECT generate_series(1, {size}) AS n) ",
}
_ENTRIES = {
    "sqlite": "INSERT INTO argmap_search (rowid, scope, title, body) "
    f"SELECT 2 * id, 'd' || debate_id, lower(title), 'what is said at number' || position {_OWN}",
    "postgresql": "INSERT INTO argmap_search (entry, debate_id, title, whole) "
    "SELECT 2 * id, debate_id, array_to_tsvector(string_to_array(lower(title), ' ')), "
    f"array_to_tsvector(string_to_array(lower(title) || ' what is said at number' || position, ' ')) {_OWN}",
}
_RANKED = {
    "sqlite": "SELECT rowid FROM argmap_search WHERE argmap_search MATCH '{word}' ORDER BY rank LIMIT {page}",
    "postgresql": "SELECT entry FROM argmap_search WHERE whole @@ '''{word}'''::tsquery "
    "ORDER BY ts_rank(whole, '''{word}'''::tsquery) DESC LIMIT {page}",
}


def measure() -> Iterator[str]:
    """Fill the tables and time the search and the ranking, in a process of its own; yields lines for a person."""
    yield from run_apart("bench.search")


def compare() -> Iterator[str]:
    """The figures. Django is set up, and the database is there."""
    from django.db import connection
    from django.test import Client

    from argmap.models import Debate
    from argmap.services.search import search_debate

    vendor = connection.vendor
    started = time.perf_counter()
    fill_table(SIZE)
    yield f"{SIZE:,} claims written and indexed by {vendor} in {time.perf_counter() - started:.0f} s"
    debate, client = Debate.objects.get(slug="bench-search"), Client(SERVER_NAME="localhost")
    address = f"/debates/{debate.slug}/search/?q="
    for what, word in (("word in 17 %", WORDS[0]), ("beginning of it", WORDS[0][:4]), ("rare word", "number777777")):
        ranked, found, page = _take_turns(
            lambda: _rank_all(_RANKED[vendor].format(word=WORDS[0], page=_PAGE)),
            lambda word=word: search_debate(debate=debate, question=word).hits,  # type: ignore[misc]
            lambda word=word: client.get(address + word).content,  # type: ignore[misc]
        )
        yield (
            f"{what:<16} search {found:6.1f} ms, whole page {page:6.1f} ms; all of “{WORDS[0]}” ranked {ranked:6.1f} ms; "
            f"ratio {found / ranked:.3f}, of the page {page / ranked:.3f} (at most {MOST_RATIO})"
        )


def fill_table(size: int) -> None:
    """A public debate of so many claims, and its entries in the table that search looks into."""
    from django.db import connection

    from argmap.models import Claim, Debate, Visibility

    debate = Debate.objects.create(slug="bench-search", question="How long does it take?", visibility=Visibility.PUBLIC)
    first = Claim.objects.create(debate=debate, key="c0", title="Statement 0", text="What is said.", kind="fact")
    words = " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(WORDS))
    told = {
        "key": "'c' || n",
        "position": "n",
        "title": f"'Statement ' || n || ' about the ' || CASE n %% {len(WORDS)} {words} END || ' of the town'",
        "text": "'What is said at number' || n || '.'",
    }
    columns = [str(field.column) for field in Claim._meta.concrete_fields if not field.primary_key]
    values = ", ".join(told.get(column, f"argmap_claim.{column}") for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        series = _SERIES[connection.vendor].format(size=size)
        filled = f"{series} INSERT INTO argmap_claim ({names}) SELECT {values} FROM argmap_claim, series WHERE id = %s"
        cursor.execute(filled, [first.pk])
        cursor.execute(_ENTRIES[connection.vendor], [debate.pk])
        cursor.execute(
            "INSERT INTO argmap_search_state VALUES (%s, %s, 0, 0, %s, 0, %s)",
            [debate.pk, debate.revision, first.pk + size, True],
        )
        # What autovacuum does within a minute.
        for statement in ("VACUUM ANALYZE argmap_claim", "VACUUM ANALYZE argmap_search"):
            if connection.vendor == "postgresql":
                cursor.execute(statement)


def _take_turns(*ways: Callable[[], object]) -> list[float]:
    """The median time of each, in milliseconds."""
    times: list[list[float]] = [[] for _way in ways]
    for _run in range(RUNS):
        for way, taken in zip(ways, times, strict=True):
            started = time.perf_counter()
            assert way()
            taken.append((time.perf_counter() - started) * 1000)
    return [statistics.median(taken) for taken in times]


def _rank_all(query: str) -> list[tuple[int]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(query)
        rows: list[tuple[int]] = cursor.fetchall()
        return rows


def main() -> None:
    """Set Django up on a database of its own, and print what `compare` finds."""
    set_up_django()
    for line in compare():
        print(line, flush=True)


if __name__ == "__main__":
    main()
