from argmap.core.kinds import ActorKind, Basis, End, Position
from argmap.core.reading.reasons import bearings_of, reasons_for
from argmap.core.records import Actor, Condition, Issue, Stance
from tests.core.reading.debates import argument, claim, debate_of


def sources_of(reasons):
    return [[node.key for node in reason.step.sources] for reason in reasons]


def test_reasons_are_told_by_what_they_do():
    debate = debate_of("b supports a", "c attacks a", "d contradictory a")

    reasons = reasons_for(debate, (End.CLAIM, "a"))

    assert (sources_of(reasons.supports), sources_of(reasons.attacks)) == ([["b"]], [["c"]])
    assert [(step.words_of_target, step.sources[0].key) for step in reasons.others] == [("contradicted by", "d")]


def test_linked_premises_are_one_reason_with_its_undercuts():
    debate = debate_of(
        claims=tuple(map(claim, "apqu")),
        arguments=(argument("arg", "p q", "a", basis=Basis.INFERRED),),
    )
    undercut = debate_of("u undercuts (p supports a)", "p supports a")

    (reason,) = reasons_for(debate, (End.CLAIM, "a")).supports
    (undercut_reason,) = reasons_for(undercut, (End.CLAIM, "a")).supports

    assert [node.key for node in reason.step.sources] == ["p", "q"]
    assert reason.step.is_joint
    assert reason.step.is_inferred
    assert [step.sources[0].key for step in undercut_reason.undercuts] == ["u"]


def test_a_reason_says_who_holds_it():
    actors = (Actor(key="x", name="Xenia", kind=ActorKind.PERSON),)
    stances = (Stance(key="s", actor="x", claim="b", position=Position.OPPOSES),)
    debate = debate_of("b supports a", actors=actors, stances=stances)

    (reason,) = reasons_for(debate, (End.CLAIM, "a")).supports

    assert [(held.words, held.names) for held in reason.holders] == [("opposed by", ("Xenia",))]


def test_a_premise_bears_on_the_conclusion_and_an_undercut_on_the_step():
    debate = debate_of("u undercuts (b attacks a)", "b attacks a", claims=tuple(map(claim, "pq")),
                       arguments=(argument("arg", "p q", "a"),))  # fmt: skip

    (of_premise,) = bearings_of(debate, (End.CLAIM, "p")).steps
    (of_undercut,) = bearings_of(debate, (End.CLAIM, "u")).steps
    (of_attack,) = bearings_of(debate, (End.CLAIM, "b")).steps

    assert of_premise.step.target.key == "a"
    assert of_undercut.step.target is None
    assert of_undercut.step.target_step == of_attack.step
    assert [step.sources[0].key for step in of_attack.undercuts] == ["u"]


def test_a_claim_knows_its_rivals_and_the_stances_it_is_a_condition_of():
    actors = (Actor(key="x", name="Xenia", kind=ActorKind.PERSON),)
    stances = (Stance(key="s", actor="x", claim="b", position=Position.CONDITIONAL, conditions=(Condition(claim="a"),)),)
    issues = (Issue(key="i", question="Which?", positions=("a", "b")),)
    debate = debate_of(claims=tuple(map(claim, "ab")), issues=issues, actors=actors, stances=stances)

    bearings = bearings_of(debate, (End.CLAIM, "a"))

    assert [[node.key for node in rival.others] for rival in bearings.rivals] == [["b"]]
    assert [stance.key for stance in bearings.conditions_of] == ["s"]
