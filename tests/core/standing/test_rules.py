"""Golden debates: a few claims each, with the labels that the rules of docs/evaluation.md give, worked out by hand."""

import pytest

from argmap.core.kinds import Polarity, Position, Profile, ProofStandard, StanceBasis, Weighing
from argmap.core.standing import Options, evaluate
from tests.core.standing.debates import make_argument, make_debate, make_inference, make_issue, make_stance

LINKED = make_argument("l", make_inference("l/1", "a b", "p"))
EXCEPTED = make_argument("l", make_inference("l/1", "a e:exception", "p"))
ASSUMING = make_argument("l", make_inference("l/1", "a b:assumption", "p"))
TWO_STEPS = make_argument("l", make_inference("l/1", "a", "m"), make_inference("l/2", "m", "p"))
PARTLY = make_argument("l", make_inference("l/1", "a b c d", "p", weighing=Weighing.CUMULATIVE, weight=0.8))
EITHER = make_argument("l", make_inference("l/1", "a b", "p", weighing=Weighing.CONVERGENT))
LINKED_CON = make_argument("l", make_inference("l/1", "a b", "p", kind=Polarity.ATTACKS))
BOXES = [make_argument(key) for key in "abcde"]
STRICT = ProofStandard.CLEAR_AND_CONVINCING


def everybody_says(claims):
    return [f"x + {claim}" for claim in claims.split()]


