"""Argdown (argdown.org), read and written; docs/formats/argdown.md says what becomes of what."""

import re

from argmap.formats.argdown.including import SIZE_LIMIT
from argmap.formats.argdown.reader import read_argdown
from argmap.formats.argdown.writer import write_argdown
from argmap.formats.format import Format

_SIGNS = re.compile(
    rb"""\A\s*={3,}[ \t]*\r?$
    | ^\[[^\]\n]+\]:[ \t]
    | ^<[^>\n]+>:[ \t]
    | ^[ \t]+(?:<[-+_]|[-+_]>|><|[-+_])[ \t]+[\[<]
    """,
    re.VERBOSE | re.MULTILINE,
)

ARGDOWN = Format(
    name="argdown",
    title="Argdown",
    media_type="text/argdown",
    suffixes=(".argdown", ".ad"),
    sniff=lambda data: _SIGNS.search(data) is not None,
    limit=SIZE_LIMIT,
    specification="https://argdown.org/syntax/",
    read=read_argdown,
    write=write_argdown,
    is_lossless=True,
)
