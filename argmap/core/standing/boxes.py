"""Arguments as things that relations start from and aim at.

An argument without inferences is a reason whose premises nobody wrote down: its box stands by the presumption for what is
advanced, until something attacks or undercuts it. An argument with inferences goes through where one of its final
inferences does: one whose conclusion no other of them starts from. What defeats the argument undercuts those; the steps
before them, and what they conclude, stand on.
"""

from collections.abc import Iterable, Sequence

from argmap.core.kinds import End, RelationKind
from argmap.core.records import Argument, Inference, Relation
from argmap.core.standing.building import add_reason, add_statement
from argmap.core.standing.graph import OPEN, Graph, Mode
from argmap.core.standing.verdicts import PRESUMPTION

DEFEAT_WEIGHT = 2.0
"""An undercut beats whatever supports a box: no weight is greater than 1."""


SILENT = frozenset({RelationKind.REPHRASES, RelationKind.PREFERRED_TO})
"""Relations that say nothing about what stands."""


class Boxes:
    """The statements that stand for arguments, made for those that relations start from or aim at."""

    def __init__(self, graph: Graph, arguments: Iterable[Argument], relations: Sequence[Relation]) -> None:
        self.graph = graph
        self.arguments = {argument.key: argument for argument in arguments}
        self.reasons: dict[str, list[int]] = {}
        """The reasons that each inference has become, by its key."""
        self.going_through: dict[str, int] = {}
        """The statement "this argument goes through" of each argument with inferences that a relation starts from."""
        self.unanswered: dict[str, int] = {}
        """The statement "nothing defeats this argument" of each argument that a relation aims at, or that is a bare box."""
        box = End.ARGUMENT
        for relation in [one for one in relations if one.source_kind is box or one.target_kind is box]:
            if relation.kind not in SILENT:
                self._make_ends(relation)

    def _make_ends(self, relation: Relation) -> None:
        """Make the statements of the arguments at the relation's ends, before inferences are added that need them."""
        ends = [(relation.source_kind, relation.source)]
        if relation.kind is RelationKind.CONTRADICTORY:
            ends.append((relation.target_kind, relation.target))
        for kind, key in ends:
            if kind is End.ARGUMENT:
                self.find_source(key)
        aims = ends if relation.kind is RelationKind.CONTRADICTORY else [(relation.target_kind, relation.target)]
        for kind, key in aims:
            if kind is End.ARGUMENT and relation.kind is not RelationKind.UNDERCUTS:
                self.find_target(key)

    def find_source(self, key: str) -> int:
        """The statement that a relation from the argument has as its premise."""
        if not self.arguments[key].inferences:
            return self.find_target(key)
        if key not in self.going_through:
            self.going_through[key] = add_statement(self.graph, OPEN, key)
        return self.going_through[key]

    def find_target(self, key: str) -> int:
        """The statement that a relation to the argument supports or attacks."""
        if key not in self.unanswered:
            self.arguments[key]  # an unknown argument is a KeyError, like an unknown claim
            self.unanswered[key] = add_statement(self.graph, PRESUMPTION, key)
        return self.unanswered[key]

    def defeat(self, cut: Relation, source: int) -> None:
        """Let an undercut of an argument without inferences defeat its box."""
        add_reason(
            self.graph,
            2 * self.find_target(cut.target) + 1,
            weight=DEFEAT_WEIGHT,
            mode=Mode.SIMPLE,
            premises=(source,),
            record=cut,
        )


def list_final_inferences(argument: Argument) -> list[Inference]:
    """The argument's inferences whose conclusions no other of them starts from; all, where they run in a circle."""
    premises = {premise.claim for inference in argument.inferences for premise in inference.premises}
    final = [inference for inference in argument.inferences if inference.conclusion not in premises]
    return final or list(argument.inferences)
