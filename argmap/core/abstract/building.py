"""The Dung framework of a debate: its arguments are sub-argument trees, as in ASPIC+ (Modgil & Prakken, 2013).

A claim without reasons for it is an argument by itself. A reason for a claim (a relation that supports or entails it, or an
inference for it) makes an argument of every choice of arguments for its premises; no claim occurs twice on a branch. Supports
are thus neither dropped nor turned into attacks. Attacks follow the links:

- what attacks a claim attacks every argument that concludes it (rebut) or rests on it (undermine); an inference against a claim
  is an argument that concludes nothing and attacks likewise;
- contrary and contradictory claims, and the positions of one issue, attack each other in both directions;
- what undercuts a relation, an inference or an argument attacks every argument that takes that step.

A debate of claims and attacks alone is thus the framework that they draw. Weights, stances and evidence play no part.
"""

from itertools import combinations, product
from math import prod

from msgspec import Struct

from argmap.core.abstract.framework import Framework, make_framework
from argmap.core.debate import Debate
from argmap.core.kinds import End, Polarity, RelationKind

MOST_ARGUMENTS = 20_000


class TooManyArgumentsError(Exception):
    """The debate has more sub-argument trees than may be built."""


class Step(Struct, frozen=True):
    """A reason: from premises to a conclusion, for it or against it. `name` is a relation's or an inference's key."""

    name: tuple[End, str]
    owner: str | None
    premises: tuple[str, ...]
    conclusion: str
    is_for: bool


class Tree(Struct, frozen=True):
    """An argument: the claim it concludes or is `against` (the other is ""), and the claims and the steps in it."""

    name: str
    claim: str
    against: str
    claims: frozenset[str]
    steps: frozenset[tuple[End, str]]


def build_framework(debate: Debate, *, most: int = MOST_ARGUMENTS) -> Framework:
    """The framework of the debate; arguments are named by their claim, or by the steps they take.

    The number of trees may grow with the product of the choices; raises TooManyArgumentsError past `most`.
    """
    steps = _find_steps(debate)
    trees = _Forest(debate, steps, most).grow()
    attacks = _find_attacks(debate, trees, steps)
    return make_framework([tree.name for tree in trees], attacks, [tree.claim for tree in trees])


def _find_steps(debate: Debate) -> list[Step]:
    steps = [
        Step(
            (End.INFERENCE, inference.key),
            argument.key,
            tuple(premise.claim for premise in sorted(inference.premises, key=lambda premise: (premise.position, premise.key))),
            inference.conclusion,
            inference.kind is Polarity.SUPPORTS,
        )
        for argument in debate.arguments
        for inference in argument.inferences
    ]
    undercut = {relation.target for relation in debate.relations if relation.target_kind is End.RELATION}
    for relation in debate.relations:
        if relation.source_kind is not End.CLAIM or relation.target_kind is not End.CLAIM:
            continue
        is_for = relation.kind in (RelationKind.SUPPORTS, RelationKind.ENTAILS)
        # An attack that nobody undercuts needs no argument of its own: its source attacks directly.
        if is_for or (relation.kind is RelationKind.ATTACKS and relation.key in undercut):
            steps.append(Step((End.RELATION, relation.key), None, (relation.source,), relation.target, is_for))
    return steps


