"""The claims of a debate as the rows of a table: what each one is, what bears on it, who holds it, and whether it stands."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind, End, EvidenceKind, Position, RelationKind
from argmap.core.reading.order import order_claims
from argmap.core.reading.standing import Marks
from argmap.core.reading.steps import Node, index_steps
from argmap.core.records import Group
from argmap.core.stances import latest_stances
from argmap.core.standing import Verdict

_KINDS = tuple(ClaimKind)
_VERDICTS = (Verdict.IN, Verdict.UNDECIDED, Verdict.OUT)


class Column(StrEnum):
    """What the table can be sorted by; the words are those of its addresses."""

    TITLE = "title"
    KIND = "kind"
    GROUP = "group"
    STANDING = "standing"
    SUPPORTS = "supports"
    ATTACKS = "attacks"
    FOR = "for"
    AGAINST = "against"
    EVIDENCE = "evidence"


class ClaimLine(Struct, frozen=True, kw_only=True):
    """A claim with numbers: of reasons that support and attack it, of actors who support and oppose it, of evidence.

    `place` is its place in the order for reading, from 0.
    """

    node: Node
    group: Group | None
    place: int
    supports: int
    attacks: int
    held_for: int
    held_against: int
    evidence: int


_VALUES: Mapping[Column, Callable[[ClaimLine], Any]] = MappingProxyType(
    {
        Column.TITLE: lambda line: line.node.title.casefold(),
        Column.KIND: lambda line: _KINDS.index(ClaimKind(line.node.word)),
        Column.GROUP: lambda line: line.place,
        Column.STANDING: lambda line: _VERDICTS.index(line.node.mark.verdict) if line.node.mark else len(_VERDICTS),
        Column.SUPPORTS: lambda line: line.supports,
        Column.ATTACKS: lambda line: line.attacks,
        Column.FOR: lambda line: line.held_for,
        Column.AGAINST: lambda line: line.held_against,
        Column.EVIDENCE: lambda line: line.evidence,
    }
)


def tabulate_claims(debate: Debate, marks: Marks | None = None, *, as_of: str = "") -> tuple[ClaimLine, ...]:
    """A line for each claim, in the order for reading; one pass over the debate.

    Stances are the latest of each actor as of the date (`core.stances`); evidence that merely attests that somebody said so
    is not counted.
    """
    steps, groups = index_steps(debate, marks), {group.key: group for group in debate.groups}
    held = _count_holders(debate, as_of)
    evidence = Counter(item.claim for item in debate.evidence if item.kind is not EvidenceKind.ATTESTS)
    return tuple(
        ClaimLine(
            node=steps.nodes[End.CLAIM, claim.key],
            group=groups.get(claim.group or ""),
            place=place,
            supports=len(steps.find_at((End.CLAIM, claim.key), RelationKind.SUPPORTS)),
            attacks=len(steps.find_at((End.CLAIM, claim.key), RelationKind.ATTACKS)),
            held_for=held[claim.key][Position.SUPPORTS],
            held_against=held[claim.key][Position.OPPOSES],
            evidence=evidence[claim.key],
        )
        for place, claim in enumerate(order_claims(debate))
    )


def sort_lines(lines: Iterable[ClaimLine], column: Column, *, is_descending: bool = False) -> tuple[ClaimLine, ...]:
    """The lines by what stands in a column; those that are equal there keep the order for reading, both ways round."""
    return tuple(sorted(sorted(lines, key=lambda line: line.place), key=_VALUES[column], reverse=is_descending))


def _count_holders(debate: Debate, as_of: str) -> defaultdict[str, Counter[Position]]:
    held: defaultdict[str, Counter[Position]] = defaultdict(Counter)
    for (_actor, claim), stance in latest_stances(debate, as_of=as_of).items():
        held[claim][stance.position] += 1
    return held
