from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.kinds import End, EvidenceKind, RelationKind
from argmap.core.records import About, Argument, Claim, Evidence, Inference, Issue, Passage, Premise, Relation, Source
from argmap.core.strength import (
    GradualSemantics,
    evaluate_strength,
    explain_strengths,
    list_contributions,
    name_contribution,
)

QE, DFQ, EULER, HCAT = GradualSemantics
SIGNS = {"+": RelationKind.SUPPORTS, "-": RelationKind.ATTACKS, "^": RelationKind.UNDERCUTS}


def debate_of(priors, *links, **fields):
    """Claims with their priors, and links such as `a + b` or `c ^ a+b` (c undercuts that relation)."""
    relations = []
    for link in links:
        source, sign, target = link.split()
        aim = End.RELATION if sign == "^" else End.CLAIM
        relations.append(
            Relation(key=f"{source}{sign}{target}", kind=SIGNS[sign], source=source, target=target, target_kind=aim)
        )
    claims = tuple(Claim(key=key, title=key, prior=prior) for key, prior in priors.items())
    return Debate(about=About(slug="d", question="?"), claims=claims, relations=tuple(relations), **fields)


def strength_of(claim, debate, semantics=QE):
    return evaluate_strength(debate, semantics).values[claim]


@pytest.mark.parametrize(
    ("semantics", "expected"),
    [
        # One attacker of .8 and two supporters of .4 and .6 on a base score of .5; each by hand from its paper.
        (QE, 0.5 + 0.5 * (0.2**2 / (1 + 0.2**2))),
        (DFQ, 0.5 - 0.5 * (0.8 - (1 - 0.6 * 0.4))),
        (EULER, 1 - (1 - 0.25) / (1 + 0.5 * exp(0.2))),
        (HCAT, 0.5 / 1.8),
    ],
)
def test_each_semantics_is_its_papers_formula(semantics, expected):
    debate = debate_of({"t": 0.5, "a": 0.8, "b": 0.4, "c": 0.6}, "a - t", "b + t", "c + t")

    assert strength_of("t", debate, semantics) == pytest.approx(expected)


def test_h_categoriser_without_priors_is_besnard_and_hunters():
    debate = debate_of({"a": None, "b": None, "c": None}, "a - b", "b - c")

    assert evaluate_strength(debate, HCAT).values == pytest.approx({"a": 1, "b": 1 / 2, "c": 1 / (1 + 1 / 2)})


@pytest.mark.parametrize(
    ("semantics", "expected"),
    [(DFQ, 0.5), (QE, None), (EULER, None), (HCAT, (5**0.5 - 1) / 2)],
)
def test_a_mutual_attack_settles_although_plain_iteration_swings(semantics, expected):
    debate = debate_of({"a": 1.0, "b": 1.0}, "a - b", "b - a")

    result = evaluate_strength(debate, semantics)

    assert result.unsettled == ()
    assert result.values["a"] == pytest.approx(result.values["b"])
    if expected is not None:
        assert result.values["a"] == pytest.approx(expected, abs=1e-6)


def test_an_odd_circle_of_attacks_settles():
    assert evaluate_strength(debate_of(dict.fromkeys("abc", 1.0), "a - b", "b - c", "c - a"), DFQ).values == pytest.approx(
        dict.fromkeys("abc", 0.5), abs=1e-6
    )


def test_two_camps_of_ten_settle_at_the_value_of_the_notes():
    camps = [f"{side}{number}" for side in "xy" for number in range(10)]
    links = [f"{one} - {other}" for one in camps for other in camps if one[0] != other[0]]

    result = evaluate_strength(debate_of(dict.fromkeys(camps, 0.9), *links), QE)

    assert result.unsettled == ()
    assert {round(value, 3) for value in result.values.values()} == {0.192}


@pytest.mark.parametrize(("semantics", "expected"), [(DFQ, 1.0), (QE, 0.648), (EULER, 0.609)])
def test_mutual_support_inflates_as_the_notes_measured(semantics, expected):
    debate = debate_of({"a": 0.5, "b": 0.5}, "a + b", "b + a")

    assert strength_of("a", debate, semantics) == pytest.approx(expected, abs=2e-3)


def test_what_does_not_settle_is_reported(monkeypatch):
    monkeypatch.setattr("argmap.core.strength.evaluating.MOST_ROUNDS", 2)
    debate = debate_of({"a": 1.0, "b": 1.0, "c": 0.5}, "a - b", "b - a", "a + c")

    assert evaluate_strength(debate, DFQ).unsettled == ("a", "b")


