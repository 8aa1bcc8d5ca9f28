"""Why a claim has its verdict: the rule, what decided and what lost, and the sentence."""

import pytest
from msgspec.structs import replace

from argmap.core.kinds import End, Polarity, Profile, ProofStandard
from argmap.core.records import Claim
from argmap.core.standing import Options, ReasonKind, Ref, Rule, State, evaluate, read_toggles
from tests.core.standing.debates import make_argument, make_debate, make_inference, make_issue, make_random_debate
from tests.core.standing.test_rules import everybody_says

LINKED = make_argument("l", make_inference("l/1", "a b", "p"))


def explain(debate, claim, **options):
    return evaluate(debate, Options(**options)).explain(claim)


@pytest.mark.parametrize(
    ("debate", "rule", "sentence"),
    [
        (make_debate(assumed="p", claims="p"), Rule.ASSUMED, "“Claim p” is in: the debate takes it for granted."),
        (
            make_debate("a + p", "b - p .4", said=everybody_says("a b"), rated=["+ b 2"]),
            Rule.WEIGHED,
            "“Claim p” is in: “Claim a” (itself only presumed), for it (0.5), outweighs “Claim b”, against it (0.4).",
        ),
        (
            make_debate("a + p", rated=["+ a 2"]),
            Rule.WEIGHED,
            "“Claim p” is in: “Claim a” speaks for it, and nothing on record speaks against it.",
        ),
        (
            make_debate(arguments=[LINKED], rated=["+ a 2", "+ b 2"]),
            Rule.WEIGHED,
            "“Claim p” is in: “Claim a” and “Claim b” together speak for it, and nothing on record speaks against it.",
        ),
        (
            make_debate(rated=["+ p 2"]),
            Rule.WEIGHED,
            "“Claim p” is in: evidence in “The report”, ¶ 1 (rated F2, probably true) speaks for it, and nothing on record "
            "speaks against it.",
        ),
        (
            make_debate("a - p", claims="p!", said=["x + p"], rated=["+ a 2"]),
            Rule.WEIGHED,
            "“Claim p” is out: “Claim a” speaks against it, and nothing on record speaks for it; being supported by X is no "
            "reason for it.",
        ),
        (
            make_debate("a - p", said=["x + p"], rated=["+ a 2"]),
            Rule.WEIGHED,
            "“Claim p” is out: “Claim a”, against it (0.5), outweighs its being asserted by X and denied by nobody, for it "
            "(0.25).",
        ),
        (
            make_debate("a + p .7", "b - p", "c / b-p", "d + p .6", rated=["+ a 2", "+ b 2", "+ c 2", "+ d 2"]),
            Rule.WEIGHED,
            "“Claim p” is in: “Claim a” speaks for it, and nothing that holds speaks against it; so, with less weight, does "
            "“Claim d”; “Claim b”, against it, does not count, since “Claim c” undercuts the step.",
        ),
        (
            make_debate(said=["x + p", "y + p"]),
            Rule.PRESUMED,
            "“Claim p” is in, presumed and unrated: it is asserted by X and Y and denied by nobody on record, and no reason or "
            "rated evidence bears on it.",
        ),
        (
            make_debate(said=["x + p"], rated=["@ p 2"]),
            Rule.PRESUMED,
            "“Claim p” is in, presumed and unrated: it is asserted by X and denied by nobody on record, and no reason or rated "
            "evidence bears on it; the evidence on record only attests that it was said.",
        ),
        (
            make_debate("a - p", said=["x + p"], rated=["- a 2"]),
            Rule.PRESUMED,
            "“Claim p” is in, presumed and unrated: it is asserted by X and denied by nobody on record, and what is on record "
            "against it does not count; “Claim a”, against it, does not hold.",
        ),
        (
            make_debate(said=["x + p", "y - p"]),
            Rule.CONTESTED,
            "“Claim p” is undecided, contested: it is asserted by X and denied by Y, and no reason or rated evidence decides "
            "between them.",
        ),
        (
            make_debate(rated=["+ p 6"]),
            Rule.NO_BASIS,
            "“Claim p” is undecided, without a basis: it is asserted by nobody on record, and no reason or rated evidence "
            "bears on it; the evidence on it has not been rated.",
        ),
        (
            make_debate(claims="p!", said=["x + p", "y - p"]),
            Rule.CONTESTED,
            "“Claim p” is undecided, contested: it is asserted by X and denied by Y, and no reason or rated evidence decides "
            "between them.",
        ),
        (
            make_debate(claims="p!", said=["y - p"]),
            Rule.NO_BASIS,
            "“Claim p” is undecided, without a basis: no reason or rated evidence bears on it; being opposed by Y is no reason "
            "against it.",
        ),
        (
            make_debate(arguments=[LINKED], said=["x + b"], rated=["- a 2"]),
            Rule.NO_BASIS,
            "“Claim p” is undecided: nothing that is on record for or against it counts; “Claim a” and “Claim b” (itself only "
            "presumed) together, for it, do not count, since “Claim a” does not hold.",
        ),
        (
            make_debate("a + p", "b - p", rated=["+ a 2", "+ b 2"]),
            Rule.TIE,
            "“Claim p” is undecided: “Claim a”, for it, and “Claim b”, against it, weigh the same (0.5), and no weights are "
            "set.",
        ),
        (
            make_debate("a + p .7", "b - p .7", "c - p", "d - p", rated=["+ a 2", "+ b 2", "+ c 2"]),
            Rule.TIE,
            "“Claim p” is undecided: “Claim a”, for it, and “Claim b”, against it, weigh the same (0.7); with less weight, "
            "“Claim c” speaks against it; “Claim d”, against it, is undecided and could not change that.",
        ),
        (
            make_debate("a + p", "b + q", issues=[make_issue("p q")], rated=["+ a 2", "+ b 2"]),
            Rule.TIE,
            "“Claim p” is undecided: it and “Claim q”, which excludes it, have the same support (0.5), and no weights are set; "
            "for it speaks “Claim a”.",
        ),
        (
            make_debate("a + p", "b + q .7", issues=[make_issue("p q")], rated=["+ a 2", "+ b 2"]),
            Rule.RIVAL,
            "“Claim p” is out: “Claim q” stands and excludes it; for it speaks “Claim a” (0.5).",
        ),
        (
            make_debate("a + p", "b + q", "c + r", issues=[make_issue("p q r")], rated=["+ a 2", "+ b 2", "+ c 2"]),
            Rule.TIE,
            "“Claim p” is undecided: it and “Claim q” and “Claim r”, which exclude it, have the same support (0.5), and no "
            "weights are set; for it speaks “Claim a”.",
        ),
        (
            make_debate("a + p .2", "b + q", "c + r", issues=[make_issue("p q r")], rated=["+ a 2", "+ b 2", "+ c 2"]),
            Rule.WEAKER,
            "“Claim p” is out: “Claim q” and “Claim r”, which exclude it, have more support; for it speaks “Claim a” (0.2).",
        ),
        (
            make_debate(
                "a + p .9",
                "b + q .6",
                issues=[make_issue("p q", ProofStandard.CLEAR_AND_CONVINCING)],
                rated=["+ a 2", "+ b 2"],
            ),
            Rule.SHORT,
            "“Claim p” is out: what speaks for it, “Claim a” (0.9), outweighs its rival “Claim q”, but not by as much as its "
            "standard asks for, clear and convincing evidence.",
        ),
        (
            make_debate("p + q", "q + p"),
            Rule.CYCLE,
            "“Claim p” is undecided: its reasons run in a circle through “Claim q”, in which each waits for the other.",
        ),
        (
            make_debate("p - p", said=["x + p"]),
            Rule.CYCLE,
            "“Claim p” is undecided: its own verdict is a reason in it, so that it depends on itself; for it speaks its being "
            "asserted by X and denied by nobody (0.25).",
        ),
        (
            make_debate("a + p", "b - p", rated=["+ a 2"]),
            Rule.OPEN,
            "“Claim p” is undecided: that depends on “Claim b”, which is undecided; for it speaks “Claim a” (0.5).",
        ),
        (
            make_debate("<n> + p", arguments=[make_argument("n")]),
            Rule.WEIGHED,
            "“Claim p” is in: the argument “Argument n” speaks for it, and nothing on record speaks against it.",
        ),
        (
            make_debate("<n> - p", "a - <n>", "b + p .2", arguments=[make_argument("n")], rated=["+ a 2", "+ b 2"]),
            Rule.WEIGHED,
            "“Claim p” is in: “Claim b” speaks for it, and nothing that holds speaks against it; the argument “Argument n”, "
            "against it, does not hold.",
        ),
        (
            make_debate("c / <l>", "d + p .2", arguments=[LINKED], rated=["+ a 2", "+ b 2", "+ c 2", "+ d 2"]),
            Rule.WEIGHED,
            "“Claim p” is in: “Claim d” speaks for it, and nothing on record speaks against it; “Claim a” and “Claim b” "
            "together, for it, do not count, since “Claim c” undercuts the step.",
        ),
        (
            make_debate("c - <l>", "d + p .2", arguments=[LINKED], rated=["+ a 2", "+ b 2", "+ c 2", "+ d 2"]),
            Rule.WEIGHED,
            "“Claim p” is in: “Claim d” speaks for it, and nothing on record speaks against it; “Claim a” and “Claim b” "
            "together, for it, do not count, since “Claim c” undercuts the step.",
        ),
    ],
)
def test_each_rule_has_its_sentence(debate, rule, sentence):
    explanation = explain(debate, "p")

    assert explanation.rule is rule
    assert explanation.sentence == sentence


