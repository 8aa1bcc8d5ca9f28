"""What stands in the founding debate: verdicts and sentences that somebody who knows the case would sign."""

from pathlib import Path

import pytest

from argmap.core.kinds import ClaimKind, Position, Profile, RelationKind
from argmap.core.standing import (
    Action,
    Options,
    Rule,
    Toggle,
    compare_lenses,
    describe_paths,
    evaluate,
    find_paths,
    find_sensitivities,
    read_toggles,
)
from argmap.core.standing.sensitivity import list_dependencies
from argmap.formats import read_file

SEED = Path(__file__).parents[3] / "seeds" / "mali-2021"


@pytest.fixture(scope="module")
def mali():
    reading = read_file("debate.yaml", (SEED / "debate.yaml").read_bytes(), load=lambda name: (SEED / name).read_bytes())
    return reading.debate


@pytest.fixture(scope="module")
def evaluation(mali):
    return evaluate(mali)


def test_no_policy_is_all_in_or_all_out(mali, evaluation):
    policies = {claim.key: evaluation.labels[claim.key].value for claim in mali.claims if claim.kind is ClaimKind.POLICY}

    assert policies == {
        # Reasons on both sides, and nobody has weighed them
        "A0": "undecided",
        "B0": "undecided",
        "B7": "undecided",
        "C0": "undecided",
        "F0": "undecided",
        # Reasons on one side
        "A11": "out",
        "D0": "in",
        "D5": "out",
        "E1": "in",
        "F15": "in",
        # Somebody wants it, which is no reason
        "A16": "undecided",
        "E4": "undecided",
        "F9": "undecided",
        "F10": "undecided",
        "F14": "undecided",
    }


def test_every_claim_has_a_sentence_that_names_what_bears_on_it(mali, evaluation):
    for key, explanation in evaluation.explanations.items():
        bearing = [relation for relation in mali.relations if relation.target == key and relation.kind.can_be_undercut]
        bearing += [inference for inference in mali.inferences if inference.conclusion == key]
        named = {
            mali.claim_by_key[source].title
            for record in bearing
            for source in ([record.source] if hasattr(record, "source") else [premise.claim for premise in record.premises])
        }
        assert mali.claim_by_key[key].title in explanation.sentence
        assert all(title in explanation.sentence for title in named), explanation.sentence


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "A0",
            "“The Council should authorise 2,000 more peacekeepers” is undecided: “Their task would be to reduce violence in "
            "central Mali” and “A larger UN supporting role is a critical plank of French strategy”, for it, and “There is no "
            "detailed UN plan of costs and duties” (itself only presumed), “The price is a concern” and “Enlarging rewards "
            "rulers who took power in the May coup”, against it, weigh the same (0.5), and no weights are set; “MINUSMA should "
            "plan its downsizing” and “Notification of Congress is not provided for”, against it, are undecided and could not "
            "change that.",
        ),
        (
            "A11",
            "“The enlargement should be approved by 30 June” is out: “Approval by 30 June is unlikely” and “Congress has to be "
            "notified within two weeks of approval” speak against it, and nothing on record speaks for it; being supported by "
            "France is no reason for it.",
        ),
        (
            "D5",
            "“Germany should join Takuba” is out: “The German constitution bars foreign military operations” (itself only "
            "presumed) speaks against it, and nothing on record speaks for it.",
        ),
        (
            "F15",
            "“The United States should be a strong partner of the G5” is in: “The G5 does vital work for security and "
            "governance” (itself only presumed) speaks for it, and nothing on record speaks against it.",
        ),
        (
            "E4",
            "“International support for the Sahel should be coordinated” is undecided, without a basis: no reason or rated "
            "evidence bears on it; being supported by Antony Blinken and International Coalition for the Sahel is no reason "
            "for it; the evidence on record only attests that it was said.",
        ),
        (
            "A15",
            "“The proposal is dead” is undecided: nothing that is on record for or against it counts; “There is no detailed UN "
            "plan of costs and duties” (itself only presumed), “The price is a concern” and “Enlarging rewards rulers who took "
            "power in the May coup” together, for it, do not count, since “Washington has not rejected the proposal; a "
            "compromise is open” undercuts the step.",
        ),
        (
            "C8",
            "“France is heading for an exit” is out: “It is a transition to a wider multilateral effort” and “Barkhane splits "
            "into counterterrorism and advising” speak against it, and nothing on record speaks for it.",
        ),
        (
            "D3",
            "“The German constitution bars foreign military operations” is in, presumed and unrated: it is asserted by Germany "
            "and denied by nobody on record, and no reason or rated evidence bears on it; the evidence on record only attests "
            "that it was said.",
        ),
    ],
)
def test_sentences_that_an_expert_signs(evaluation, claim, sentence):
    assert evaluation.explain(claim).sentence == sentence


