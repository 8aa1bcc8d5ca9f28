"""A DNA database as a debate."""

from argmap.formats.dna.debates import build_debate
from argmap.formats.dna.project import make_project
from argmap.formats.dna.tables import read_tables
from argmap.formats.reading import Finding, FormatError, Load, Reading


def read_dna(data: bytes, *, load: Load | None = None) -> Reading:  # noqa: ARG001 (databases name no other files)
    """The debate in a DNA database of version 2 or 3; waits for a child process. Costs about a second per 20,000 statements."""
    try:
        tables = read_tables(data)
    except FormatError as error:
        return Reading(debate=None, errors=(Finding(what=str(error)),))
    return build_debate(make_project(tables))
