"""A claim's brief: what speaks for it and against it on two sides of one page, each point with what it is answered by."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind, End, RelationKind
from argmap.core.reading.order import order_claims
from argmap.core.reading.reasons import Reason, reasons_for
from argmap.core.reading.stances import Holders, group_holders
from argmap.core.reading.standing import Marks
from argmap.core.reading.steps import Node, Step, Steps, index_steps
from argmap.core.records import Claim


class Point(Struct, frozen=True, kw_only=True):
    """A reason with what speaks against the claims that it starts from; what undercuts it stands in the reason."""

    reason: Reason
    answers: tuple[Step, ...] = ()


class Brief(Struct, frozen=True, kw_only=True):
    """A claim with its points on both sides, and with who holds it, one line a position."""

    claim: Claim
    node: Node
    supports: tuple[Point, ...]
    attacks: tuple[Point, ...]
    holders: tuple[Holders, ...]


def write_brief(debate: Debate, key: str, marks: Marks | None = None) -> Brief:
    """The brief of the claim with the key, which the debate must have."""
    steps = index_steps(debate, marks)
    node = steps.nodes[End.CLAIM, key]
    reasons = reasons_for(debate, node.end, steps)
    return Brief(
        claim=debate.claim_by_key[key],
        node=node,
        supports=tuple(_make_point(reason, steps) for reason in reasons.supports),
        attacks=tuple(_make_point(reason, steps) for reason in reasons.attacks),
        holders=group_holders(debate).get(node.end, ()),
    )


def list_questions(debate: Debate) -> tuple[Claim, ...]:
    """The claims that a brief is wanted of, in the order for reading: policies; where there are none, what bears on nothing."""
    claims = order_claims(debate)
    policies = tuple(claim for claim in claims if claim.kind is ClaimKind.POLICY)
    return policies or tuple(_list_roots(debate, claims)) or claims


def _list_roots(debate: Debate, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    steps = index_steps(debate)
    return (claim for claim in claims if not steps.find_from((End.CLAIM, claim.key)))


def _make_point(reason: Reason, steps: Steps) -> Point:
    answers = (step for node in reason.step.sources for step in steps.find_at(node.end, RelationKind.ATTACKS))
    return Point(reason=reason, answers=tuple(answers))
