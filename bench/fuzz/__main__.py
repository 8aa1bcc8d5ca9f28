"""Damages small files at random, gives them to every reader, and prints what raised anything or took too long.

    python -m bench.fuzz [FORMAT …] [--seconds 60] [--runs 1000000] [--seed 0]

A reader may refuse a file only by its reading's errors or by FormatError. Seeds are what the writers make of a small debate, a
DNA database by its own schema, and files given with --files. Run again with the same seed, it damages the same way.
"""

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.formats import FORMATS, Format, FormatError, read_file
from bench.dna_import import write_database

SLOW_SECONDS = 2.0
"""What one small file may take; a DNA database starts a process."""
_SEED = Path(__file__).parent.parent.parent / "seeds" / "mali-2021" / "debate.yaml"
_MOST_BYTES = 6_000
_PIECES = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b"  ", b'"', b"'", b"\\", b"[", b"]", b"{", b"}", b"<", b">", b"(",
    b")", b"<!--", b"/*", b"===", b"---", b"-----", b"&a *a", b"!!python/object:x", b"1e999", b"-1", b"9" * 50, b"NaN", b"null",
    b"true", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xe2\x80\xae", b"{{7*7}}", b"p af 3", b"-> See 1.1.", b"1.1. Pro:",
    b"att(", b"#",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run until time or runs are up for each reader; 1 where anything was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz")
    names = [form.name for form in FORMATS if form.read]
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(names)}; all without")
    parser.add_argument("--seconds", type=float, default=60, help="for each reader")
    parser.add_argument("--runs", type=int, default=1_000_000, help="at most, for each reader")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--files", nargs="*", type=Path, default=[], help="further files to begin from")
    asked = parser.parse_args(arguments)
    found = 0
    for form in FORMATS:
        if form.read and (not asked.formats or form.name in asked.formats):
            found += try_reader(form, asked.seconds, asked.runs, random.Random(asked.seed), asked.files)
    return min(found, 1)


def try_reader(form: Format, seconds: float, runs: int, chance: random.Random, files: list[Path]) -> int:
    """Give the reader damaged files; prints each new kind of fault with its file, and returns how many kinds."""
    seeds = [data for data in (*list_seeds(form), *(file.read_bytes() for file in files)) if data]
    kinds: Counter[str] = Counter()
    started, done = time.monotonic(), 0
    while done < runs and time.monotonic() - started < seconds:
        data = damage(chance.choice(seeds), seeds, chance)
        fault = find_fault(form, data)
        if fault and not kinds[fault]:
            with tempfile.NamedTemporaryFile(prefix=f"argmap-{form.name}-", delete=False) as file:
                file.write(data)
            print(f"{form.name}: {fault}\n    {file.name}", flush=True)
        kinds[fault] += bool(fault)
        done += 1
    faults = len([kind for kind in kinds if kind])
    print(f"{form.name}: {done:,} files in {time.monotonic() - started:.0f} s, {faults} kinds of faults", flush=True)
    return faults


def find_fault(form: Format, data: bytes) -> str:
    """What the reader did that it must not; "" for nothing."""
    assert form.read is not None
    started = time.monotonic()
    try:
        reading = form.read(data)
    except FormatError:
        return ""
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {str(error)[:100]}"
    if time.monotonic() - started > SLOW_SECONDS:
        return f"takes longer than {SLOW_SECONDS} s"
    return "" if reading.debate or reading.errors else "neither a debate nor an error"


def list_seeds(form: Format) -> Iterator[bytes]:
    """Small valid files of the format."""
    if form.write:
        yield form.write(_load_debate())[: form.limit]
        yield form.write(_cut(_load_debate()))
    elif form.name == "dna":
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "seed.dna")
            write_database(path, 20)
            yield path.read_bytes()


def _load_debate() -> Debate:
    debate = read_file(_SEED.name, _SEED.read_bytes(), load=lambda name: (_SEED.parent / name).read_bytes()).debate
    assert debate is not None, "a test keeps the seed whole"
    return debate


def _cut(debate: Debate) -> Debate:
    """Some claims with the relations between them: small files find more in the same time."""
    claims = tuple(replace(claim, passages=()) for claim in debate.claims[:6])
    kept = {claim.key for claim in claims}
    relations = tuple(link for link in debate.relations if {link.source, link.target} <= kept)
    return Debate(about=debate.about, groups=debate.groups, claims=claims, relations=relations)


def damage(data: bytes, seeds: list[bytes], chance: random.Random) -> bytes:
    """A part of the file with a few changes: bytes, pieces that formats give a meaning, cuts, repeats, parts of other files."""
    if not data.startswith(b"SQLite") and len(data) > _MOST_BYTES:
        start = chance.choice((0, chance.randrange(len(data))))
        data = data[start : start + _MOST_BYTES]
    told = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(told) + 1)
        end = min(len(told), place + chance.choice((1, 4, 40, 400)))
        match chance.randrange(6):
            case 0 if place < len(told):
                told[place] = chance.randrange(256)
            case 1:
                told[place:place] = chance.choice(_PIECES)
            case 2:
                del told[place:end]
            case 3:
                told[place:place] = told[place:end] * chance.choice((1, 2, 50))
            case 4:
                other = chance.choice(seeds)
                start = chance.randrange(len(other))
                told[place:end] = other[start : start + chance.choice((1, 40, 400))]
            case _:
                told[place:end] = chance.choice(_PIECES) * chance.choice((1, 3, 300))
    return bytes(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