@pytest.mark.parametrize(
    ("debate", "rule", "sentence"),
    [
        (make_debate(claims="p"), Rule.UNSUPPORTED, "“Claim p” is out: nothing on record supports it."),
        (
            make_debate("a + p", claims="p"),
            Rule.UNSUPPORTED,
            "“Claim p” is out: nothing that holds supports it; “Claim a”, for it, does not hold.",
        ),
        (
            make_debate("a + p", "b - p", assumed="a b"),
            Rule.TIE,
            "“Claim p” is out: “Claim a”, for it, and “Claim b”, against it, weigh the same (1), and no weights are set; by "
            "Carneades' rule a tie puts all sides out.",
        ),
        (
            make_debate("a + p", "b + q", assumed="a b", issues=[make_issue("p q")]),
            Rule.TIE,
            "“Claim p” is out: it and “Claim q”, which excludes it, have the same support (1), and no weights are set; for it "
            "speaks “Claim a”; by Carneades' rule a tie puts all sides out.",
        ),
        (
            make_debate("a + p", assumed="a q", issues=[make_issue("p q")]),
            Rule.RIVAL,
            "“Claim p” is out: “Claim q” stands and excludes it; for it speaks “Claim a” (1).",
        ),
    ],
)
def test_carneades_rules_have_their_sentences(debate, rule, sentence):
    explanation = explain(debate, "p", profile=Profile.CAES)

    assert explanation.rule is rule
    assert explanation.sentence == sentence


