"""CSL-JSON, which Zotero, pandoc and citation processors share: a debate's sources (docs/formats/csl.md)."""

import re

import msgspec

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.formats.csl.items import write_item
from argmap.formats.csl.reader import SIZE_LIMIT, read_csl
from argmap.formats.format import Format

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*(?:\]\s*\Z|\{)")


def write_csl(debate: Debate) -> bytes:
    """The debate's sources as a list of CSL items, in the order of their keys."""
    items = [write_item(source) for source in normalise(debate).sources]
    return msgspec.json.format(msgspec.json.encode(items), indent=2) + b"\n"


CSL = Format(
    name="csl",
    title="CSL-JSON",
    media_type="application/vnd.citationstyles.csl+json",
    suffixes=(".csl.json", ".json"),
    sniff=lambda data: _START.match(data) is not None,
    limit=SIZE_LIMIT,
    specification="https://docs.citationstyles.org/en/stable/specification.html",
    cannot_carry=("Anything but sources; of the debate itself, not even its question.",),
    read=read_csl,
    write=write_csl,
)
