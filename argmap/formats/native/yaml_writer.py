"""A debate as YAML that people read and go on writing."""

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.formats.native.shapes import shape_debate
from argmap.formats.syntax.yaml_layout import lay_out


def write_yaml(debate: Debate) -> bytes:
    """The debate as YAML in UTF-8; the same debate gives the same bytes, and reading them gives its canonical form."""
    return lay_out(shape_debate(normalise(debate))).encode()
