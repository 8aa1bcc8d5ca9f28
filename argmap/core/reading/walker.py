"""From a debate to the lines of its outline: from what bears on nothing to the last reason, each node in full once."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.kinds import End, RelationKind
from argmap.core.reading.lines import Line, Tie, Where, nest_lines
from argmap.core.reading.stances import group_holders
from argmap.core.reading.standing import Marks
from argmap.core.reading.steps import EndKey, Node, Step, index_steps
from argmap.core.reading.words import RESTS_ON

DEPTH_LIMIT = 8
"""Deeper lists are hard to follow by eye or ear, leave no room on a phone, and browsers stop nesting at 512 elements."""
REASON_KINDS = (RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.UNDERCUTS)


class Pending(Struct, frozen=True, kw_only=True):
    """A line still to be written: a node that bears by `step`, or, where `node` is None, all premises of the step."""

    depth: int = 0
    role: str = ""
    node: Node | None = None
    step: Step | None = None


class Walker:
    """Writes the lines of one debate; remembers which nodes stand already, and which are still to be continued.

    `group` is the group whose lines are written; nodes of others become links. `continued` are the nodes whose reasons would
    have gone too deep: the caller has them start branches of their own.
    """

    def __init__(self, debate: Debate, marks: Marks | None = None) -> None:
        self.steps = index_steps(debate, marks)
        self.group: str | None = None
        self.continued: deque[Node] = deque()
        self._seen: set[EndKey] = set()
        self._starts: set[EndKey] = set()
        self._holders = group_holders(debate)
        self._evidence = Counter(item.claim for item in debate.evidence)
        self._titles: Mapping[str | None, str] = {group.key: group.title for group in debate.groups}

    def reserve(self, nodes: Iterable[Node]) -> None:
        """Let these nodes stand in full where they start a branch, wherever else they are met before."""
        self._starts |= {node.end for node in nodes}

    def has_seen(self, node: Node) -> bool:
        """Whether the node stands in full on a line written already."""
        return node.end in self._seen

    def write(self, starts: Sequence[Node], role: str = "") -> tuple[Line, ...]:
        """The lines of a branch, from its starts down."""
        lines: list[Line] = []
        stack = [Pending(node=node, role=role) for node in reversed(starts)]
        while stack:
            pending = stack.pop()
            line, beneath = self._write_step(pending) if pending.node is None else self._write_node(pending, pending.node)
            lines.append(line)
            stack += reversed(beneath)
        return tuple(nest_lines(lines))

    def _write_node(self, pending: Pending, node: Node) -> tuple[Line, list[Pending]]:
        line = replace(_tell_step(pending), nodes=(node,), where=self._find_place(node, pending.depth))
        beneath = self._list_aimed_at(pending.step, pending.depth + 1)
        reasons = self._list_reasons(node, pending.depth + 1)
        if line.is_here and reasons and pending.depth >= DEPTH_LIMIT:
            self.continued.append(node)
            self.reserve([node])
            line = replace(line, where=Where.BELOW)
        if not line.is_here:
            return replace(line, home=self._titles.get(node.group, "")), beneath
        self._seen.add(node.end)
        evidence = self._evidence[node.key] if node.kind is End.CLAIM else 0
        told = replace(line, holders=self._holders.get(node.end, ()), evidence=evidence, ties=tuple(self._list_ties(node)))
        return told, beneath + reasons

    def _write_step(self, pending: Pending) -> tuple[Line, list[Pending]]:
        assert pending.step is not None
        step, depth = pending.step, pending.depth + 1
        holders = self._holders.get(step.argument.end, ()) if step.argument else ()
        line = replace(_tell_step(pending), nodes=step.sources, holders=holders)
        premises = [Pending(depth=depth, role=premise.words, node=premise.node) for premise in step.named_premises]
        return line, premises + self._list_aimed_at(step, depth)

    def _find_place(self, node: Node, depth: int) -> Where:
        if node.group != self.group:
            return Where.ELSEWHERE
        if node.end in self._seen:
            return Where.ABOVE
        return Where.BELOW if depth and node.end in self._starts else Where.HERE

    def _list_reasons(self, node: Node, depth: int) -> list[Pending]:
        """What bears on the node; an argument rests on the premises of its own inferences besides."""
        found = [_pend(step, depth) for kind in REASON_KINDS for step in self.steps.find_at(node.end, kind)]
        if node.kind is End.ARGUMENT:
            own = [step for step in self.steps.find_from(node.end) if step.argument == node]
            found += [_pend(step, depth, role=RESTS_ON) for step in own]
        return found

    def _list_aimed_at(self, step: Step | None, depth: int) -> list[Pending]:
        """What undercuts the step, and what else is aimed at the argument that it belongs to."""
        if step is None:
            return []
        found = [_pend(undercut, depth, role="step undercut by") for undercut in self.steps.undercuts_of(step)]
        if step.argument is not None:
            aims = self.steps.find_at(step.argument.end, RelationKind.SUPPORTS, RelationKind.ATTACKS)
            found += [_pend(aim, depth, role=f"argument {aim.words_of_target}") for aim in aims]
        return found

    def _list_ties(self, node: Node) -> Iterator[Tie]:
        for step in self.steps.find_from(node.end):
            if step.kind not in REASON_KINDS and step.target is not None:
                yield Tie(words=step.words_of_source, node=step.target)
        for step in self.steps.find_at(node.end):
            if step.kind not in REASON_KINDS:
                yield from (Tie(words=step.words_of_target, node=source) for source in step.sources)


def _pend(step: Step, depth: int, role: str = "") -> Pending:
    node = step.sources[0] if len(step.sources) == 1 else None
    return Pending(depth=depth, role=role or step.words_of_target, node=node, step=step)


def _tell_step(pending: Pending) -> Line:
    """The line without its nodes: how the step above it is made."""
    step = pending.step
    if step is None:
        return Line(depth=pending.depth, role=pending.role, nodes=())
    return Line(
        depth=pending.depth,
        role=pending.role,
        nodes=(),
        kind=step.kind if step.kind in REASON_KINDS else None,
        argument=step.argument,
        together=step.together,
        scheme=step.scheme,
        is_inferred=step.is_inferred,
    )