PRESUMED = {
    "an asserted leaf is presumed": (make_debate(said=["x + a"]), "a=in"),
    "a claim that nobody asserts has no basis": (make_debate(claims="a"), "a=undecided"),
    "what is asserted and denied is contested": (make_debate(said=["x + a", "y - a"]), "a=undecided"),
    "what is only denied has no basis": (make_debate(said=["y - a"]), "a=undecided"),
    "a reservation denies nothing": (make_debate(said=["x + a", "y ? a"]), "a=in"),
    "an expectation asserts nothing": (
        make_debate(said=[make_stance("x", Position.SUPPORTS, "a", basis=StanceBasis.EXPECTED)]),
        "a=undecided",
    ),
    "a policy is never presumed": (make_debate(claims="p!", said=["x + p"]), "p=undecided"),
    "an assumed claim is in": (make_debate(claims="a", assumed="a", said=["x - a"]), "a=in"),
    "rated evidence counts for": (make_debate(rated=["+ a 5"]), "a=in"),
    "rated evidence counts against, more than a presumption": (make_debate(said=["x + a"], rated=["- a 4"]), "a=out"),
    "improbable evidence against does not beat a presumption": (make_debate(said=["x + a"], rated=["- a 5"]), "a=in"),
    "rated evidence for takes the presumption's place": (make_debate(said=["x + a"], rated=["+ a 5", "- a 4"]), "a=out"),
    "unrated evidence has no weight": (make_debate(rated=["+ a 6"]), "a=undecided"),
    "evidence that only attests has no weight": (make_debate(rated=["@ a 1"]), "a=undecided"),
    "evidence that illustrates has no weight": (make_debate(rated=["* a 1"]), "a=undecided"),
    "evidence settles what is contested": (make_debate(said=["x + a", "y - a"], rated=["+ a 3"]), "a=in"),
    "a supported policy is in": (make_debate("a + p", claims="p!", said=["x + a"]), "p=in"),
    "an attacked policy is out": (make_debate("a - p", claims="p!", said=["x + a", "x + p"]), "p=out"),
    "equal weights tie": (make_debate("a + p", "b - p", said=everybody_says("a b")), "p=undecided"),
    "the greater weight wins": (make_debate("a + p .7", "b - p .6", said=everybody_says("a b")), "p=in"),
    "weights do not add up": (make_debate("a + p", "b + p", "c - p .6", said=everybody_says("a b c")), "p=out"),
    "a reason whose premise is out says nothing": (
        make_debate("a + p", claims="p!", rated=["- a 2"]),
        "a=out p=undecided",
    ),
    "a claim with a failed reason is not presumed": (make_debate("a + p", said=["x + p"], rated=["- a 2"]), "p=undecided"),
    "a claim without reasons for it is presumed against those that fail": (
        make_debate("a - p", said=["x + p"], rated=["- a 2"]),
        "p=in",
    ),
    "an entailment leaves no room": (make_debate("a => p", "b - p .9", said=everybody_says("a b")), "p=in"),
    "an undercut takes a reason away": (make_debate("a + p", "b - p", "c / b-p", said=everybody_says("a b c")), "p=in"),
    "an undercut that is out takes nothing away": (
        make_debate("a + p", "b - p", "c / b-p", said=everybody_says("a b"), rated=["- c 1"]),
        "p=undecided",
    ),
    "an undecided undercut leaves its reason open": (
        make_debate("a + p", "b - p", "c / b-p", said=everybody_says("a b")),
        "p=undecided",
    ),
    "an open reason that cannot tip the scales does not matter": (
        make_debate("a + p .9", "b - p .8", said=["x + a", "x + b", "y - b"]),
        "b=undecided p=in",
    ),
    "an open reason that could tip the scales does": (
        make_debate("a + p .8", "b - p .9", said=["x + a", "x + b", "y - b"]),
        "b=undecided p=undecided",
    ),
    "reinstatement": (make_debate("a - b", "b - c", said=everybody_says("a b c")), "a=in b=out c=in"),
    "two that attack each other stay undecided": (
        make_debate("a - b", "b - a", said=everybody_says("a b")),
        "a=undecided b=undecided",
    ),
    "three in a circle of attacks stay undecided": (
        make_debate("a - b", "b - c", "c - a", said=everybody_says("a b c")),
        "a=undecided b=undecided c=undecided",
    ),
    "two that support each other lift nobody": (
        make_debate("a + b", "b + a", said=everybody_says("a b")),
        "a=undecided b=undecided",
    ),
    "a circle of support with a way in": (make_debate("a + b", "b + a", rated=["+ a 3"]), "a=in b=in"),
    "a claim against itself stays undecided": (make_debate("a - a", said=["x + a"]), "a=undecided"),
    "a claim against itself with better evidence": (make_debate("a - a", rated=["+ a 1"]), "a=in"),
    "an undercut of oneself stays undecided": (make_debate("a + p", "p / a+p", said=["x + a"]), "p=undecided"),
    "all linked premises are needed": (make_debate(arguments=[LINKED], said=["x + a", "x + b", "y - b"]), "p=undecided"),
    "linked premises together": (make_debate(arguments=[LINKED], said=everybody_says("a b")), "p=in"),
    "linked premises fail with one of them, whatever the other": (
        make_debate("c + p .2", arguments=[LINKED_CON], said=["x + c"], rated=["- a 1"]),
        "a=out b=undecided p=in",
    ),
    "convergent premises need one": (make_debate(arguments=[EITHER], said=["x + a"]), "b=undecided p=in"),
    "cumulative premises weigh by their share": (
        make_debate("e - p .5", arguments=[PARTLY], said=everybody_says("a b c e"), rated=["- d 1"]),
        "d=out p=in",
    ),
    "cumulative premises weigh less with fewer": (
        make_debate("e - p .5", arguments=[PARTLY], said=everybody_says("a b e"), rated=["- c 1", "- d 1"]),
        "p=out",
    ),
    "an exception that nobody shows does not count": (make_debate(arguments=[EXCEPTED], said=["x + a"]), "e=undecided p=in"),
    "an exception that is shown does": (make_debate(arguments=[EXCEPTED], said=["x + a", "x + e"]), "e=in p=undecided"),
    "a contested exception leaves its reason open": (
        make_debate("b - p .3", arguments=[EXCEPTED], said=["x + a", "x + e", "y - e", "x + b"]),
        "p=undecided",
    ),
    "an assumption holds while nobody questions it": (make_debate(arguments=[ASSUMING], said=["x + a"]), "b=undecided p=in"),
    "an assumption that is denied has to be shown": (
        make_debate(arguments=[ASSUMING], said=["x + a", "y - b"]),
        "b=undecided p=undecided",
    ),
    "an assumption that something excludes has to be shown": (
        make_debate("b # c", arguments=[ASSUMING], said=["x + a", "x + c"]),
        "b=out p=undecided",
    ),
    "an argument without inferences stands as advanced": (
        make_debate("<n> + p", arguments=[make_argument("n")]),
        "p=in",
    ),
    "an argument that is attacked does not go through": (
        make_debate("<n> - p", "a - <n>", "b + p .2", arguments=[make_argument("n")], said=everybody_says("a b")),
        "p=in",
    ),
    "an argument that is attacked and supported is weighed": (
        make_debate("<n> + p", "a - <n> .4", "b + <n>", arguments=[make_argument("n")], said=everybody_says("a b")),
        "p=in",
    ),
    "an undercut defeats an argument whatever supports it": (
        make_debate(
            "<n> - p", "a / <n>", "b + <n> 1", "c + p .2", arguments=[make_argument("n")], said=everybody_says("a b c")
        ),
        "p=in",
    ),
    "an undercut of an argument takes its last step, and leaves the first": (
        make_debate("b / <l>", arguments=[TWO_STEPS], said=everybody_says("a b")),
        "m=in p=undecided",
    ),
    "an undercut of a step takes that step": (
        make_debate("b / l/1", arguments=[TWO_STEPS], said=everybody_says("a b")),
        "m=undecided p=undecided",
    ),
    "an attack on an argument takes its last step": (
        make_debate("b - <l>", arguments=[TWO_STEPS], said=everybody_says("a b")),
        "m=in p=undecided",
    ),
    "an argument carries what it is a reason for": (
        make_debate("<l> + q", arguments=[LINKED], said=everybody_says("a b")),
        "p=in q=in",
    ),
    "an argument that fails carries nothing": (
        make_debate("<l> - q", "c + q .2", arguments=[LINKED], said=everybody_says("a c"), rated=["- b 1"]),
        "q=in",
    ),
    "of contradictories the better supported stands": (make_debate("a x b", said=["x + b"], rated=["+ a 2"]), "a=in b=out"),
    "contradictories with the same support stay undecided": (
        make_debate("a x b", said=everybody_says("a b")),
        "a=undecided b=undecided",
    ),
    "a contradictory does not make its opposite": (make_debate("a x b", rated=["- a 2"]), "a=out b=undecided"),
    "contraries in a row": (make_debate("a # b", "b # c", rated=["+ a 1", "+ b 2", "+ c 3"]), "a=in b=out c=in"),
    "of an issue's positions at most one stands": (
        make_debate("a + p .7", "b + q", issues=[make_issue("p q")], claims="p! q!", said=everybody_says("a b")),
        "p=in q=out",
    ),
    "positions that tie stay undecided, and a weaker one is out": (
        make_debate("a + p", "b + q", "c + r .2", issues=[make_issue("p q r")], said=everybody_says("a b c")),
        "p=undecided q=undecided r=out",
    ),
    "a position that is refuted is no rival": (
        make_debate("a + p .7", "b + q", "c - p .8", issues=[make_issue("p q")], said=everybody_says("a b c")),
        "p=out q=in",
    ),
    "an assumed position leaves no room for others": (
        make_debate("b + q 1", issues=[make_issue("p q")], assumed="p", said=["x + b"]),
        "p=in q=out",
    ),
    "a standard that is not met puts the better one out, and helps no other": (
        make_debate("a + p .9", "b + q .6", issues=[make_issue("p q", STRICT)], said=everybody_says("a b")),
        "p=out q=out",
    ),
    "a standard that is met": (
        make_debate("a + p .9", "b + q .3", issues=[make_issue("p q", STRICT)], said=everybody_says("a b")),
        "p=in q=out",
    ),
}
AS_CARNEADES = {
    "nothing is presumed": (make_debate(said=["x + a"]), "a=out"),
    "evidence is unknown": (make_debate(rated=["+ a 1"]), "a=out"),
    "what is assumed is in": (make_debate("a + p", assumed="a"), "a=in p=in"),
    "a tie puts the claim out": (make_debate("a + p", "b - p", assumed="a b"), "p=out"),
    "a tie puts all positions out": (
        make_debate("a + p", "b + q", issues=[make_issue("p q")], assumed="a b"),
        "p=out q=out",
    ),
    "a reason against waits for everything": (
        make_debate("a + p", "b - p .5", "b + b", assumed="a"),
        "b=undecided p=undecided",
    ),
    "a reason for alone does not": (make_debate("a + p", "b + p", "b + b", assumed="a"), "b=undecided p=in"),
    "a circle of support is undecided": (make_debate("a + b", "b + a"), "a=undecided b=undecided"),
    "an undercut reason supports nothing": (make_debate("a + p", "c / a+p", assumed="a c"), "p=out"),
    "Dung's reinstatement among bare arguments": (
        make_debate("<a> - <b>", "<b> - <c>", "<c> + p", "<b> + q", arguments=BOXES),
        "p=in q=out",
    ),
    "an attacker that is in defeats, whatever the other": (
        make_debate("<a> - <c>", "<d> - <c>", "<d> - <e>", "<e> - <d>", "<c> + p", "<d> + q", arguments=BOXES),
        "p=out q=undecided",
    ),
}


