"""Runs every measurement, or those named on the command line, and prints what they found."""

import sys
from collections.abc import Callable, Iterator

from bench import (
    argdown,
    argdown_map,
    big_debate,
    browser_map,
    cold_map,
    dna_import,
    evaluation,
    networks,
    positions,
    search,
    steadiness,
    warm_map,
)

MEASUREMENTS: dict[str, Callable[[], Iterator[str]]] = {
    "cold_map": cold_map.measure,
    "warm_map": warm_map.measure,
    "steadiness": steadiness.measure,
    "evaluation": evaluation.measure,
    "argdown": argdown.measure,
    "argdown_map": argdown_map.measure,
    "dna_import": dna_import.measure,
    "big_debate": big_debate.measure,
    "browser_map": browser_map.measure,
    "search": search.measure,
    "networks": networks.measure,
    "positions": positions.measure,
}


def main(names: list[str]) -> int:
    """Run the measurements; an unknown name is refused with those there are."""
    unknown = [name for name in names if name not in MEASUREMENTS]
    if unknown:
        print(f"bench: there is no {unknown[0]}; there are {', '.join(MEASUREMENTS)}", file=sys.stderr)
        return 2
    for name in names or MEASUREMENTS:
        print(name)
        for line in MEASUREMENTS[name]():
            print(f"  {line}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
