"""Claims that exclude each other: positions of an issue, and contrary or contradictory claims.

In CAES a claim competes with its rivals by the support that each has, so that no rival has to be a reason against another, and
contradictories make no cycle. Contrary and contradictory are not told apart here: labels say what is shown, and that one of
two contradictories must be true shows neither.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from argmap.core.debate import Debate
from argmap.core.kinds import End, ProofStandard
from argmap.core.records import Relation
from argmap.core.standing.boxes import Boxes
from argmap.core.standing.building import add_component, add_reason
from argmap.core.standing.graph import Component, Graph, Mode
from argmap.core.standing.verdicts import STRICT_WEIGHT


@dataclass(slots=True)
class Exclusions:
    """Which claims exclude which: `contraries` by claim, `positions` by issue, `issue_of` and `standard` by position."""

    contraries: defaultdict[int, set[int]]
    positions: dict[int, list[int]]
    issue_of: dict[int, int]
    standard: dict[int, ProofStandard]

    def excludes(self, claim: int) -> bool:
        """Whether anything excludes the claim."""
        return claim in self.contraries or len(self.positions.get(self.issue_of.get(claim, -1), ())) > 1


def find_exclusions(graph: Graph, debate: Debate, boxes: Boxes, relations: Iterable[Relation]) -> Exclusions:
    """The exclusions by issues and by contrary and contradictory relations; those with an argument become reasons at once."""
    contraries: defaultdict[int, set[int]] = defaultdict(set)
    for relation in relations:
        if relation.source_kind is End.CLAIM and relation.target_kind is End.CLAIM:
            source, target = graph.index[relation.source], graph.index[relation.target]
            if source != target:
                contraries[source].add(target)
                contraries[target].add(source)
        else:
            _oppose_box(graph, boxes, relation)
    positions = {number: [graph.index[key] for key in issue.positions] for number, issue in enumerate(debate.issues)}
    issue_of = {member: number for number, members in positions.items() for member in members}
    standard = {member: debate.issues[number].standard for member, number in issue_of.items()}
    return Exclusions(contraries, positions, issue_of, standard)


def add_rivals(graph: Graph, exclusions: Exclusions) -> None:
    """Gather the claims that exclude each other into components; all reasons must be there already.

    Under Carneades' profile, a claim that something speaks against is a component too: it competes with its opposite.
    """
    contraries, issue_of, positions = exclusions.contraries, exclusions.issue_of, exclusions.positions
    opposed = () if graph.is_early else (claim for claim in range(len(graph.claims)) if graph.sides[2 * claim + 1])
    for members in _find_components(dict.fromkeys([*contraries, *issue_of, *opposed]), contraries, issue_of, positions):
        inside = {issue_of[member] for member in members if member in issue_of}
        add_component(
            graph,
            Component(
                members=members,
                contraries={member: sorted(contraries[member]) for member in members if member in contraries},
                issue={member: issue_of[member] for member in members if member in issue_of},
                positions={number: positions[number] for number in inside},
                standard={member: exclusions.standard.get(member, ProofStandard.PREPONDERANCE) for member in members},
            ),
        )


def _oppose_box(graph: Graph, boxes: Boxes, relation: Relation) -> None:
    """An argument has no rivals; what contradicts it, or what it contradicts, is a reason against it, both ways."""
    ends = ((relation.source_kind, relation.source), (relation.target_kind, relation.target))
    for (from_kind, from_key), (to_kind, to_key) in (ends, ends[::-1]):
        source = graph.index[from_key] if from_kind is End.CLAIM else boxes.find_source(from_key)
        target = graph.index[to_key] if to_kind is End.CLAIM else boxes.find_target(to_key)
        add_reason(graph, 2 * target + 1, weight=STRICT_WEIGHT, mode=Mode.SIMPLE, premises=(source,), record=relation)


def _find_components(
    starts: Iterable[int], contraries: dict[int, set[int]], issue_of: dict[int, int], positions: dict[int, list[int]]
) -> Iterable[list[int]]:
    seen: set[int] = set()
    visited: set[int] = set()
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        members = [start]
        for member in members:
            fresh = contraries.get(member, set()) - seen
            number = issue_of.get(member)
            if number is not None and number not in visited:
                visited.add(number)
                fresh |= set(positions[number]) - seen
            seen |= fresh
            members += sorted(fresh)
        yield sorted(members)
