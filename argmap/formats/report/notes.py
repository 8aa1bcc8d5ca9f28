"""What a report says of a claim or an argument beside its title: who holds it, and what the sources have on it."""

from collections import defaultdict
from collections.abc import Iterator

from argmap.core.debate import Debate
from argmap.core.kinds import End, EvidenceKind, Position
from argmap.core.reading.places import place_passages
from argmap.core.reading.stances import StanceRow, row_of_stance, subject_of
from argmap.core.reading.steps import EndKey, Node
from argmap.core.reading.words import EVIDENCE_KINDS, join_words
from argmap.core.records import Evidence, Stance
from argmap.formats.report.escaping import escape_line
from argmap.formats.report.references import References

_POSITIONS = tuple(Position)
_KINDS = tuple(EvidenceKind)


class Notes:
    """Gathers stances and evidence by what they are on, once for the whole report."""

    def __init__(self, debate: Debate, references: References) -> None:
        self._debate = debate
        self._references = references
        self._stances: defaultdict[EndKey, list[Stance]] = defaultdict(list)
        for stance in debate.stances:
            self._stances[subject_of(stance)].append(stance)
        self._evidence: defaultdict[str, list[Evidence]] = defaultdict(list)
        for item in debate.evidence:
            self._evidence[item.claim].append(item)

    def describe(self, node: Node) -> str:
        """What the node is, its key, and whether it is assumed."""
        claim = self._debate.claim_by_key.get(node.key) if node.kind is End.CLAIM else None
        assumed = ", assumed" if claim and claim.assumed else ""
        return f"{node.word}, {escape_line(node.key)}{assumed}"

    def cite(self, node: Node) -> str:
        """Where a claim is stated, after a space; "" where no passage states it."""
        cited = self._references.cite(self._debate.claim_by_key[node.key].passages) if node.kind is End.CLAIM else ""
        return f" {cited}" if cited else ""

    def find_text(self, node: Node) -> str:
        """The claim's text or the argument's gist."""
        if node.kind is End.CLAIM:
            return self._debate.claim_by_key[node.key].text
        return self._debate.argument_by_key[node.key].gist

    def write(self, node: Node) -> Iterator[str]:
        """A line for each stance, position by position from the oldest on, and one for each piece of evidence on a claim."""
        for stance in sorted(self._stances[node.end], key=_order_stances):
            yield self._write_stance(row_of_stance(stance, self._debate))
        if node.kind is End.CLAIM:
            for item in sorted(self._evidence[node.key], key=lambda item: (_KINDS.index(item.kind), item.key)):
                yield self._write_evidence(item)

    def _write_stance(self, row: StanceRow) -> str:
        who = escape_line(row.actor.name) + (f" for {escape_line(row.principal.name)}" if row.principal else "")
        parts = [f"{who} {row.position}", row.act, row.basis]
        if row.conditions:
            demands = [f"“{escape_line(condition.claim.title)}” {condition.demand}" for condition in row.conditions]
            parts.append(f"conditions: {join_words(demands)}")
        parts += [f"meanwhile {row.meanwhile}"] if row.meanwhile else []
        parts += [row.said_on] if row.said_on else []
        parts += [f"at {escape_line(row.stance.venue)}"] if row.stance.venue.strip() else []
        parts += self._list_reports(row)
        gist = f": {escape_line(row.stance.gist)}" if row.stance.gist.strip() else ""
        return " ".join(filter(None, [f"{'; '.join(parts)}{gist}", self._references.cite(row.stance.passages)]))

    def _list_reports(self, row: StanceRow) -> Iterator[str]:
        if row.reporting_actor:
            yield f"reported by {escape_line(row.reporting_actor.name)}"
        if row.reporting_source:
            yield rf"reported by \[{self._references.number(row.reporting_source)}\]"
        if row.reported_on:
            yield f"reported {row.reported_on}"

    def _write_evidence(self, item: Evidence) -> str:
        (place,) = place_passages(self._debate, [item.passage])
        quote = f" “{escape_line(place.quote.exact)}”" if place.quote else ""
        gist = f" {escape_line(item.gist)}" if item.gist.strip() else ""
        words = f"evidence {place.source.reliability}{item.credibility}, {EVIDENCE_KINDS[item.kind]}:"
        return f"{words}{gist}{quote} {self._references.cite([item.passage])}"


def _order_stances(stance: Stance) -> tuple[int, bool, str, str]:
    date = stance.said_on or stance.reported_on
    return (_POSITIONS.index(stance.position), not date, date, stance.key)
