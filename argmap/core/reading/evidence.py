"""What speaks for and against a claim in the sources, and what the passages of a source are used for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import EvidenceKind
from argmap.core.reading.places import Place, place_passages
from argmap.core.reading.stances import StanceRow, row_of_stance
from argmap.core.reading.steps import Node, name_claim
from argmap.core.reading.words import EVIDENCE_KINDS
from argmap.core.records import Evidence

T = TypeVar("T")
_KINDS = tuple(EvidenceKind)


class EvidenceRow(Struct, frozen=True, kw_only=True):
    """A piece of evidence with its place; `mark` is the Admiralty code of source and statement, such as "B2"."""

    evidence: Evidence
    place: Place
    words: str
    mark: str


class Use(Struct, frozen=True, kw_only=True):
    """What a passage is used for: claims that it states, claims that it is evidence on, stances that it tells of."""

    states: tuple[Node, ...] = ()
    evidence: tuple[tuple[Node, str], ...] = ()
    stances: tuple[StanceRow, ...] = ()

    @property
    def subjects(self) -> tuple[tuple[Node, str], ...]:
        """Each claim or argument that it is used for, once, with the first thing that it is to it, in words."""
        pairs = [(node, "states") for node in self.states]
        pairs += [(node, f"evidence: {words}") for node, words in self.evidence]
        pairs += [(row.on, f"stance of {row.actor.name}") for row in self.stances]
        return tuple({node.end: (node, words) for node, words in reversed(pairs)}.values())[::-1]


def evidence_on(debate: Debate, claim: str) -> tuple[EvidenceRow, ...]:
    """The evidence on a claim: what supports it first, what merely attests it last; within these by key."""
    rows = [row_of_evidence(item, debate) for item in debate.evidence if item.claim == claim]
    return tuple(sorted(rows, key=lambda row: (_KINDS.index(row.evidence.kind), row.evidence.key)))


def row_of_evidence(item: Evidence, debate: Debate) -> EvidenceRow:
    """The piece of evidence with its place, in words."""
    place = place_passages(debate, [item.passage])[0]
    mark = f"{place.source.reliability}{item.credibility}"
    return EvidenceRow(evidence=item, place=place, words=EVIDENCE_KINDS[item.kind], mark=mark)


def uses_of_passages(debate: Debate, source: str) -> Mapping[str, Use]:
    """What each passage of the source is used for, by the passage's key; those that nothing uses have an empty use."""
    keys = [passage.key for passage in debate.passages if passage.source == source]
    states: defaultdict[str, list[Node]] = defaultdict(list)
    for claim in sorted(debate.claims, key=lambda claim: claim.key):
        _file(states, claim.passages, name_claim(claim))
    evidence: defaultdict[str, list[tuple[Node, str]]] = defaultdict(list)
    for item in debate.evidence:
        evidence[item.passage].append((name_claim(debate.claim_by_key[item.claim]), EVIDENCE_KINDS[item.kind]))
    stances: defaultdict[str, list[StanceRow]] = defaultdict(list)
    wanted = set(keys)
    for stance in debate.stances:
        if wanted.intersection(stance.passages):
            _file(stances, stance.passages, row_of_stance(stance, debate))
    return {key: Use(states=tuple(states[key]), evidence=tuple(evidence[key]), stances=tuple(stances[key])) for key in keys}


def _file(by_passage: defaultdict[str, list[T]], passages: Iterable[str], item: T) -> None:
    for passage in passages:
        by_passage[passage].append(item)