def test_the_proposal_is_dead_only_where_washington_s_openness_is_left_out(mali):
    closed = evaluate(mali, Options(toggles=(Toggle(Action.OFF_RELATION, "A9-undercuts-objections-together/1"),)))

    assert closed.labels["A15"] == "in"


def test_a_plan_takes_the_objection_that_there_is_none_away(mali):
    labels = evaluate(mali, Options(toggles=read_toggles("in.A13"))).labels

    assert labels["A3"] == "out"
    assert labels["A15"] == "undecided"


def test_flipping_a_leaf_changes_what_depends_on_it_and_nothing_else(mali, evaluation):
    graph = evaluation.graph
    reached = {place: set(list_dependencies(graph, place, {})) for place in range(len(mali.claims))}
    supported = {relation.target for relation in mali.relations} | {inference.conclusion for inference in mali.inferences}
    leaves = [claim.key for claim in mali.claims if claim.key not in supported]
    changes = 0
    for leaf in leaves:
        flipped = Action.OUT if evaluation.labels[leaf] == "in" else Action.IN
        labels = evaluate(mali, Options(toggles=(Toggle(flipped, leaf),))).labels

        changed = {key for key in labels if labels[key] is not evaluation.labels[key]}
        assert leaf in changed
        assert all(graph.index[leaf] in reached[graph.index[key]] for key in changed)
        changes += len(changed) - 1
    assert len(leaves) > 40
    assert changes > 20


def test_each_relation_left_out_changes_the_sentence_of_what_it_bears_on(mali, evaluation):
    for relation in mali.relations:
        if relation.kind in (RelationKind.SUPPORTS, RelationKind.ATTACKS):
            without = evaluate(mali, Options(toggles=(Toggle(Action.OFF_RELATION, relation.key),)))

            assert without.explain(relation.target).sentence != evaluation.explain(relation.target).sentence


def test_carneades_profile_leaves_nothing_standing(mali):
    assert set(evaluate(mali, Options(profile=Profile.CAES)).labels.values()) == {"out"}


def test_washington_s_way_to_the_enlargement(mali):
    paths = find_paths(mali, "united-states", "A0")

    reach = paths.in_reach
    assert [(item.claim, item.must_be, item.is_met) for item in reach.conditions] == [
        ("A13", "in", False),
        ("A14", "in", False),
    ]
    assert (paths.position, paths.refused, reach.said_to_suffice) == (Position.CONDITIONAL, False, False)
    assert {reason.record for reason in reach.still_standing} == {"A4-attacks-A0", "A7-attacks-A0"}
    assert not {"B3", "B5"} & {ref.key for reason in reach.still_standing + reach.still_open for ref in reason.premises}
    assert paths.paths == ()
    assert (paths.searched_to, paths.stopped) == (4, False)
    assert {lever.toggle.key for lever in paths.larger} == {"A13", "A14", "A4-attacks-A0", "A7-attacks-A0", "A16-attacks-A0"}


def test_washington_s_way_in_words(mali):
    assert describe_paths(mali, find_paths(mali, "united-states", "A0")).startswith(
        "“The Council should authorise 2,000 more peacekeepers” is in reach of United States when “A detailed UN plan of costs "
        "and duties exists” holds and “Notification of Congress is provided for” holds: that is not said to suffice, and "
        "United States has not refused it. Even then “The price is a concern” and “Enlarging rewards rulers who took power in "
        "the May coup” stand against it."
    )


def test_washington_s_way_to_the_support_mission_leads_through_entanglement_and_human_rights(mali):
    paths = find_paths(mali, "united-states", "B0")

    assert paths.in_reach is None
    assert [{lever.toggle.key for lever in path} for path in paths.paths] == [{"B3-attacks-B0", "B5-attacks-B0"}]


def test_no_lens_fixes_a_policy(mali):
    table = compare_lenses(mali)

    assert set(table.policies) == {claim.key for claim in mali.claims if claim.kind is ClaimKind.POLICY}
    assert table.under["united-states"]["F14"] == "undecided"
    assert len(table.under) == len({stance.actor for stance in mali.stances})
    assert not table.stopped


def test_the_enlargement_hangs_by_any_weight_of_its_reasons(mali):
    flips = find_sensitivities(mali, "A0").flips

    assert {(flip.toggle.key, flip.toggle.amount, flip.after.value) for flip in flips} == {
        ("A1-supports-A0", 700, "in"),
        ("A2-supports-A0", 700, "in"),
        ("A3-attacks-A0", 700, "out"),
        ("A4-attacks-A0", 700, "out"),
        ("A7-attacks-A0", 700, "out"),
    }


def test_before_anybody_spoke_nothing_is_presumed(mali):
    evaluation = evaluate(mali, Options(as_of="2016"))

    assert Rule.PRESUMED not in {explanation.rule for explanation in evaluation.explanations.values()}
    assert evaluation.labels["A5"] == "in"
