"""A debate as nested lists in words: the map's twin for those who do not see it, and for narrow screens and paper."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.reading.lines import Line
from argmap.core.reading.order import order_groups
from argmap.core.reading.standing import Marks
from argmap.core.reading.steps import Node, Step, Steps
from argmap.core.reading.walker import REASON_KINDS, Walker
from argmap.core.records import Group, Issue


class Branch(Struct, frozen=True, kw_only=True):
    """One list of lines.

    `issue` is the question that they answer; `continues` is the claim or the argument that stood too deep in the branch
    before for its reasons to follow there.
    """

    lines: tuple[Line, ...]
    issue: Issue | None = None
    continues: Node | None = None


class Section(Struct, frozen=True, kw_only=True):
    """A group and what stands under it; `group` is None for what has none. `depth` 0 is a group at the top."""

    group: Group | None
    depth: int
    branches: tuple[Branch, ...]

    @property
    def level(self) -> int:
        """The level of its heading on a page; what lies deeper than six levels shares the sixth."""
        return min(self.depth + 2, 6)

    @property
    def level_beneath(self) -> int:
        """The level of the headings of its issues."""
        return min(self.depth + 3, 6)


def build_outline(debate: Debate, marks: Marks | None = None) -> tuple[Section, ...]:
    """The whole debate, group by group: first its issues with their positions, then what bears on nothing else in the group.

    Every claim, and every argument that is not unfolded into inferences, stands in full exactly once, under its own group;
    met again or from another group it is a link. A circle ends at the node where it began. Lists deeper than
    `walker.DEPTH_LIMIT` go on in a branch of their own. One walk without recursion; the cost grows with the
    debate. Claims that `marks` name carry their mark.
    """
    walker = Walker(debate, marks)
    places = [(placed.group, placed.depth) for placed in order_groups(debate)]
    members = _list_members(debate, walker.steps)
    sections = [_build_section(debate, walker, members, group, depth) for group, depth in (*places, (None, 0))]
    return tuple(section for section in sections if section.branches or section.group is not None)


def _list_members(debate: Debate, steps: Steps) -> dict[str | None, list[Node]]:
    """The nodes of each group in their order; unfolded arguments are told by their steps."""
    unfolded = {argument.key for argument in debate.arguments if argument.inferences}
    members: dict[str | None, list[Node]] = {}
    for node in sorted(steps.nodes.values(), key=lambda node: (node.kind is End.ARGUMENT, node.position, node.key)):
        if node.kind is End.CLAIM or node.key not in unfolded:
            members.setdefault(node.group, []).append(node)
    return members


def _build_section(
    debate: Debate, walker: Walker, members: dict[str | None, list[Node]], group: Group | None, depth: int
) -> Section:
    walker.group = group.key if group else None
    own = members.get(walker.group, [])
    issues = sorted(
        (issue for issue in debate.issues if issue.group == walker.group), key=lambda issue: (issue.position, issue.key)
    )
    answers = {issue.key: _list_answers(issue, walker.steps) for issue in issues}
    answering = {node.end for nodes in answers.values() for node in nodes}
    roots = [node for node in own if node.end not in answering and not _is_hosted(node, walker.steps)]
    walker.reserve(node for nodes in (*answers.values(), roots) for node in nodes)
    branches = [
        Branch(issue=issue, lines=walker.write(answers[issue.key], role="position"))
        for issue in issues
        if answers[issue.key] or not issue.positions
    ]
    if roots:
        branches.append(Branch(lines=walker.write(roots)))
    branches += _write_rest(walker, own)
    return Section(group=group, depth=depth, branches=tuple(branches))


def _list_answers(issue: Issue, steps: Steps) -> list[Node]:
    # Of an issue that is partly cut away, what is left.
    nodes = [node for key in issue.positions if (node := steps.nodes.get((End.CLAIM, key)))]
    return sorted(nodes, key=lambda node: (node.position, node.key))


def _write_rest(walker: Walker, own: Sequence[Node]) -> Iterator[Branch]:
    """What went too deep, and what only circles lead to."""
    yield from _write_continued(walker)
    for node in own:
        if not walker.has_seen(node):
            yield Branch(lines=walker.write([node]))
            yield from _write_continued(walker)


def _write_continued(walker: Walker) -> Iterator[Branch]:
    while walker.continued:
        node = walker.continued.popleft()
        yield Branch(lines=walker.write([node]), continues=node)


def _is_hosted(node: Node, steps: Steps) -> bool:
    """Whether the node stands beneath another one of its group."""
    starts = [step for step in steps.find_from(node.end) if step.kind in REASON_KINDS]
    return any(landing.group == node.group and landing != node for step in starts for landing in _find_landings(step, steps))


def _find_landings(step: Step, steps: Steps) -> Iterator[Node]:
    """The nodes beneath which the step is told: what it bears on, or what the step or unfolded argument it aims at does."""
    if step.target_step is not None:
        yield from _find_landings(step.target_step, steps)
    elif step.target is not None:
        own = [other for other in steps.find_from(step.target.end) if other.argument == step.target]
        landings = [other.target for other in own if other.target is not None]
        yield from landings or [step.target]