def read_labels(text):
    return dict(pair.split("=") for pair in text.split())


@pytest.mark.parametrize(("debate", "expected"), PRESUMED.values(), ids=PRESUMED.keys())
def test_it_labels_by_the_rules_of_presume(debate, expected):
    labels = evaluate(debate).labels

    assert {key: labels[key].value for key in read_labels(expected)} == read_labels(expected)


@pytest.mark.parametrize(("debate", "expected"), AS_CARNEADES.values(), ids=AS_CARNEADES.keys())
def test_it_labels_by_the_rules_of_caes(debate, expected):
    labels = evaluate(debate, Options(profile=Profile.CAES)).labels

    assert {key: labels[key].value for key in read_labels(expected)} == read_labels(expected)


def test_the_debate_names_the_profile_unless_the_options_do():
    debate = make_debate(said=["x + a"], profile=Profile.CAES)

    assert evaluate(debate).labels["a"] == "out"
    assert evaluate(debate, Options(profile=Profile.PRESUME)).labels["a"] == "in"


def test_evidence_can_be_switched_off_and_on():
    debate = make_debate(rated=["+ a 2"])

    assert evaluate(debate, Options(evidence=False)).labels["a"] == "undecided"
    assert evaluate(debate, Options(profile=Profile.CAES, evidence=True)).labels["a"] == "in"


def test_stances_count_as_of_a_date():
    said = [
        make_stance("x", Position.SUPPORTS, "a", said_on="2021-02"),
        make_stance("x", Position.WITHDRAWN, "a", said_on="2021-05-03"),
    ]
    debate = make_debate(said=said)

    labels = [
        evaluate(debate, Options(as_of=date)).labels["a"].value for date in ("2021-01", "2021-02-01", "2021-05-02", "2021")
    ]

    assert labels == ["undecided", "in", "in", "undecided"]


def test_it_refuses_a_date_that_is_none():
    with pytest.raises(ValueError, match='"yesterday" is no date'):
        evaluate(make_debate(claims="a"), Options(as_of="yesterday"))
