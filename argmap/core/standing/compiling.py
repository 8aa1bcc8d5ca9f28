"""Compiles a debate to a graph: what each record means for standing (docs/evaluation.md tells it in words).

- Arguments' inferences are CAES arguments; one that attacks speaks for the opposite of its conclusion.
- Relations that support or attack are inferences with one premise, and an entailment is a support that leaves no room.
- Contrary and contradictory claims exclude each other as an issue's positions do; neither is a reason for the other.
- `rephrases` and `preferred_to` say nothing about what stands.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from argmap.core.debate import Debate
from argmap.core.kinds import End, EvidenceKind, Profile, RelationKind
from argmap.core.records import Evidence, Relation
from argmap.core.standing.boxes import Boxes, list_final_inferences
from argmap.core.standing.building import NOTHING, add_cut, add_reason, add_steps, finish_graph
from argmap.core.standing.fixing import fix_claims, hear_actors, presume_claims
from argmap.core.standing.graph import OPEN, VERDICTS, Graph, Mode
from argmap.core.standing.inferences import Questions, add_inferences
from argmap.core.standing.options import Options
from argmap.core.standing.rivals import add_rivals, find_exclusions
from argmap.core.standing.switches import Switches
from argmap.core.standing.verdicts import (
    CARNEADES_WEIGHT,
    CREDIBILITY_WEIGHTS,
    DEFAULT_WEIGHT,
    PRESUMPTION,
    STRICT_WEIGHT,
)

EVIDENCE_SIDES = {EvidenceKind.SUPPORTS: 0, EvidenceKind.UNDERMINES: 1}
"""On which side evidence weighs; what illustrates shows a case, what attests that somebody said so: neither weighs."""
STEPS = (RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.ENTAILS)
"""The relations that are reasons, and have a weight."""
_EXCLUSIONS = (RelationKind.CONTRARY, RelationKind.CONTRADICTORY)


def compile_debate(debate: Debate, options: Options) -> Graph:
    """The debate as a graph, switched and weighed as the options' date, lens and what-ifs say.

    Costs about two microseconds per record. Raises KeyError where a key leads nowhere (`core.checks` finds that).
    """
    with _uncollected():
        return _compile(debate, options)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put garbage collection off: of the many lists made here none is garbage, and looking through them costs a third more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _compile(debate: Debate, options: Options) -> Graph:
    testimony = hear_actors(debate, options)
    is_early = options.choose_profile(debate) is Profile.PRESUME
    claims = [claim.key for claim in debate.claims]
    graph = Graph(
        claims=claims,
        index={key: place for place, key in enumerate(claims)},
        is_early=is_early,
        uses=[NOTHING] * len(claims),
        sides=[NOTHING] * (2 * len(claims)),
        base=[0.0 if is_early else OPEN, 0.0] * len(claims),
    )
    switched = Switches(options)
    kept = switched.keep(debate.relations)
    arguments = [argument for argument in debate.arguments if argument.key not in switched.off["arguments"]]
    default = DEFAULT_WEIGHT if is_early else CARNEADES_WEIGHT
    undercuts = [relation for relation in kept if relation.kind is RelationKind.UNDERCUTS]
    boxes = Boxes(graph, arguments, kept)
    reasons = _add_relations(kept, boxes, switched, default, {(cut.target_kind, cut.target) for cut in undercuts})
    if options.counts_evidence(debate):
        _add_evidence(graph, debate.evidence, switched)
    exclusions = find_exclusions(graph, debate, boxes, [relation for relation in kept if relation.kind in _EXCLUSIONS])
    add_inferences(debate, boxes, switched, default, Questions(testimony, exclusions))
    for inference, reason in boxes.reasons.items():
        reasons[End.INFERENCE, inference] = reason
    _add_undercuts(graph, undercuts, boxes, reasons)
    add_rivals(graph, exclusions)
    if is_early:
        _presume(graph, presume_claims(debate, testimony))
    graph.fixed = {graph.index[key]: VERDICTS.index(fix.verdict) for key, fix in fix_claims(debate, options).items()}
    finish_graph(graph)
    return graph


Reasons = dict[tuple[End, str], list[int]]
"""The reasons that come from an inference or a relation, for those that something undercuts."""


def _add_relations(
    relations: Iterable[Relation],
    boxes: Boxes,
    switched: Switches,
    default: float,
    undercut: set[tuple[End, str]],
) -> Reasons:
    """Make each step between two ends a reason; the reasons of those that are undercut, by their ends."""
    # One list at a time and not relation by relation: a large debate has little else, and this takes a quarter of the time.
    claim, attacks, index = End.CLAIM, RelationKind.ATTACKS, boxes.graph.index
    steps = [relation for relation in relations if relation.kind in STEPS]
    sources = [index[one.source] if one.source_kind is claim else boxes.find_source(one.source) for one in steps]
    targets = [index[one.target] if one.target_kind is claim else boxes.find_target(one.target) for one in steps]
    sides = [2 * target + 1 if one.kind is attacks else 2 * target for one, target in zip(steps, targets, strict=True)]
    first = add_steps(boxes.graph, sides, weights=_weigh(steps, switched, default), sources=sources, records=steps)
    if not undercut:
        return {}
    keys = ((reason, (End.RELATION, step.key)) for reason, step in enumerate(steps, first))
    return {key: [reason] for reason, key in keys if key in undercut}


def _weigh(steps: Iterable[Relation], switched: Switches, default: float) -> list[float]:
    entails, changed = RelationKind.ENTAILS, switched.weights
    weights = [step.weight for step in steps]
    if changed:
        weights = [changed.get(("relations", step.key), weight) for step, weight in zip(steps, weights, strict=True)]
    return [
        weight if weight is not None else STRICT_WEIGHT if step.kind is entails else default
        for step, weight in zip(steps, weights, strict=True)
    ]


def _add_undercuts(graph: Graph, undercuts: Iterable[Relation], boxes: Boxes, reasons: Reasons) -> None:
    """Let each undercut bar its reason; one that aims at an argument bars its final inferences, or its box if it has none."""
    for cut in undercuts:
        source = graph.index[cut.source] if cut.source_kind is End.CLAIM else boxes.find_source(cut.source)
        if cut.target_kind is not End.ARGUMENT:
            aims = reasons.get((cut.target_kind, cut.target), [])
        else:
            inferences = list_final_inferences(boxes.arguments[cut.target])
            if not boxes.arguments[cut.target].inferences:
                boxes.defeat(cut, source)
            aims = [reason for inference in inferences for reason in boxes.reasons.get(inference.key, [])]
        for reason in aims:
            add_cut(graph, source, reason)


def _add_evidence(graph: Graph, evidence: Iterable[Evidence], switched: Switches) -> None:
    for item in evidence:
        side = EVIDENCE_SIDES.get(item.kind)
        weight = CREDIBILITY_WEIGHTS.get(switched.ratings.get(item.key, item.credibility))
        if side is None or weight is None or item.key in switched.off["evidence"]:
            continue
        reason = add_reason(
            graph, 2 * graph.index[item.claim] + side, weight=weight, mode=Mode.CONSTANT, premises=(), record=item
        )
        graph.value[reason] = weight


def _presume(graph: Graph, presumed: list[int]) -> None:
    """Give the presumed claims their weight, those aside for which a reason or rated evidence is recorded."""
    sides, base = graph.sides, graph.base
    graph.presumed.update(presumed)
    for statement in presumed:
        if not sides[2 * statement]:
            base[2 * statement] = PRESUMPTION
