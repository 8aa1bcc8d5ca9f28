"""Large and hostile debates: no recursion, no blow-up."""

import time

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind, Polarity, Position, RelationKind
from argmap.core.records import About, Argument, Claim, Inference, Issue, Premise, Relation, Stance
from argmap.core.standing import Rule, evaluate

SIZE = 20_000


def make_claims(count):
    return tuple(Claim(key=f"c{number}", title=f"Claim {number}") for number in range(count))


def link(number, source, target, kind=RelationKind.SUPPORTS, weight=None):
    return Relation(key=f"r{number}", kind=kind, source=f"c{source}", target=f"c{target}", weight=weight)


def say(number):
    return Stance(key=f"s{number}", actor="x", position=Position.SUPPORTS, claim=f"c{number}")


def evaluate_in_time(seconds=10.0, **collections):
    """The evaluation; fails where it takes so long that it cannot be linear on the slowest machine."""
    start = time.perf_counter()
    evaluation = evaluate(Debate(about=About(slug="large", question="?"), **collections))
    assert len(evaluation.labels) > 0
    assert time.perf_counter() - start < seconds
    return evaluation


def test_a_chain_is_followed_to_its_end():
    chain = tuple(link(number, number + 1, number) for number in range(SIZE - 1))

    evaluation = evaluate_in_time(claims=make_claims(SIZE), relations=chain, stances=(say(SIZE - 1),))

    assert evaluation.labels["c0"] == "in"
    assert evaluation.explain("c0").rule is Rule.WEIGHED


def test_a_circle_is_found_whole():
    circle = tuple(link(number, (number + 1) % SIZE, number) for number in range(SIZE))

    evaluation = evaluate_in_time(claims=make_claims(SIZE), relations=circle)

    assert set(evaluation.labels.values()) == {"undecided"}
    assert len(evaluation.explain("c5").cycle) == SIZE


def test_very_many_reasons_of_many_weights_on_one_claim():
    star = tuple(
        link(number, number, 0, (RelationKind.ATTACKS, RelationKind.SUPPORTS)[number % 2], (number * 7919 % 1000) / 1000)
        for number in range(1, SIZE)
    )
    stances = tuple(say(number) for number in range(1, SIZE) if number % 3)

    evaluation = evaluate_in_time(claims=make_claims(SIZE), relations=star, stances=stances)

    # Odd claims support, with odd thousandths: up to .999, where attacks come to .998.
    assert evaluation.labels["c0"] == "in"


def test_reasons_that_fail_one_after_the_other():
    claims = make_claims(SIZE)
    attacks = tuple(link(number, 1, number, RelationKind.ATTACKS) for number in range(2, SIZE))
    star = tuple(link(SIZE + number, number, 0, RelationKind.ATTACKS, number / SIZE) for number in range(2, SIZE))

    evaluation = evaluate_in_time(claims=claims, relations=attacks + star, stances=tuple(say(number) for number in range(SIZE)))

    assert evaluation.labels["c0"] == "in"


def test_an_inference_with_very_many_premises():
    premises = tuple(Premise(key=f"p{number}", claim=f"c{number}") for number in range(1, SIZE))
    inference = Inference(key="i", conclusion="c0", premises=premises, kind=Polarity.SUPPORTS)

    evaluation = evaluate_in_time(
        claims=make_claims(SIZE),
        arguments=(Argument(key="a", title="All", inferences=(inference,)),),
        stances=tuple(say(number) for number in range(1, SIZE)),
    )

    assert evaluation.labels["c0"] == "in"


def test_an_issue_with_very_many_positions():
    count = 4_000
    claims = make_claims(2 * count)
    reasons = tuple(link(number, count + number, number, weight=0.5 + number / count / 3) for number in range(count))
    issue = Issue(key="i", question="Which?", positions=tuple(f"c{number}" for number in range(count)))
    chain = tuple(
        link(2 * count + number, number, count + number + 1, RelationKind.ATTACKS, 0.1) for number in range(count - 1)
    )

    evaluation = evaluate_in_time(
        claims=claims,
        relations=reasons + chain,
        issues=(issue,),
        stances=tuple(say(number) for number in range(count, 2 * count)),
    )

    assert evaluation.labels[f"c{count - 1}"] == "in"
    assert sum(evaluation.labels[f"c{number}"] == "in" for number in range(count)) == 1


def test_it_does_not_mind_a_debate_without_claims():
    debate = Debate(about=About(slug="empty", question="?"))

    assert evaluate(debate).labels == {}
    assert evaluate(debate).explanations == {}


def test_kinds_of_claims_but_policies_are_presumed_alike():
    claims = tuple(Claim(key=f"c{number}", title="?", kind=kind) for number, kind in enumerate(ClaimKind))

    labels = evaluate_in_time(claims=claims, stances=tuple(say(number) for number in range(len(claims)))).labels

    assert {kind: labels[f"c{number}"] == "in" for number, kind in enumerate(ClaimKind)} == {
        kind: kind is not ClaimKind.POLICY for kind in ClaimKind
    }
