"""The native format: a debate as people write it, in YAML or in JSON; docs/formats/native.md is its reference."""

import re

from argmap.core.canonical import canonical_json
from argmap.formats.format import Format
from argmap.formats.native.parsing import SIZE_LIMIT, read_json, read_yaml
from argmap.formats.native.yaml_writer import write_yaml
from argmap.formats.syntax.sniffing import read_names

_SPECIFICATION = "docs/formats/native.md"
_DEBATE_SECTION = re.compile(rb"^[\"']?debate[\"']?[ \t]*:", re.MULTILINE)


def _sniff_json(data: bytes) -> bool:
    names = read_names(data)
    if names is None:
        # A broken file of ours gets our errors.
        return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") and b'"debate"' in data
    return "debate" in names


YAML = Format(
    name="yaml",
    title="Argmap YAML",
    media_type="application/yaml",
    suffixes=(".yaml", ".yml"),
    sniff=lambda data: _DEBATE_SECTION.search(data) is not None,
    limit=SIZE_LIMIT,
    specification=_SPECIFICATION,
    read=read_yaml,
    write=write_yaml,
    is_lossless=True,
)
JSON = Format(
    name="json",
    title="Argmap JSON",
    media_type="application/json",
    suffixes=(".json",),
    sniff=_sniff_json,
    limit=SIZE_LIMIT,
    specification=_SPECIFICATION,
    read=read_json,
    write=canonical_json,
    is_lossless=True,
)
