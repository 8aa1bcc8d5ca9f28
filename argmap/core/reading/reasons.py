"""What speaks for and against a claim or an argument, and what it bears on itself."""

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import End, RelationKind
from argmap.core.reading.stances import Holders, group_holders
from argmap.core.reading.steps import EndKey, Node, Step, Steps, index_steps
from argmap.core.records import Issue, Stance

_REASON_KINDS = (RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.UNDERCUTS)


class Reason(Struct, frozen=True, kw_only=True):
    """A step that bears on a claim, with what undercuts the step, and with who holds the reason where it is a single one."""

    step: Step
    undercuts: tuple[Step, ...] = ()
    holders: tuple[Holders, ...] = ()


class Reasons(Struct, frozen=True, kw_only=True):
    """What bears on a claim or an argument; `others` are relations that are no reasons, such as contradictory."""

    supports: tuple[Reason, ...] = ()
    attacks: tuple[Reason, ...] = ()
    undercuts: tuple[Reason, ...] = ()
    others: tuple[Step, ...] = ()


class Rival(Struct, frozen=True, kw_only=True):
    """An issue that a claim answers, with the other answers, of which at most one can stand."""

    issue: Issue
    others: tuple[Node, ...]


class Bearings(Struct, frozen=True, kw_only=True):
    """Where a claim or an argument leads: the steps it starts, the issues it answers, the stances it is a condition of."""

    steps: tuple[Reason, ...] = ()
    rivals: tuple[Rival, ...] = ()
    conditions_of: tuple[Stance, ...] = ()


def reasons_for(debate: Debate, end: EndKey, steps: Steps | None = None) -> Reasons:
    """The reasons for and against a claim or an argument, in the order for reading.

    `steps` is the debate's `index_steps`, for callers that have it already.
    """
    steps = steps or index_steps(debate)
    holders = group_holders(debate)

    def tell(step: Step) -> Reason:
        held = holders.get(step.sources[0].end, ()) if len(step.sources) == 1 else ()
        return Reason(step=step, undercuts=steps.undercuts_of(step), holders=held)

    def find(kind: RelationKind) -> tuple[Reason, ...]:
        return tuple(tell(step) for step in steps.find_at(end, kind))

    return Reasons(
        supports=find(RelationKind.SUPPORTS),
        attacks=find(RelationKind.ATTACKS),
        undercuts=find(RelationKind.UNDERCUTS),
        others=tuple(step for step in steps.find_at(end) if step.kind not in _REASON_KINDS),
    )


def bearings_of(debate: Debate, end: EndKey, steps: Steps | None = None) -> Bearings:
    """What the claim or the argument bears on, as a premise too; arguments answer no issues."""
    steps = steps or index_steps(debate)
    kind, key = end
    own = tuple(Reason(step=step, undercuts=steps.undercuts_of(step)) for step in steps.find_from(end))
    if kind is not End.CLAIM:
        return Bearings(steps=own)
    return Bearings(
        steps=own,
        rivals=tuple(_find_rival(issue, key, steps) for issue in debate.issues if key in issue.positions),
        conditions_of=tuple(
            stance for stance in debate.stances if any(condition.claim == key for condition in stance.conditions)
        ),
    )


def _find_rival(issue: Issue, key: str, steps: Steps) -> Rival:
    others = tuple(steps.nodes[End.CLAIM, other] for other in issue.positions if other != key)
    return Rival(issue=issue, others=others)
