"""Discourse Network Analyzer: databases read, tables of statements read and written; docs/formats/dna.md says how."""

from argmap.formats.dna.child import MAGIC
from argmap.formats.dna.reader import read_dna
from argmap.formats.dna.statements import SIZE_LIMIT, has_statements, list_carried, read_statements, write_statements
from argmap.formats.dna.tables import SIZE_LIMIT as DATABASE_LIMIT
from argmap.formats.format import Format

DNA = Format(
    name="dna",
    title="DNA database",
    media_type="application/vnd.sqlite3",
    suffixes=(".dna",),
    sniff=lambda data: data.startswith(MAGIC),
    limit=DATABASE_LIMIT,
    specification="docs/formats/dna.md",
    read=read_dna,
)
DNA_CSV = Format(
    name="dna-csv",
    title="DNA statements",
    media_type="text/csv",
    suffixes=(".csv",),
    sniff=has_statements,
    limit=SIZE_LIMIT,
    specification="docs/formats/dna.md",
    cannot_carry=(
        "Anything but stances, the actors, claims and arguments that they name, and the source of each one's first passage.",
        "Whether a stance is on a claim or an argument; its act, basis, gist, conditions, reporter, venue, further passages.",
        "Of actors, claims and arguments, all but the name or title; of sources, all but key and title.",
        "Keys, but for DNA's own: actors and claims are called by name, or by key where others are called the same.",
        "Whether an actor who speaks on another's behalf is a person, and what sort of party others are.",
    ),
    read=read_statements,
    write=write_statements,
    carries=list_carried,
)
