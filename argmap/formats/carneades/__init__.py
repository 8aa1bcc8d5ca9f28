"""Carneades 4 argument graphs in YAML (https://carneades.github.io); docs/formats/carneades.md tells the mapping."""

import re

from argmap.formats.carneades.parsing import SIZE_LIMIT, read_carneades
from argmap.formats.carneades.writer import write_carneades
from argmap.formats.format import Format

_STATEMENTS = re.compile(rb"^[\"']?statements[\"']?[ \t]*:", re.MULTILINE)

CARNEADES = Format(
    name="carneades",
    title="Carneades 4 YAML",
    media_type="application/yaml",
    suffixes=(".carneades.yml", ".yml", ".yaml"),
    sniff=lambda data: _STATEMENTS.search(data) is not None,
    limit=SIZE_LIMIT,
    specification="https://github.com/carneades/carneades-4",
    cannot_carry=(),
    read=read_carneades,
    write=write_carneades,
)
