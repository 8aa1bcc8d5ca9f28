"""A debate as Carneades YAML; what Carneades has no words for goes under `argmap`."""

from typing import Any

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.formats.carneades.parsing import read_carneades
from argmap.formats.carneades.sections import Sections
from argmap.formats.carneades.words import OWN
from argmap.formats.reading import FormatError
from argmap.formats.remainder import describe_remainder
from argmap.formats.syntax.yaml_layout import Free, lay_out


def write_carneades(debate: Debate) -> bytes:
    """The debate as YAML in UTF-8; reading it gives the same debate. Costs about what reading it and writing it twice does.

    Raises FormatError where what the debate keeps of another file makes no sense in one.
    """
    whole = normalise(debate)
    sections = Sections(whole).write()
    reading = read_carneades(_lay_out(sections))
    if reading.debate is None:
        raise FormatError(f"the debate cannot be written as a Carneades file: {reading.errors[0]}")
    remainder = describe_remainder(reading.debate, whole)
    return _lay_out(sections | {OWN: remainder} if remainder else sections)


def write_shared_carneades(debate: Debate) -> bytes:
    """The debate as YAML without what Carneades has no words for: all that it sees."""
    return _lay_out(Sections(normalise(debate)).write())


def _lay_out(sections: dict[str, Any]) -> bytes:
    return lay_out({name: Free(content) for name, content in sections.items()}).encode()
