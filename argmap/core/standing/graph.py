"""A debate compiled to lists of numbers, on which labelling runs in linear time without a look at a record.

Statements are the claims, then the boxes that stand for arguments, then stand-ins (below). A statement `s` has two sides:
`2 * s` gathers the reasons for it, `2 * s + 1` those against it, so that `side ^ 1` is the other side. A reason has a target
side and a weight; its premises, undercutters and guards are statements.
"""

from dataclasses import dataclass, field
from enum import IntEnum

from argmap.core.kinds import ProofStandard
from argmap.core.records import Evidence, Inference, Relation
from argmap.core.standing.verdicts import Verdict

UNDECIDED, IN, OUT = 0, 1, 2
"""Labels of statements."""
VERDICTS = (Verdict.UNDECIDED, Verdict.IN, Verdict.OUT)
"""The verdict for each label."""
OPEN = -1.0
"""Value of a reason that is not settled; bottom of a statement that is out where nothing supports it."""


class Mode(IntEnum):
    """How a reason's value follows from its premises; SIMPLE is one premise that nobody can undercut."""

    SIMPLE = 0
    LINKED = 1
    CONVERGENT = 2
    CUMULATIVE = 3
    CONSTANT = 4


@dataclass(slots=True)
class Component:
    """Claims that exclude each other, directly or through others, to be decided together.

    `contraries` are the claims that a member excludes beside its issue; `issue` numbers the issue that a member is a position
    of, and `positions` are the issue's claims.
    """

    members: list[int]
    contraries: dict[int, list[int]]
    issue: dict[int, int]
    positions: dict[int, list[int]]
    standard: dict[int, ProofStandard]

    def list_rivals(self, member: int) -> list[int]:
        """All that the member excludes; costs as many steps as its issue has positions."""
        positions = self.positions[self.issue[member]] if member in self.issue else []
        return sorted({*self.contraries.get(member, ()), *positions} - {member})


@dataclass(slots=True)
class Graph:
    """The compiled debate; nothing in it changes once it is made.

    `is_early` says that a reason is settled as soon as its premises leave no choice (profile `presume`), not only when all of
    them are decided (Carneades). `boxes` tells which argument (or, for a stand-in, which claim) a statement stands for. `fixed`
    holds labels given from outside, `presumed` the claims that weigh PRESUMPTION where no reason for them is recorded.
    `stand_ins` are (statement, claim, label): the statement takes the claim's label where that is fixed, else the given one.

    `cuts` and `guards` lead from a statement to the reasons that fail where it is in, and where it is out; `cutters` and
    `guardians` lead back; `barred` counts them for each reason. `lacking` counts what a plain reason needs: one that holds
    where all of its premises are in and nothing undercuts it, fails where one of these fails, and bears on a claim without
    rivals; it is 0 for any other. `intricate` are the statements that bear on any other reason, or undercut or guard one.

    `sides` are the reasons on each side by falling weight; `base` is what a side weighs by itself, `low` and `high` the least
    and the greatest that it can come to before anything is decided, `first` the place of the first reason that may reach
    `high`. `seeds` are the statements that those bounds decide, with their labels in `seed_labels`. `pending` counts the open
    reasons of each component.
    """

    claims: list[str]
    index: dict[str, int]
    is_early: bool
    uses: list[list[int]]
    boxes: dict[int, str] = field(default_factory=dict)
    fixed: dict[int, int] = field(default_factory=dict)
    presumed: set[int] = field(default_factory=set)
    stand_ins: list[tuple[int, int, int]] = field(default_factory=list)
    cuts: dict[int, list[int]] = field(default_factory=dict)
    guards: dict[int, list[int]] = field(default_factory=dict)
    cutters: dict[int, list[int]] = field(default_factory=dict)
    guardians: dict[int, list[int]] = field(default_factory=dict)
    intricate: set[int] = field(default_factory=set)
    # Reasons
    target: list[int] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)
    mode: list[int] = field(default_factory=list)
    premises: list[tuple[int, ...]] = field(default_factory=list)
    records: list[Relation | Inference | Evidence] = field(default_factory=list)
    value: list[float] = field(default_factory=list)
    barred: dict[int, int] = field(default_factory=dict)
    lacking: list[int] = field(default_factory=list)
    # Sides, and how labelling starts
    sides: list[list[int]] = field(default_factory=list)
    base: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    seeds: list[int] = field(default_factory=list)
    seed_labels: bytearray = field(default_factory=bytearray)
    components: list[Component] = field(default_factory=list)
    component_of: dict[int, int] = field(default_factory=dict)
    pending: list[int] = field(default_factory=list)

    def name_statement(self, statement: int) -> str:
        """The key of the claim or argument that the statement is or stands for."""
        if statement < len(self.claims):
            return self.claims[statement]
        return self.boxes[statement]
