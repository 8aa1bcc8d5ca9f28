"""Carneades 4 argument graphs in YAML (https://carneades.github.io); docs/formats/carneades.md tells the mapping."""

import re

from argmap.formats.carneades.parsing import SIZE_LIMIT, read_carneades
from argmap.formats.carneades.writer import write_carneades, write_shared_carneades
from argmap.formats.format import Format

_SECTION = re.compile(rb"^[\"']?(?:statements|argument_schemes|issue_schemes|weighing_functions)[\"']?[ \t]*:", re.MULTILINE)
CANNOT_CARRY = (
    "The debate's own fields but for its question, which is the title, and all groups.",
    "A claim's title beside its text, its kind, prior, group and passages; tags and `extra` of all records.",
    "An argument's gist, and its title where it has several inferences; one without inferences is a statement.",
    "A premise's key and whether it is implicit, and roles where some premises of an inference have none or two have the same.",
    "Relations: supports and entailments are arguments with one premise, undercuts are undercutters; bases are lost.",
    "Reasons against a claim: they are arguments for its opposite, a statement that is made where there is none.",
    "Contrary and contradictory claims, unless neither is a position of an issue: then an issue is made of them.",
    "Rephrases, preferences, and relations of arguments that unfold into inferences where these have no such place.",
    "Of a source, anything but title, authors, publisher, date and address.",
    "Actors, affiliations, stances, passages and evidence.",
)
"""What Carneades does not see. It stands under `argmap` in the file, so that here it comes back."""

CARNEADES = Format(
    name="carneades",
    title="Carneades 4 YAML",
    media_type="application/yaml",
    suffixes=(".carneades.yml", ".yml", ".yaml"),
    sniff=lambda data: _SECTION.search(data) is not None,
    limit=SIZE_LIMIT,
    specification="https://github.com/carneades/carneades-4",
    cannot_carry=CANNOT_CARRY,
    read=read_carneades,
    write=write_carneades,
    write_shared=write_shared_carneades,
)
