"""Small Carneades files for the tests."""

from textwrap import dedent

import yaml

from argmap.formats.carneades import CARNEADES

STATEMENTS = """\
meta: {title: Close it?}
statements: {close: Close it., open: Leave it., loud: It is loud., deaf: Nobody hears it.}
"""


def read(body, head=STATEMENTS):
    """The reading of a file with this body below the statements, which end in line 2."""
    return CARNEADES.read((head + dedent(body)).encode())


def read_whole(body, head=STATEMENTS):
    """The debate of a file that is read without a word."""
    reading = read(body, head)
    assert (reading.errors, reading.warnings) == ((), ())
    return reading.debate


def list_errors(body, head=STATEMENTS):
    """The errors of a file of which there is no debate."""
    reading = read(body, head)
    assert reading.debate is None
    return [str(error) for error in reading.errors]


def write(debate):
    """The sections that are written of a debate, as any YAML reader has them, and what of them is ours."""
    sections = yaml.safe_load(CARNEADES.write(debate))
    return sections, sections.pop("argmap", {})