class _Forest:
    """The trees of a debate, grown from the leaves until no new one can be made."""

    def __init__(self, debate: Debate, steps: list[Step], most: int) -> None:
        self.debate, self.steps, self.most = debate, steps, most
        self.trees: dict[str, list[Tree]] = {claim.key: [] for claim in debate.claims}
        self.count = 0

    def grow(self) -> list[Tree]:
        concluded = {step.conclusion for step in self.steps if step.is_for}
        for claim in self.debate.claims:
            if claim.key not in concluded or claim.assumed:
                self._add(Tree(claim.key, claim.key, "", frozenset({claim.key}), frozenset()))
        done: set[tuple[tuple[End, str], tuple[str, ...]]] = set()
        grown = True
        while grown:
            grown = False
            for step in self.steps:
                if step.is_for:
                    for tree in self._apply(step, done):
                        self._add(tree)
                        grown = True
        against = [tree for step in self.steps if not step.is_for for tree in self._apply(step, done)]
        return [tree for trees in self.trees.values() for tree in trees] + against

    def _apply(self, step: Step, done: set[tuple[tuple[End, str], tuple[str, ...]]]) -> list[Tree]:
        choices = [self.trees[premise] for premise in step.premises]
        if self.count + prod(map(len, choices)) > 50 * self.most:
            raise TooManyArgumentsError(f"the debate has more than {self.most} arguments in Dung's sense")
        made = []
        for chosen in product(*choices):
            names = tuple(tree.name for tree in chosen)
            if (step.name, names) in done:
                continue
            done.add((step.name, names))
            claims = frozenset().union(*(tree.claims for tree in chosen))
            if step.is_for and step.conclusion in claims:
                continue
            made.append(_join(step, chosen, claims))
        return made

    def _add(self, tree: Tree) -> None:
        self.count += 1
        if self.count > self.most:
            raise TooManyArgumentsError(f"the debate has more than {self.most} arguments in Dung's sense")
        self.trees[tree.claim].append(tree)


def _join(step: Step, chosen: tuple[Tree, ...], claims: frozenset[str]) -> Tree:
    steps = frozenset({step.name}).union(*(tree.steps for tree in chosen))
    reasons = ", ".join(tree.name for tree in chosen)
    if step.is_for:
        return Tree(f"{step.conclusion} ⇐ ({reasons})", step.conclusion, "", claims | {step.conclusion}, steps)
    return Tree(f"not {step.conclusion} ⇐ ({reasons})", "", step.conclusion, claims, steps)


def _find_attacks(debate: Debate, trees: list[Tree], steps: list[Step]) -> list[tuple[int, int]]:
    concluding, holding, taking = _index(trees)
    attacks = [
        (number, target) for number, tree in enumerate(trees) if tree.against for target in holding.get(tree.against, ())
    ]

    def attack(source: str, targets: list[int]) -> None:
        attacks.extend(product(concluding.get(source, ()), targets))

    own_arguments = {step.name for step in steps if not step.is_for}
    for relation in debate.relations:
        if relation.source_kind is not End.CLAIM:
            continue
        match relation.kind:
            case RelationKind.ATTACKS if relation.target_kind is End.CLAIM:
                if (End.RELATION, relation.key) not in own_arguments:
                    attack(relation.source, holding.get(relation.target, []))
            case RelationKind.CONTRARY | RelationKind.CONTRADICTORY if relation.target_kind is End.CLAIM:
                attack(relation.source, holding.get(relation.target, []))
                attack(relation.target, holding.get(relation.source, []))
            case RelationKind.UNDERCUTS | RelationKind.ATTACKS:
                for name in _steps_of(relation.target_kind, relation.target, steps):
                    attack(relation.source, taking.get(name, []))
    for issue in debate.issues:
        for one, other in combinations(issue.positions, 2):
            attack(one, holding.get(other, []))
            attack(other, holding.get(one, []))
    return attacks


def _index(
    trees: list[Tree],
) -> tuple[dict[str, list[int]], dict[str, list[int]], dict[tuple[End, str], list[int]]]:
    """The numbers of the trees by what they conclude, by each claim in them, and by each step that they take."""
    concluding: dict[str, list[int]] = {}
    holding: dict[str, list[int]] = {}
    taking: dict[tuple[End, str], list[int]] = {}
    for number, tree in enumerate(trees):
        if tree.claim:
            concluding.setdefault(tree.claim, []).append(number)
        for claim in tree.claims:
            holding.setdefault(claim, []).append(number)
        for step in tree.steps:
            taking.setdefault(step, []).append(number)
    return concluding, holding, taking


def _steps_of(kind: End, key: str, steps: list[Step]) -> list[tuple[End, str]]:
    """The steps that an undercut of this record denies: itself, or every inference of the argument."""
    if kind is End.ARGUMENT:
        return [step.name for step in steps if step.owner == key]
    return [(kind, key)]