def test_linked_premises_count_as_their_weakest():
    steps = tuple(Premise(key=key, claim=key) for key in "ab")
    argument = Argument(key="g", title="g", inferences=(Inference(key="g/1", conclusion="t", premises=steps, weight=0.5),))
    debate = debate_of({"a": 0.9, "b": 0.4, "t": 0.5}, arguments=(argument,))
    one_reason = debate_of({"r": 0.5 * 0.4, "t": 0.5}, "r + t")

    assert strength_of("t", debate) == pytest.approx(strength_of("t", one_reason))


def test_an_exception_that_holds_weakens_its_inference():
    steps = (Premise(key="1", claim="a"), Premise(key="2", claim="x", role="exception"))
    argument = Argument(key="g", title="g", inferences=(Inference(key="g/1", conclusion="t", premises=steps),))
    weak = debate_of({"a": 0.9, "x": 0.9, "t": 0.5}, arguments=(argument,))
    strong = debate_of({"a": 0.9, "x": 0.0, "t": 0.5}, arguments=(argument,))

    assert 0.5 < strength_of("t", weak) < strength_of("t", strong)


def test_an_undercut_weakens_the_step_and_not_the_reason():
    free = debate_of({"a": 0.8, "t": 0.5, "x": 0.9}, "a - t")
    undercut = debate_of({"a": 0.8, "t": 0.5, "x": 0.9}, "a - t", "x ^ a-t")

    assert strength_of("t", free) < strength_of("t", undercut) < 0.5
    assert strength_of("a", undercut) == 0.8


def test_a_relations_weight_scales_its_source():
    debate = debate_of({"a": 0.8, "t": 0.5}, "a + t")
    half = replace(debate, relations=(replace(debate.relations[0], weight=0.5),))

    assert strength_of("t", half) == pytest.approx(strength_of("t", debate_of({"a": 0.4, "t": 0.5}, "a + t")))


def test_positions_of_an_issue_weaken_each_other():
    free = debate_of({"a": 0.9, "b": 0.5})
    rivals = debate_of({"a": 0.9, "b": 0.5}, issues=(Issue(key="i", question="?", positions=("a", "b")),))

    assert strength_of("b", rivals) < strength_of("b", free)


@pytest.mark.parametrize(
    ("kind", "credibility", "moves"),
    [
        (EvidenceKind.SUPPORTS, 1, 1),
        (EvidenceKind.UNDERMINES, 1, -1),
        (EvidenceKind.SUPPORTS, 6, 0),
        (EvidenceKind.ATTESTS, 1, 0),
        (EvidenceKind.ILLUSTRATES, 1, 0),
    ],
)
def test_rated_evidence_bears_on_its_claim(kind, credibility, moves):
    debate = debate_of(
        {"t": 0.5},
        sources=(Source(key="s", title="s"),),
        passages=(Passage(key="p", source="s"),),
        evidence=(Evidence(key="e", claim="t", passage="p", kind=kind, credibility=credibility),),
    )

    moved = strength_of("t", debate) - 0.5

    assert (moved > 0) - (moved < 0) == moves
    assert evaluate_strength(debate, with_evidence=False).values["t"] == 0.5


def test_contributions_are_what_removal_takes_away():
    debate = debate_of({"t": 0.5, "a": 0.8, "b": 0.4, "c": 0.9}, "a - t", "b + t", "c - a")
    without_a = debate_of({"t": 0.5, "b": 0.4, "c": 0.9}, "b + t")

    found = list_contributions(debate, "t")

    assert [contribution.reason for contribution in found] in (
        [("claim", "a"), ("claim", "b")],
        [("claim", "b"), ("claim", "a")],
    )
    by_reason = {contribution.reason[1]: contribution.amount for contribution in found}
    assert by_reason["a"] == pytest.approx(strength_of("t", debate) - strength_of("t", without_a))
    assert by_reason["a"] < 0 < by_reason["b"]


def test_contributions_do_not_depend_on_where_the_claim_stands():
    first = debate_of({"t": 0.5, "a": 0.8, "b": 0.4}, "a - t", "b + t", "t + b")
    last = debate_of({"a": 0.8, "b": 0.4, "t": 0.5}, "a - t", "b + t", "t + b")

    found = [{one.reason: round(one.amount, 6) for one in list_contributions(debate, "t")} for debate in (first, last)]

    assert found[0] == found[1]
    assert found[0]["claim", "a"] < 0 < found[0]["claim", "b"]


