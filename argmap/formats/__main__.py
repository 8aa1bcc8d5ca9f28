"""Check or convert a file without a database: `python -m argmap.formats IN [OUT]`."""

import sys
from pathlib import Path

from argmap.formats import Format, FormatError, Reading, find_format, read_file
from argmap.formats.reading import name_debate

USAGE = "usage: python -m argmap.formats IN [OUT]"


def main(arguments: list[str]) -> int:
    """Read IN, print what was found wrong with it, and write OUT if asked to; 0 where all went well."""
    if len(arguments) not in (1, 2):
        print(USAGE, file=sys.stderr)
        return 2
    try:
        return _convert(*(Path(name) for name in arguments))
    except (OSError, FormatError) as error:
        print(error, file=sys.stderr)
        return 1


def _convert(source: Path, target: Path | None = None) -> int:
    form = find_format(target.name) if target else None
    reading = read_file(str(source), source.read_bytes(), load=lambda name: (source.parent / name).read_bytes())
    for finding in (*reading.warnings, *reading.errors):
        print(finding, file=sys.stderr)
    if reading.debate is None or reading.errors:
        return 1
    if target and form:
        target.write_bytes(_write(form, name_debate(reading, source.stem)))
    return 0


def _write(form: Format, reading: Reading) -> bytes:
    if form.write is None or reading.debate is None:
        raise FormatError(f"{form.title} can be read, not written")
    return form.write(reading.debate)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
