"""Small debates for tests of standing, written in a few words, and random ones with everything that makes evaluation hard."""

import random

from argmap.core.debate import Debate
from argmap.core.kinds import (
    ActorKind,
    ClaimKind,
    End,
    EvidenceKind,
    Polarity,
    Position,
    Profile,
    ProofStandard,
    RelationKind,
    StanceBasis,
    Weighing,
)
from argmap.core.records import (
    About,
    Actor,
    Argument,
    Claim,
    Condition,
    Evidence,
    Inference,
    Issue,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
)

_SIGNS = {
    "+": RelationKind.SUPPORTS,
    "-": RelationKind.ATTACKS,
    "/": RelationKind.UNDERCUTS,
    "=>": RelationKind.ENTAILS,
    "#": RelationKind.CONTRARY,
    "x": RelationKind.CONTRADICTORY,
}


def make_debate(*links, claims="", issues=(), said=(), rated=(), arguments=(), assumed="", **more):
    """A debate of which the claims are those named anywhere; a trailing "!" in `claims` makes one a policy.

    Links read "SOURCE SIGN TARGET [WEIGHT]" and are keyed "SOURCE SIGN TARGET" without spaces; an end is a claim unless it is
    "<argument>", "inference/1" or, as an undercut's target, a link's key. `said` reads "actor SIGN claim" with + for supports,
    - for opposes and ? for reserved; `rated` reads "SIGN claim CREDIBILITY", with @ for attests.
    """
    known = {argument.key for argument in arguments}
    inferences = {inference.key: inference for argument in arguments for inference in argument.inferences}
    relations = tuple(_read_link(link, known, inferences) for link in links)
    policies = {name[:-1] for name in claims.split() if name.endswith("!")}
    named = {name.rstrip("!"): None for name in claims.split()}
    for relation in relations:
        named |= {key: None for key, end in _ends(relation) if end is End.CLAIM}
    for inference in inferences.values():
        named |= {inference.conclusion: None, **{premise.claim: None for premise in inference.premises}}
    stances = tuple(stance if isinstance(stance, Stance) else _read_stance(stance) for stance in said)
    named |= {stance.claim: None for stance in stances if stance.claim}
    named |= {line.split()[1]: None for line in rated}
    named |= {claim: None for issue in issues for claim in issue.positions}
    return Debate(
        about=About(slug="test", question="What stands?", default_profile=more.pop("profile", Profile.PRESUME)),
        claims=tuple(
            Claim(
                key=name,
                title=f"Claim {name}",
                kind=ClaimKind.POLICY if name in policies else ClaimKind.FACT,
                assumed=name in assumed.split(),
            )
            for name in named
        ),
        arguments=tuple(arguments),
        relations=relations,
        issues=tuple(issues),
        actors=tuple(Actor(key=key, name=key.title(), kind=ActorKind.STATE) for key in sorted({s.actor for s in stances})),
        stances=stances,
        sources=(Source(key="report", title="The report"),),
        passages=(Passage(key="p1", source="report", locator="1"),),
        evidence=tuple(_read_evidence(number, line) for number, line in enumerate(rated)),
        **more,
    )


def make_inference(key, premises, conclusion, *, kind=Polarity.SUPPORTS, weighing=Weighing.LINKED, weight=None):
    """An inference; `premises` are claims with spaces between, each with its role after a colon if it has one."""
    return Inference(
        key=key,
        conclusion=conclusion,
        kind=kind,
        weighing=weighing,
        weight=weight,
        premises=tuple(
            Premise(key=f"{key}:{place}", claim=name.partition(":")[0], role=name.partition(":")[2], position=place)
            for place, name in enumerate(premises.split())
        ),
    )


def make_argument(key, *inferences):
    return Argument(key=key, title=f"Argument {key}", inferences=inferences)


def make_issue(positions, standard=ProofStandard.PREPONDERANCE, key="issue"):
    return Issue(key=key, question="Which of them?", positions=tuple(positions.split()), standard=standard)


def make_stance(actor, position, claim, *, conditions="", **more):
    return Stance(
        key=f"{actor}-{claim}-{more.get('said_on', '')}",
        actor=actor,
        claim=claim,
        position=position,
        conditions=tuple(Condition(claim=name) for name in conditions.split()),
        **more,
    )


def _read_link(link, arguments, inferences):
    source, sign, target, *weight = link.split()
    kind = _SIGNS[sign]
    source_kind, source_key = (End.ARGUMENT, source[1:-1]) if source.startswith("<") else (End.CLAIM, source)
    target_kind, target_key = (End.ARGUMENT, target[1:-1]) if target.startswith("<") else (End.CLAIM, target)
    if target in inferences:
        target_kind = End.INFERENCE
    elif kind is RelationKind.UNDERCUTS and target_kind is End.CLAIM:
        target_kind = End.RELATION
    return Relation(
        key=source + sign + target,
        kind=kind,
        source=source_key,
        source_kind=source_kind,
        target=target_key,
        target_kind=target_kind,
        weight=float(weight[0]) if weight else None,
    )


def _ends(relation):
    return ((relation.source, relation.source_kind), (relation.target, relation.target_kind))


