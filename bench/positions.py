"""How long the page of a 200 × 200 matrix takes: against what its data and the bare table cost by themselves.

The floor is what no such page can do without: the whole debate read from the database (`load_debate`), and a table with the
same signs, addresses and words, escaped and joined by hand in Python, without a template, a form, an order or a verdict. The
page is asked for as a stranger asks for it, through the whole stack, with nothing cached. Runs alternate, so that a busy
moment of the machine falls on all of them, and their processor time is taken: nothing of it waits. The database is SQLite in a
temporary file, so the measurement is a process of its own.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.models import Debate
    from argmap.services.pages.positions import PositionsPage

SIZE, FILL, RUNS = 200, 0.5, 5
_ROOT = Path(__file__).parent.parent


def measure() -> Iterator[str]:
    """Fill a database of its own and ask for the page again and again; yields lines for a person."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "argmap.settings",
        }
        child = subprocess.run(
            (sys.executable, "-m", "bench.positions"), cwd=_ROOT, env=surroundings, capture_output=True, text=True, check=True
        )
        yield from child.stdout.splitlines()


def measure_here() -> Iterator[str]:
    """The measurement in a process whose database is empty and its own."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from msgspec.structs import replace

    from argmap.core.positions import build_matrix
    from argmap.core.standing import Options
    from argmap.services.pages.positions import read_positions
    from argmap.services.snapshot import load_debate

    call_command("migrate", verbosity=0)
    debate = fill_database()
    page = read_positions(debate, Options(), texts={})
    client, address = Client(HTTP_HOST="localhost"), f"/debates/{debate.slug}/positions/"
    value = load_debate(debate)
    ways: dict[str, Callable[[], object]] = {
        "data": lambda: load_debate(debate),
        "table": lambda: write_bare_table(page),
        "matrix": lambda: build_matrix(replace(value)),
        "page": lambda: client.get(address),
        "blocks": lambda: client.get(address, {"order": "blocks"}),
    }
    for ask in ways.values():
        ask()
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(RUNS):
        for name, ask in ways.items():
            seconds[name].append(time_of(ask))
    yield f"{SIZE} actors, {SIZE} claims, {page.stances} stances, {RUNS} runs each, processor time, median (fastest to slowest)"
    yield from tell(seconds, len(client.get(address).content))


def tell(seconds: dict[str, list[float]], size: int) -> Iterator[str]:
    """The medians, and the page as a multiple of the floor."""
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    words = {
        "data": "the debate from the database (floor)",
        "table": "a bare table (floor)",
        "matrix": "the matrix from the debate (in the page)",
        "page": "the page",
        "blocks": "the page in blocks",
    }
    for name, median in medians.items():
        yield f"{median * 1000:6.0f} ms  {words[name]} ({min(seconds[name]) * 1000:.0f} to {max(seconds[name]) * 1000:.0f})"
    floor = medians["data"] + medians["table"]
    page, blocks = medians["page"] / floor, medians["blocks"] / floor
    yield f"the page ({size / 1e6:.1f} MB) takes {page:.2f} times the floor, in blocks {blocks:.2f} times"


def write_bare_table(page: "PositionsPage") -> str:
    """The table's signs, addresses and words, and nothing else."""
    rows = []
    for band in page.bands:
        for row in band.rows:
            cells = "".join(
                f'<td><a class="{one.look}" href="{escape(one.address)}" aria-label="{escape(one.words)}" '
                f'data-of="{escape(one.of)}">{escape(one.sign)}</a></td>'
                if one
                else "<td></td>"
                for one in row.squares
            )
            rows.append(f"<tr><th>{escape(row.actor.name)}</th>{cells}</tr>")
    heads = "".join(f"<th>{escape(head.column.title)}</th>" for head in page.heads)
    return f"<table><tr>{heads}</tr>{''.join(rows)}</table>"


def fill_database() -> "Debate":
    """A public debate of SIZE actors and SIZE claims, with a dated stance and its passage in FILL of the cells."""
    from argmap.core.kinds import Position
    from argmap.models import Actor, Claim, Debate, Passage, Source, Stance, StancePassage, Visibility

    rng = random.Random(6)
    debate = Debate.objects.create(slug="big", question="What of all this?", visibility=Visibility.PUBLIC)
    source = Source.objects.create(debate=debate, key="source", title="Protocol")
    claims = [Claim(debate=debate, key=f"c{n}", title=f"What is said in paragraph {n}") for n in range(SIZE)]
    actors = [Actor(debate=debate, key=f"a{n}", name=f"Speaker number {n}", kind="person") for n in range(SIZE)]
    passages = [Passage(debate=debate, key=f"p{n}", source=source, locator=str(n)) for n in range(SIZE)]
    for model, records in ((Claim, claims), (Actor, actors), (Passage, passages)):
        model.objects.bulk_create(records)
    stances = [
        Stance(
            debate=debate,
            key=f"{actor.key}-{claim.key}",
            actor=actor,
            claim=claim,
            position=rng.choice(list(Position)[:2]) if claim.pk % 3 else Position.SUPPORTS,
            said_on=f"{rng.randint(2000, 2021)}-{rng.randint(1, 12):02d}",
        )
        for actor in actors
        for claim in claims
        if rng.random() < FILL
    ]
    Stance.objects.bulk_create(stances, batch_size=500)
    links = [StancePassage(debate=debate, stance=stance, passage=rng.choice(passages)) for stance in stances]
    StancePassage.objects.bulk_create(links, batch_size=500)
    return debate


def time_of(work: Callable[[], object]) -> float:
    """The seconds of processor time that one call takes; other work on the machine does not count."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    for line in measure_here():
        print(line, flush=True)
