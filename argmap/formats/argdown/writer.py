"""A debate as canonical Argdown: headings, claims with what bears on them below, arguments with their structures.

Every element is titled, every text on one line, every reason below what it is a reason for; what Argdown has no syntax for
stands in data. docs/formats/argdown.md says what is where.
"""

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.formats.argdown.body_writer import BodyWriter
from argmap.formats.argdown.frontmatter_writer import write_frontmatter
from argmap.formats.argdown.plan import make_plan


def write_argdown(debate: Debate) -> bytes:
    """The debate as Argdown in UTF-8; the same debate gives the same bytes, and reading them gives its canonical form."""
    plan = make_plan(normalise(debate))
    body = BodyWriter(plan).write()
    return f"{write_frontmatter(plan)}{body}".encode()
