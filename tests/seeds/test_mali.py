"""The founding debate says what the project's brief asks of it: its claims, links, actors and groups, table by table."""

import re

import pytest

from argmap.core.checks import find_problems
from argmap.core.kinds import Basis, ClaimKind, EvidenceKind, Weighing
from argmap.core.standing import Options, Verdict, evaluate, read_toggles

CLAIMS = {
    "A": "A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 A11 A12 A13 A14 A15 A16 A17 A18",
    "B": "B0 B1 B2 B3 B4 B5 B6 B7 B8",
    "C": "C0 C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12",
    "D": "D0 D3 D4 D5 D6 D7 D8",
    "E": "E0 E1 E2 E3",
    "F": "F0 F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11",
}
GROUPS = {
    "A": "Enlarging MINUSMA",
    "B": "UN support for the African force",
    "C": "Ending Barkhane",
    "D": "Takuba and the European effort",
    "E": "Force versus governance",
    "F": "What Washington owes the Sahel",
}
POLICIES = "A0 A11 A16 B0 B7 C0 D0 D5 F0"
SUPPORTS = """A1-A0 A2-A0 A5-A4* A18-A2 B4-B3 B6-B7 B8-B0* C1-C0 C2-C0 C3-C0 C4-C0 C5-C0 C8-C6 C10-C0 C12-C4
D4-D0* D6-D0 D7-D0* D8-D0 E0-E1 E2-E0 E3-E2 F1-F0* F2-F5 F5-F0 F6-F2 F8-F0* F9-F0 F10-C0"""
ATTACKS = """A3-A0 A4-A0 A6-A11 A7-A0 A12-A11 A16-A0* A17-A0 B3-B0 B5-B0 B9-B7 C6-C0 C7-C8 C9-C8* D3-D5 D4-D6
F3-F0 F4-F0 F7-F0*"""
LINKED = [
    ("A5 A8", "A7", Basis.STATED),
    ("A3 A4 A7", "A15", Basis.INFERRED),
    ("B1 B2", "B0", Basis.STATED),
]
ACTORS = """france united-states niger germany sweden italy denmark czechia estonia china russia
mali burkina-faso chad mauritania
un-security-council council-african-members minusma g5-sahel takuba barkhane us-congress biden-administration
trump-administration us-interagency pentagon mali-military-rulers french-officials paris-strategists diplomats tuareg-rebels
jihadist-coalition macron blinken biden phee duclos thepaut hudson boutellis"""
STATES = {
    "france": "FRA",
    "united-states": "USA",
    "niger": "NER",
    "germany": "DEU",
    "sweden": "SWE",
    "italy": "ITA",
    "denmark": "DNK",
    "czechia": "CZE",
    "estonia": "EST",
    "china": "CHN",
    "russia": "RUS",
    "mali": "MLI",
    "burkina-faso": "BFA",
    "chad": "TCD",
    "mauritania": "MRT",
}
AFFILIATIONS = """macron-speaks_for-france blinken-speaks_for-united-states phee-nominee-state-department
duclos-affiliated-institut-montaigne thepaut-affiliated-washington-institute hudson-affiliated-atlantic-council
boutellis-affiliated-international-peace-institute"""


def list_links(kind, table):
    """The table's links; an asterisk marks one that the article does not draw itself."""
    return [
        (kind, *link.rstrip("*").split("-"), Basis.INFERRED if link.endswith("*") else Basis.STATED) for link in table.split()
    ]


def test_it_is_whole(mali):
    assert find_problems(mali) == []


def test_it_asks_the_question_of_the_founding_case(mali):
    about = mali.about

    assert about.slug == "mali-2021"
    assert about.question == "Should the Security Council authorise 2,000 more UN peacekeepers for Mali?"
    assert about.dated == "2021-06"
    assert about.language == "en"


def test_its_groups_are_those_of_the_brief_in_order(mali):
    groups = sorted(mali.groups, key=lambda group: group.position)

    assert {group.key: group.title for group in groups} == GROUPS
    assert [group.key for group in groups] == list("ABCDEF")


@pytest.mark.parametrize(("group", "keys"), CLAIMS.items())
def test_it_holds_the_claims_of_the_brief_in_their_groups(mali, group, keys):
    found = {claim.key for claim in mali.claims if claim.group == group}

    assert set(keys.split()) <= found


def test_its_question_comes_first(mali):
    first = min(mali.claims, key=lambda claim: claim.position)

    assert first.key == "A0"


def test_what_somebody_should_do_is_a_policy(mali):
    kinds = {claim.key: claim.kind for claim in mali.claims}

    assert {kinds[key] for key in POLICIES.split()} == {ClaimKind.POLICY}


def test_titles_fit_a_box(mali):
    assert [claim.title for claim in mali.claims if not 10 <= len(claim.title) <= 70] == []


