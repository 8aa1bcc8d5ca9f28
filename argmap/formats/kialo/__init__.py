"""Kialo's text export, both versions read and the second written; docs/formats/kialo.md says what becomes of what."""

import re

from argmap.formats.format import Format
from argmap.formats.kialo.carrying import list_carried
from argmap.formats.kialo.reader import SIZE_LIMIT, read_kialo
from argmap.formats.kialo.writer import write_kialo

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*Discussion (?:Name:[ \t]*[\r\n]|Title:)")

KIALO = Format(
    name="kialo",
    title="Kialo text export",
    media_type="text/vnd.kialo",
    suffixes=(".kialo.txt",),
    sniff=lambda data: _START.match(data) is not None,
    limit=SIZE_LIMIT,
    specification="docs/formats/kialo.md",
    cannot_carry=(
        "Keys: each claim and relation is called by its number, passages and sources by the order in which they are cited.",
        "A claim's title beside its text; kinds, groups, tags, priors, and whether a claim is assumed.",
        "Relations other than those by which a claim supports or attacks a claim; weights, and whether a link is inferred.",
        "Arguments as such: their premises become single reasons, one without inferences becomes a claim.",
        "Issues, actors, affiliations, stances, evidence and guided tours.",
        "Of sources, all but the address (or else the title); of passages, all but the quote; those that no claim cites.",
        "Of the debate, all but the question; space and line breaks around texts and within the question.",
    ),
    read=read_kialo,
    write=write_kialo,
    carries=list_carried,
)
