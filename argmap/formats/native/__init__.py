"""The native format: a debate as people write it, in YAML or in JSON; docs/formats/native.md is its reference."""

import re

from argmap.core.canonical import canonical_json
from argmap.core.debate import Debate
from argmap.formats.format import Format
from argmap.formats.native.nodes import ErrorLimitError, Errors, Node, UnreadableError
from argmap.formats.native.reader import read_debate
from argmap.formats.native.yaml_nodes import read_yaml_nodes
from argmap.formats.reading import Finding, Load, Reading

SIZE_LIMIT = 20_000_000


def read_yaml(data: bytes, *, load: Load | None = None) -> Reading:
    """The debate in a YAML file."""
    errors = Errors()
    debate = None
    try:
        root = read_yaml_nodes(data.decode("utf-8-sig"), errors)
        debate = read_debate(root, errors, load) if root else None
    except UnreadableError as error:
        errors.found.append(error.finding)
    except ErrorLimitError:
        pass
    return Reading(debate=debate, errors=tuple(sorted(errors.found, key=lambda f: (f.line, f.column))))


YAML = Format(
    name="yaml",
    title="Argmap YAML",
    media_type="application/yaml",
    suffixes=(".yaml", ".yml"),
    sniff=lambda data: re.search(rb"(?m)^debate:", data) is not None,
    limit=SIZE_LIMIT,
    specification="docs/formats/native.md",
    read=read_yaml,
)
JSON = Format(
    name="json",
    title="Argmap JSON",
    media_type="application/json",
    suffixes=(".json",),
    sniff=lambda data: data.lstrip().startswith(b"{") and b'"debate"' in data,
    limit=SIZE_LIMIT,
    specification="docs/formats/native.md",
    write=canonical_json,
)
