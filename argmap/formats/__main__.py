"""Check, convert or draw a file without a database: `python -m argmap.formats IN [OUT]`.

OUT is a file of one of the formats, or a picture of the map: .svg, .png or .pdf.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from argmap.core.debate import Debate
from argmap.core.reading.standing import mark_claims
from argmap.core.standing import evaluate
from argmap.formats import FormatError, find_format, read_file
from argmap.formats.reading import name_debate
from argmap.render import Format as Picture
from argmap.render import GraphvizError, MapOptions, render_map

USAGE = "usage: python -m argmap.formats IN [OUT]"


def main(arguments: list[str]) -> int:
    """Read IN, print what was found wrong with it, and write OUT if asked to; 0 where all went well."""
    if len(arguments) not in (1, 2):
        print(USAGE, file=sys.stderr)
        return 2
    try:
        return _convert(*(Path(name) for name in arguments))
    except (OSError, FormatError, GraphvizError) as error:
        print(error, file=sys.stderr)
        return 1


def _convert(source: Path, target: Path | None = None) -> int:
    write = _choose_writer(target.name) if target else None
    reading = read_file(str(source), source.read_bytes(), load=lambda name: (source.parent / name).read_bytes())
    for finding in (*reading.warnings, *reading.errors):
        print(finding, file=sys.stderr)
    if reading.debate is None or reading.errors:
        return 1
    if target and write:
        named = name_debate(reading, source.stem).debate
        assert named is not None, "a reading without errors has a debate"
        target.write_bytes(write(named))
    return 0


def _choose_writer(name: str) -> Callable[[Debate], bytes]:
    suffix = Path(name).suffix.removeprefix(".")
    if suffix in set(Picture):
        return partial(_draw, picture=Picture(suffix))
    form = find_format(name)
    if form.write is None:
        raise FormatError(f"{form.title} can be read, not written")
    return form.write


def _draw(debate: Debate, picture: Picture) -> bytes:
    """The map of all claims with what stands, as the site draws it."""
    return render_map(debate, options=MapOptions(marks=mark_claims(evaluate(debate).labels)), format=picture)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
