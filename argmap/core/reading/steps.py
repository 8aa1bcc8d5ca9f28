"""Which step bears on what: relations and inferences alike, as steps from reasons to what they bear on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import Basis, End, RelationKind, Weighing
from argmap.core.reading.standing import Mark, Marks
from argmap.core.reading.words import FROM_SOURCE, TO_TARGET, WEIGHINGS, name_premise
from argmap.core.records import Argument, Claim, Inference, Premise, Relation

EndKey = tuple[End, str]
"""A claim, an argument, an inference or a relation by its kind and key."""


class Node(Struct, frozen=True, kw_only=True):
    """A claim or an argument as a link shows it; `word` says what it is ("policy", "argument"), `mark` whether it stands."""

    kind: End
    key: str
    title: str
    word: str
    group: str | None = None
    position: int = 0
    mark: Mark | None = None

    @property
    def end(self) -> EndKey:
        """The node by its kind and key."""
        return (self.kind, self.key)


class PremiseRow(Struct, frozen=True, kw_only=True):
    """A premise in words ("implicit premise"), with the claim that it is."""

    words: str
    node: Node


class Step(Struct, frozen=True, kw_only=True):
    """From `sources` (a relation's one end, or an inference's premises) to `target`; an undercut may aim at `target_step`.

    `argument` is the one that an inference belongs to. Where the debate is whole, one of the two targets is there.
    """

    end: EndKey
    kind: RelationKind
    sources: tuple[Node, ...]
    target: Node | None = None
    target_step: "Step | None" = None
    argument: Node | None = None
    premises: tuple[Premise, ...] = ()
    scheme: str = ""
    weighing: Weighing | None = None
    weight: float | None = None
    is_inferred: bool = False
    position: int = 0

    @property
    def is_joint(self) -> bool:
        """Whether several premises carry the step together, none of them alone."""
        return len(self.sources) > 1 and self.weighing is Weighing.LINKED

    @property
    def together(self) -> str:
        """How several premises carry the step; "" where there is one."""
        return WEIGHINGS[self.weighing] if self.weighing and len(self.sources) > 1 else ""

    @property
    def words_of_source(self) -> str:
        """What the step says of its source: "supports"."""
        return TO_TARGET[self.kind]

    @property
    def words_of_target(self) -> str:
        """What the step says of its target: "supported by"."""
        return FROM_SOURCE[self.kind]

    @property
    def named_premises(self) -> tuple[PremiseRow, ...]:
        """The premises of an inference in words."""
        pairs = zip(self.premises, self.sources, strict=False)
        return tuple(PremiseRow(words=name_premise(premise), node=node) for premise, node in pairs)


class Steps(Struct, frozen=True, kw_only=True):
    """All steps of a debate, by what they aim at and by what they start from; each list in the order for reading."""

    nodes: Mapping[EndKey, Node]
    at: Mapping[EndKey, list[Step]]
    from_node: Mapping[EndKey, list[Step]]

    def find_at(self, end: EndKey, *kinds: RelationKind) -> tuple[Step, ...]:
        """The steps that aim at this very record, of these kinds or of any."""
        return tuple(step for step in self.at.get(end, ()) if not kinds or step.kind in kinds)

    def find_from(self, end: EndKey) -> tuple[Step, ...]:
        """The steps that start from the claim or the argument, an argument's own inferences included."""
        return tuple(self.from_node.get(end, ()))

    def undercuts_of(self, step: Step) -> tuple[Step, ...]:
        """What undercuts the step: aimed at it, or at the argument that it belongs to."""
        aims = [step.end, *([step.argument.end] if step.argument else [])]
        return tuple(undercut for aim in aims for undercut in self.find_at(aim, RelationKind.UNDERCUTS))


def index_steps(debate: Debate, marks: Marks | None = None) -> Steps:
    """Sort the relations and inferences by their ends, in one pass; the cost grows with their number.

    Claims that `marks` name carry their mark.
    """
    nodes = {node.end: node for node in _name_nodes(debate, marks or {})}
    steps: dict[EndKey, Step] = {}
    for argument in debate.arguments:
        for inference in argument.inferences:
            steps[End.INFERENCE, inference.key] = _step_of_inference(inference, argument, nodes)
    # Undercuts come last: they alone aim at steps, which must be there by then.
    for relation in sorted(debate.relations, key=lambda relation: relation.kind is RelationKind.UNDERCUTS):
        steps[End.RELATION, relation.key] = _step_of_relation(relation, nodes, steps)
    return _sort_steps(nodes, steps.values())


def name_claim(claim: Claim, mark: Mark | None = None) -> Node:
    """The claim as a link shows it, with its mark if it has one."""
    return Node(
        kind=End.CLAIM,
        key=claim.key,
        title=claim.title or claim.text or claim.key,
        word=claim.kind.value,
        group=claim.group,
        position=claim.position,
        mark=mark,
    )


def name_argument(argument: Argument) -> Node:
    """The argument as a link shows it."""
    title = argument.title or argument.gist or argument.key
    return Node(
        kind=End.ARGUMENT, key=argument.key, title=title, word="argument", group=argument.group, position=argument.position
    )


def _name_nodes(debate: Debate, marks: Marks) -> Iterator[Node]:
    yield from (name_claim(claim, marks.get(claim.key)) for claim in debate.claims)
    yield from map(name_argument, debate.arguments)


def _step_of_inference(inference: Inference, argument: Argument, nodes: Mapping[EndKey, Node]) -> Step:
    premises = tuple(sorted(inference.premises, key=lambda premise: (premise.position, premise.key)))
    return Step(
        end=(End.INFERENCE, inference.key),
        kind=RelationKind(inference.kind),
        sources=tuple(nodes[End.CLAIM, premise.claim] for premise in premises),
        target=nodes[End.CLAIM, inference.conclusion],
        argument=nodes[End.ARGUMENT, argument.key],
        premises=premises,
        scheme=inference.scheme,
        weighing=inference.weighing,
        weight=inference.weight,
        is_inferred=inference.basis is Basis.INFERRED,
        position=inference.position,
    )


def _step_of_relation(relation: Relation, nodes: Mapping[EndKey, Node], steps: Mapping[EndKey, Step]) -> Step:
    return Step(
        end=(End.RELATION, relation.key),
        kind=relation.kind,
        sources=(nodes[relation.source_kind, relation.source],),
        target=nodes.get((relation.target_kind, relation.target)),
        target_step=steps.get((relation.target_kind, relation.target)),
        weight=relation.weight,
        is_inferred=relation.basis is Basis.INFERRED,
        position=relation.position,
    )


def _sort_steps(nodes: Mapping[EndKey, Node], steps: Iterable[Step]) -> Steps:
    at: defaultdict[EndKey, list[Step]] = defaultdict(list)
    from_node: defaultdict[EndKey, list[Step]] = defaultdict(list)
    for step in sorted(steps, key=_reading_order):
        aim = step.target or step.target_step
        if aim is not None:
            at[aim.end].append(step)
        # A claim may be a premise twice, in two roles.
        starts = dict.fromkeys(node.end for node in (*step.sources, *([step.argument] if step.argument else [])))
        for end in starts:
            from_node[end].append(step)
    return Steps(nodes=nodes, at=at, from_node=from_node)


def _reading_order(step: Step) -> tuple[int, int, str, EndKey]:
    first = step.sources[0] if step.sources else step.argument
    return (step.position, first.position if first else 0, first.key if first else "", step.end)
