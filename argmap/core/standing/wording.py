"""Words for the parts of a sentence: claims by their titles, evidence by place and rating, lists as people say them."""

from collections.abc import Iterable, Sequence

from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.records import Evidence
from argmap.core.standing.verdicts import Reason, ReasonKind, Ref

CREDIBILITY_WORDS = {
    1: "confirmed",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""The Admiralty code's words for credibility."""
MOST_NAMED = 10
"""How many things a list names before it counts the rest."""


class Wording:
    """How a debate's records are called in a sentence."""

    def __init__(self, debate: Debate) -> None:
        self.debate = debate
        self.evidence = {item.key: item for item in debate.evidence}

    def name_claim(self, key: str) -> str:
        """The claim by its title, in quotation marks."""
        return quote(self.debate.claim_by_key[key].title)

    def name_claims(self, keys: Iterable[str]) -> str:
        """Claims by their titles, as a list."""
        return join_some([self.name_claim(key) for key in keys])

    def name_actors(self, keys: Iterable[str]) -> str:
        """Actors by their names, as a list."""
        known = self.debate.actor_by_key
        return join_some([known[key].name if key in known else key for key in keys])

    def name_ref(self, ref: Ref) -> str:
        """A claim or an argument by its title."""
        if ref.kind is End.CLAIM:
            return self.name_claim(ref.key)
        return "the argument " + quote(self.debate.argument_by_key[ref.key].title)

    def name_refs(self, refs: Iterable[Ref]) -> str:
        """Claims and arguments by their titles, as a list."""
        return join_some([self.name_ref(ref) for ref in refs])

    def name_reason(self, reason: Reason) -> str:
        """A reason by what it rests on: its premises, its evidence, or the argument whose premises nobody wrote down."""
        if reason.kind is ReasonKind.EVIDENCE:
            return self.name_evidence([self.evidence[reason.record]])
        names = [self.name_ref(ref) + (" (itself only presumed)" if ref in reason.presumed else "") for ref in reason.premises]
        if not names:
            argument = self.debate.argument_of_inference.get(reason.record)
            return "the argument " + quote(argument.title) if argument else "the presumption for it"
        return names[0] if len(names) == 1 else f"{join_some(names)} together"

    def name_reasons(self, reasons: Iterable[Reason]) -> str:
        """Reasons as a list: evidence from one source together, and those that rest on the same told once."""
        names: dict[str, None] = {}
        evidence: dict[str, list[Evidence]] = {}
        for reason in reasons:
            if reason.kind is ReasonKind.EVIDENCE:
                item = self.evidence[reason.record]
                evidence.setdefault(self._find_source(item), []).append(item)
            else:
                names[self.name_reason(reason)] = None
        return join_some([*(self.name_evidence(items) for items in evidence.values()), *names])

    def name_evidence(self, items: Sequence[Evidence]) -> str:
        """Evidence from one source: where it is, with the source's reliability and its own credibility side by side."""
        source = self.debate.source_by_key.get(self._find_source(items[0]))
        if source is None:
            return f"evidence rated {items[0].credibility} ({CREDIBILITY_WORDS[items[0].credibility]})"
        places = []
        for item in items:
            passage = self.debate.passage_by_key[item.passage]
            place = passage.locator_kind.name_place(passage.locator)
            rating = f"(rated {source.reliability}{item.credibility}, {CREDIBILITY_WORDS[item.credibility]})"
            places.append(f"{place} {rating}".strip())
        return f"evidence in {quote(source.title)}, {join_some(places)}"

    def _find_source(self, item: Evidence) -> str:
        passage = self.debate.passage_by_key.get(item.passage)
        return passage.source if passage else ""


def quote(title: str) -> str:
    """The title in quotation marks, without a full stop at its end.

    >>> quote("The price is a concern.")
    '“The price is a concern”'
    """
    return f"“{title.strip().rstrip('.')}”"


def join_some(names: Sequence[str]) -> str:
    """The names as a list in words; of very many, the first and how many more there are.

    >>> join_some(["a"]), join_some(["a", "b"]), join_some(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    >>> join_some([str(number) for number in range(13)])
    '0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 3 more'
    """
    if len(names) > MOST_NAMED:
        return ", ".join(names[:MOST_NAMED]) + f" and {len(names) - MOST_NAMED} more"
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def count_subjects(reasons: Iterable[Reason]) -> int:
    """How many things the list of the reasons names, for the verb's sake; of evidence from several places, one."""
    listed = list(reasons)
    linked = [reason for reason in listed if reason.kind is not ReasonKind.EVIDENCE]
    return sum(max(1, len(reason.premises)) for reason in linked) + (len(listed) > len(linked))


def agree(count: int, verb: str) -> str:
    """The verb in the form that goes with so many subjects.

    >>> agree(1, "outweigh"), agree(2, "outweigh")
    ('outweighs', 'outweigh')
    """
    return verb + "s" if count == 1 else verb


def write_weight(weight: float) -> str:
    """The weight with two decimals at most.

    >>> write_weight(0.5), write_weight(1.0), write_weight(0.25)
    ('0.5', '1', '0.25')
    """
    return f"{weight:.2f}".rstrip("0").rstrip(".") or "0"