def test_every_claim_says_in_full_what_its_title_shortens(mali):
    assert [claim.key for claim in mali.claims if not claim.text.endswith(".")] == []


@pytest.mark.parametrize(
    ("kind", "source", "target", "basis"), list_links("supports", SUPPORTS) + list_links("attacks", ATTACKS)
)
def test_it_draws_the_links_of_the_brief(mali, kind, source, target, basis):
    relation = mali.relation_by_key[f"{source}-{kind}-{target}"]

    assert (relation.kind, relation.source, relation.target, relation.basis) == (kind, source, target, basis)


@pytest.mark.parametrize(("premises", "conclusion", "basis"), LINKED)
def test_premises_that_work_only_together_are_linked(mali, premises, conclusion, basis):
    (inference,) = [inference for inference in mali.inferences if inference.conclusion == conclusion]

    assert {premise.claim for premise in inference.premises} == set(premises.split())
    assert (inference.kind, inference.weighing, inference.basis) == ("supports", Weighing.LINKED, basis)


def test_it_has_linked_inferences_beyond_those_of_the_brief(mali):
    linked = [inference for inference in mali.inferences if len(inference.premises) > 1]

    assert len(linked) > len(LINKED)


def test_the_open_door_undercuts_the_step_to_a_dead_proposal(mali):
    (undercut,) = [relation for relation in mali.relations if relation.source == "A9"]

    assert (undercut.kind, undercut.target_kind) == ("undercuts", "inference")
    assert mali.inference_by_key[undercut.target].conclusion == "A15"


def test_the_transition_undercuts_the_step_from_challenge_to_withdrawal(mali):
    (undercut,) = [relation for relation in mali.relations if relation.source == "C7" and relation.kind == "undercuts"]

    assert (undercut.target_kind, undercut.target) == ("relation", "C6-attacks-C0")


def test_what_washington_waits_for_contradicts_what_is_missing(mali):
    pairs = {frozenset((link.source, link.target)) for link in mali.relations if link.kind == "contradictory"}

    assert pairs == {frozenset(("A3", "A13")), frozenset(("A14", "A17"))}


def test_positions_of_an_issue_are_alternatives(mali):
    positions = {frozenset(issue.positions) for issue in mali.issues}

    assert {frozenset(("A0", "A16")), frozenset(("C8", "C9"))} <= positions


def test_the_african_members_count_niger_among_them(mali):
    bodies = {tie.body for tie in mali.affiliations if tie.actor == "niger" and tie.kind == "member_of"}

    assert bodies == {"council-african-members", "g5-sahel", "un-security-council"}


def test_it_knows_the_actors_of_the_brief(mali):
    assert set(ACTORS.split()) <= mali.actor_by_key.keys()


def test_states_carry_their_country_codes(mali):
    states = {actor.key: actor.iso3 for actor in mali.actors if actor.kind == "state"}

    assert states == STATES


def test_experts_are_affiliated_and_only_officials_speak_for_others(mali):
    ties = {(tie.actor, tie.kind.value, tie.body) for tie in mali.affiliations}
    wanted = {tuple(re.split("-(speaks_for|nominee|affiliated)-", key)) for key in AFFILIATIONS.split()}

    assert wanted <= ties
    assert not {"phee", "duclos", "thepaut", "hudson", "boutellis"} & {actor for actor, kind, _ in ties if kind == "speaks_for"}


def test_the_trump_administration_speaks_for_nobody_any_more(mali):
    (tie,) = [tie for tie in mali.affiliations if tie.actor == "trump-administration"]

    assert tie.until == "2021-01"


def test_it_is_as_large_as_the_case_asks_for(mali):
    assert len(mali.claims) >= 55
    assert len(mali.actors) >= 35
    assert len(mali.stances) >= 35
    assert len(mali.groups) == 6


def test_the_german_ground_is_attested_not_proved(mali):
    (ground,) = [evidence for evidence in mali.evidence if evidence.claim == "D3"]

    assert ground.kind == EvidenceKind.ATTESTS


def test_a_tour_leads_newcomers_past_both_sides(mali):
    (tour,) = mali.tours
    stops = sorted(tour.stops, key=lambda stop: stop.position)

    assert [stop.focus for stop in stops] == ["A0", "C0", "A4", "A7", "B0", "E1", "A0", "A15"]


def test_what_the_tour_says_of_standing_holds(mali):
    recorded = evaluate(mali).labels
    supposed = evaluate(mali, Options(toggles=read_toggles("in.A13~in.A14"))).labels

    assert {key: recorded[key] for key in ("A0", "A15", "A3", "A4", "A7")} == {
        "A0": Verdict.UNDECIDED, "A15": Verdict.UNDECIDED, "A3": Verdict.IN, "A4": Verdict.IN, "A7": Verdict.IN,
    }  # fmt: skip
    assert {key for key in ("A3", "A17", "A4", "A7") if supposed[key] is Verdict.OUT} == {"A3", "A17"}