def test_what_is_fixed_says_by_whom():
    debate = make_debate(claims="p", said=["x + p", "y - p"])

    assert explain(debate, "p", toggles=read_toggles("out.p")).sentence == "“Claim p” is out: this what-if has it so."
    assert explain(debate, "p", lens="x").sentence == "“Claim p” is in through the lens of X, by whom it is asserted."
    assert explain(debate, "p", lens="y").sentence == "“Claim p” is out through the lens of Y, by whom it is denied."
    assert explain(debate, "p", lens="y", toggles=read_toggles("in.p")).verdict == "in"


def test_reasons_come_with_their_weights_and_what_became_of_them():
    debate = make_debate("a + p .7", "b - p", "c - p", "d / c-p", said=["x + b"], rated=["+ a 2", "+ c 2", "+ d 2"])

    explanation = explain(debate, "p")

    (deciding,), (losing,), (failing,) = explanation.deciding, explanation.losing, explanation.failing
    assert (deciding.record, deciding.weight, deciding.is_default) == ("a+p", 0.7, False)
    assert (losing.record, losing.weight, losing.is_default) == ("b-p", 0.5, True)
    assert losing.presumed == (Ref(End.CLAIM, "b"),)
    assert (failing.record, failing.state) == ("c-p", State.FAILS)
    assert failing.undercut_by == (Ref(End.CLAIM, "d"),)
    assert (explanation.weight_for, explanation.weight_against) == (0.7, 0.5)


def test_a_cycle_is_shown_whole_and_what_hangs_on_it_is_not_in_it():
    debate = make_debate("a - b", "b - c", "c - a", "c + p", said=everybody_says("a b c"))
    cycle = tuple(Ref(End.CLAIM, key) for key in "abc")

    assert explain(debate, "b").cycle == cycle
    assert explain(debate, "p").rule is Rule.OPEN
    assert explain(debate, "p").waits_for == (Ref(End.CLAIM, "c"),)


def test_evidence_is_told_with_reliability_and_credibility_apart():
    reason = explain(make_debate(rated=["- p 3"]), "p").deciding[0]

    assert (reason.kind, reason.polarity, reason.weight) == (ReasonKind.EVIDENCE, Polarity.ATTACKS, 0.5)


def test_adding_and_removing_a_reason_changes_the_sentence():
    reasons = [f"r{number:02}" for number in range(15)]
    rated = [f"+ {key} 2" for key in reasons]
    sentences = [
        explain(make_debate(*(f"{key} + p" for key in reasons[:count]), rated=rated, claims="p"), "p").sentence
        for count in range(15)
    ]

    assert len(set(sentences)) == 15
    assert "and 4 more speak for it" in sentences[14]


def test_a_title_with_a_full_stop_does_not_end_the_sentence():
    debate = replace(make_debate(said=["x + p"]), claims=(Claim(key="p", title="Prices rise."),))

    sentence = explain(debate, "p").sentence

    assert sentence.startswith("“Prices rise” is in")


@pytest.mark.parametrize("profile", Profile)
def test_every_claim_of_any_debate_has_a_sentence_that_fits_its_verdict(profile):
    for seed in range(300):
        evaluation = evaluate(make_random_debate(seed), Options(profile=profile))

        for key, explanation in evaluation.explanations.items():
            assert explanation.verdict is evaluation.labels[key]
            assert f"“{key}” is {explanation.verdict}" in explanation.sentence
            assert explanation.sentence.endswith(".")
            assert explanation.sentence.count("“") == explanation.sentence.count("”")