def test_a_strength_is_explained_in_a_sentence():
    debate = debate_of({"t": 0.5, "a": 0.8, "b": 0.4, "c": 0.001, "alone": 0.3}, "a - t", "b + t", "c - t")
    strengths = evaluate_strength(debate, DFQ)

    told = {one.claim: one for one in explain_strengths(debate, DFQ, strengths)}

    # DF-QuAD: 0.5 - 0.5 (0.8002 - 0.4); without a the base goes up to 0.6995, without b down to 0.0999.
    assert told["t"].sentence == "“t” begins at 0.50 and comes to 0.30: “b” (+0.20) strengthens it, “a” (-0.40) weakens it."
    assert told["t"].contributions == tuple(list_contributions(debate, "t", DFQ))
    assert told["alone"].sentence == "“alone” stays at 0.30, for nothing on record moves it."


def test_what_did_not_settle_is_not_explained_away(monkeypatch):
    monkeypatch.setattr("argmap.core.strength.evaluating.MOST_ROUNDS", 1)
    debate = debate_of({"a": 1.0, "b": 1.0}, "a - b", "b - a")

    (told, _) = explain_strengths(debate, DFQ, evaluate_strength(debate, DFQ))

    assert (told.contributions, told.sentence[:28]) == ((), "No steady value was found: t")


def test_every_kind_of_reason_has_a_name():
    argument = Argument(
        key="g", title="G", inferences=(Inference(key="i", conclusion="t", premises=(Premise(key="1", claim="a"),)),)
    )
    debate = replace(
        debate_of({"t": 0.5, "a": 0.8}, arguments=(argument, Argument(key="bare", title="Bare"))),
        relations=(
            Relation(key="r", kind=RelationKind.SUPPORTS, source="a", target="t", weight=0.5),
            Relation(key="s", kind=RelationKind.ATTACKS, source="bare", source_kind=End.ARGUMENT, target="t"),
        ),
        sources=(Source(key="s", title="Study"),),
        passages=(Passage(key="p", source="s", locator="3"),),
        evidence=(Evidence(key="e", claim="t", passage="p", kind=EvidenceKind.SUPPORTS, credibility=2),),
    )

    names = {name_contribution(debate, one) for one in list_contributions(debate, "t")}

    assert names == {"“a”", "the argument “Bare”", "evidence in “Study”, ¶ 3 (rated F2, probably true)"}


@st.composite
def debates(draw):
    keys = [f"c{number}" for number in range(draw(st.integers(1, 8)))]
    priors = {key: draw(st.floats(0, 1)) for key in keys}
    pairs = st.tuples(st.sampled_from(keys), st.sampled_from("+-"), st.sampled_from(keys))
    return debate_of(priors, *(" ".join(pair) for pair in draw(st.lists(pairs, unique=True, max_size=20))))


def iterate_naively(debate, semantics):
    """The oracle: all claims renewed together, damped, from the definition."""
    values = {claim.key: claim.prior for claim in debate.claims}
    ends = {sign: [(link.source, link.target) for link in debate.relations if link.kind is SIGNS[sign]] for sign in "+-"}
    for _ in range(5_000):
        new = {
            claim.key: semantics.combine(
                claim.prior,
                [values[source] for source, target in ends["-"] if target == claim.key],
                [values[source] for source, target in ends["+"] if target == claim.key],
            )
            for claim in debate.claims
        }
        moved = max(abs(new[key] - values[key]) for key in values)
        values = {key: values[key] + 0.2 * (new[key] - values[key]) for key in values}
        if moved < 1e-10:
            return values
    return None


@pytest.mark.parametrize("semantics", GradualSemantics)
@settings(max_examples=60)
@given(debate=debates())
def test_strengths_agree_with_a_naive_evaluator_and_do_not_depend_on_order(semantics, debate):
    expected = iterate_naively(debate, semantics)
    turned = replace(debate, claims=debate.claims[::-1], relations=debate.relations[::-1])

    result = evaluate_strength(debate, semantics)

    assert all(0 <= value <= 1 for value in result.values.values())
    if expected is not None and not result.unsettled:
        assert result.values == pytest.approx(expected, abs=1e-5)
        assert evaluate_strength(turned, semantics).values == pytest.approx(result.values, abs=1e-6)