def _read_stance(line):
    actor, sign, claim = line.split()
    return make_stance(actor, {"+": Position.SUPPORTS, "-": Position.OPPOSES, "?": Position.RESERVED}[sign], claim)


def _read_evidence(number, line):
    sign, claim, credibility = line.split()
    kind = {"+": EvidenceKind.SUPPORTS, "-": EvidenceKind.UNDERMINES, "@": EvidenceKind.ATTESTS, "*": EvidenceKind.ILLUSTRATES}
    return Evidence(key=f"e{number}", claim=claim, passage="p1", kind=kind[sign], credibility=int(credibility))


def make_random_debate(seed):
    """A debate of up to nine claims with cycles, self-attacks, undercuts, ties, linked premises and rivals."""
    rng = random.Random(seed)
    names = [f"c{number}" for number in range(rng.randint(1, 9))]
    arguments = [_make_random_argument(rng, f"a{number}", names) for number in range(rng.randint(0, 4))]
    relations = _make_random_relations(rng, names, arguments)
    relations += _make_random_undercuts(rng, names, arguments, relations)
    return Debate(
        about=About(slug="random", question="What stands?"),
        claims=tuple(
            Claim(key=name, title=name, kind=rng.choice(list(ClaimKind)), assumed=rng.random() < 0.08) for name in names
        ),
        arguments=tuple(arguments),
        relations=tuple(relations),
        issues=tuple(_make_random_issues(rng, names)),
        stances=tuple(
            Stance(
                key=f"s{number}",
                actor=rng.choice("xyz"),
                claim=rng.choice(names),
                position=rng.choice([Position.SUPPORTS, Position.SUPPORTS, *Position]),
                basis=rng.choice(list(StanceBasis)),
            )
            for number in range(rng.randint(0, 8))
        ),
        evidence=tuple(
            Evidence(
                key=f"e{number}",
                claim=rng.choice(names),
                passage="p1",
                kind=rng.choice(list(EvidenceKind)),
                credibility=rng.randint(1, 6),
            )
            for number in range(rng.randint(0, 4))
        ),
    )


WEIGHTS = (None, None, 0.0, 0.3, 0.5, 0.9, 1.0)


def _make_random_argument(rng, key, names):
    roles = ["", "", "", "assumption", "exception", "minor"]
    return Argument(
        key=key,
        title=key,
        inferences=tuple(
            Inference(
                key=f"{key}/{number}",
                conclusion=rng.choice(names),
                kind=rng.choice([Polarity.SUPPORTS, Polarity.SUPPORTS, Polarity.ATTACKS]),
                weighing=rng.choice([Weighing.LINKED, Weighing.LINKED, *Weighing]),
                weight=rng.choice(WEIGHTS),
                premises=tuple(
                    Premise(key=f"{key}/{number}:{place}", claim=rng.choice(names), role=rng.choice(roles))
                    for place in range(rng.randint(0, 3))
                ),
            )
            for number in range(rng.randint(0, 3))
        ),
    )


def _make_random_relations(rng, names, arguments):
    kinds = [kind for kind in RelationKind if kind is not RelationKind.UNDERCUTS]
    kinds += [RelationKind.SUPPORTS, RelationKind.ATTACKS] * 4
    relations = []
    for number in range(rng.randint(0, 12)):
        kind = rng.choice(kinds)
        source, source_kind = _choose_end(rng, names, arguments, kind.sources)
        target, target_kind = _choose_end(rng, names, arguments, kind.targets)
        relations.append(
            Relation(
                key=f"r{number}",
                kind=kind,
                source=source,
                source_kind=source_kind,
                target=target,
                target_kind=target_kind,
                weight=rng.choice(WEIGHTS),
            )
        )
    return relations


def _make_random_undercuts(rng, names, arguments, relations):
    undercuts = []
    steps = [relation.key for relation in relations if relation.kind.can_be_undercut]
    inferences = [inference.key for argument in arguments for inference in argument.inferences]
    boxes = [argument.key for argument in arguments]
    aims = {End.RELATION: steps, End.INFERENCE: inferences, End.ARGUMENT: boxes}
    for number in range(rng.randint(0, 4)):
        target_kind = rng.choice(list(aims))
        if aims[target_kind]:
            source, source_kind = _choose_end(rng, names, arguments, RelationKind.UNDERCUTS.sources)
            undercuts.append(
                Relation(
                    key=f"u{number}",
                    kind=RelationKind.UNDERCUTS,
                    source=source,
                    source_kind=source_kind,
                    target=rng.choice(aims[target_kind]),
                    target_kind=target_kind,
                )
            )
    return undercuts


def _choose_end(rng, names, arguments, ends):
    if arguments and End.ARGUMENT in ends and rng.random() < 0.25:
        return rng.choice(arguments).key, End.ARGUMENT
    return rng.choice(names), End.CLAIM


def _make_random_issues(rng, names):
    free = rng.sample(names, len(names))
    for number in range(rng.randint(0, 2)):
        size = rng.randint(1, 4)
        positions, free = free[:size], free[size:]
        if positions:
            yield Issue(
                key=f"i{number}", question="Which?", positions=tuple(positions), standard=rng.choice(list(ProofStandard))
            )
