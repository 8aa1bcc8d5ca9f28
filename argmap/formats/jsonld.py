"""A debate's claims, sources and evidence as linked data in JSON-LD; written only.

The words are those of schema.org (https://schema.org/Claim) and Web Annotation (https://www.w3.org/TR/annotation-model/).
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.reading.citation import find_link
from argmap.core.records import Claim, Evidence, Passage, Source
from argmap.formats.carrying import Carries, name_fields
from argmap.formats.format import Format
from argmap.formats.syntax.sniffing import read_names

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"}]
_QUESTION = "#debate"
_CARRIED = name_fields(
    debate="question summary",
    claims="key title text tags passages",
    sources="key title authors container_title publisher issued url language",
    passages="source locator locator_kind exact prefix suffix start end",
    evidence="key claim passage kind gist",
)
_Item = dict[str, Any]


def write_jsonld(debate: Debate) -> bytes:
    """The debate as one JSON-LD document in UTF-8; what is empty is left out."""
    whole = normalise(debate)
    document = {"@context": _CONTEXT, "@graph": [_drop_empty(item) for item in _list_items(whole)]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def list_carried(debate: Debate) -> Carries:
    """Claims, sources, evidence, and the passages that claims or evidence cite."""
    cited = {key for claim in debate.claims for key in claim.passages} | {item.passage for item in debate.evidence}
    return Carries(fields=_CARRIED, chosen={"passages": cited})


def _list_items(debate: Debate) -> Iterator[_Item]:
    about = debate.about
    yield {"id": _QUESTION, "type": "schema:Question", "schema:name": about.question, "schema:text": about.summary}
    yield from map(_describe_claim, debate.claims)
    yield from map(_describe_source, debate.sources)
    for claim in debate.claims:
        for key in claim.passages:
            target = _describe_target(debate.passage_by_key[key])
            # No key is written with a slash, so that no two pairs of keys give the same name.
            name = f"{_name('appearance', claim.key)}/{quote(key, safe='')}"
            yield {"id": name, "type": "Annotation", "motivation": "identifying", "body": _name("claim", claim.key)} | target
    for item in debate.evidence:
        yield _describe_evidence(item) | _describe_target(debate.passage_by_key[item.passage])


def _describe_claim(claim: Claim) -> _Item:
    return {
        "id": _name("claim", claim.key),
        "type": "schema:Claim",
        "schema:name": claim.title,
        "schema:text": claim.text,
        "schema:keywords": claim.tags,
        "schema:isPartOf": {"id": _QUESTION},
    }


def _describe_source(source: Source) -> _Item:
    return {
        "id": _name("source", source.key),
        "type": "schema:CreativeWork",
        "schema:name": source.title,
        "schema:author": source.authors,
        "schema:isPartOf": source.container_title,
        "schema:publisher": source.publisher,
        "schema:datePublished": source.issued,
        "schema:url": find_link(source),
        "schema:inLanguage": source.language,
    }


def _describe_evidence(item: Evidence) -> _Item:
    words = f"{item.kind}: {item.gist}" if item.gist else item.kind.value
    body = [_name("claim", item.claim), {"type": "TextualBody", "value": words, "purpose": "assessing"}]
    return {"id": _name("evidence", item.key), "type": "Annotation", "motivation": "assessing", "body": body}


def _describe_target(passage: Passage) -> _Item:
    selectors: list[_Item] = []
    if passage.exact:
        chosen = {"type": "TextQuoteSelector", "exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix}
        selectors.append(_drop_empty(chosen))
    if passage.start is not None:
        selectors.append({"type": "TextPositionSelector", "start": passage.start, "end": passage.end})
    place = f"{passage.locator_kind} {passage.locator}" if passage.locator else ""
    return {
        "target": _drop_empty({"source": _name("source", passage.source), "selector": selectors, "schema:description": place})
    }


def _drop_empty(item: _Item) -> _Item:
    return {name: value for name, value in item.items() if value not in ("", (), [])}


def _name(kind: str, key: str) -> str:
    return f"#{kind}-{quote(key, safe='')}"


JSONLD = Format(
    name="jsonld",
    title="JSON-LD (schema.org, Web Annotation)",
    media_type="application/ld+json",
    suffixes=(".jsonld",),
    sniff=lambda data: {"@context", "@graph"} <= (read_names(data) or frozenset()),
    limit=0,
    specification="https://www.w3.org/TR/annotation-model/",
    cannot_carry=(
        "Of the debate, all but the question and the summary; groups and issues.",
        "Claims' kinds, priors, groups and order, and whether they are assumed.",
        "Arguments and relations: schema.org has no word for what speaks for or against a claim.",
        "Actors, affiliations and stances; guided tours.",
        "Of sources, the type, the reliability, the text and further CSL fields; of evidence, the credibility.",
        "Passages that neither a claim nor evidence cites; what is kept in extra, and tags but for those of claims.",
    ),
    write=write_jsonld,
    carries=list_carried,
)
