"""Relations, affiliations, stances and evidence, with and without keys of their own."""

import pytest

from argmap.core.kinds import End, Label, Position, Reporter
from argmap.core.records import Condition
from tests.formats.native.files import list_errors, read_whole

BASE = """
claims: {a: A, b: B}
arguments: {r: {title: R}}
actors: {x: {name: X, kind: state}, y: {name: Y, kind: body}}
sources: {s: S}
passages: {p: {source: s, locator: 1}}
"""


def test_relations_are_called_after_their_ends():
    debate = read_whole(
        BASE
        + """
relations:
  - {kind: supports, source: b, target: a}
  - {kind: undercuts, source: r, source_kind: argument, target: b-supports-a, target_kind: relation}
"""
    )

    assert [(one.key, one.source_kind, one.target_kind, one.position) for one in debate.relations] == [
        ("b-supports-a", End.CLAIM, End.CLAIM, 0),
        ("r-undercuts-b-supports-a", End.ARGUMENT, End.RELATION, 1),
    ]


def test_relations_in_a_mapping_and_in_a_list_keep_the_keys_they_are_given():
    mapping = read_whole(BASE + "relations: {own: {kind: entails, source: a, target: b}}")
    listed = read_whole(BASE + "relations: [{key: own, kind: entails, source: a, target: b}]")

    assert mapping == listed
    assert mapping.relations[0].key == "own"


def test_affiliations_and_evidence_are_called_after_what_they_tie_together():
    debate = read_whole(
        BASE
        + """
affiliations: [{actor: x, kind: member_of, body: y}]
evidence: [{claim: a, passage: p, kind: attests}]
"""
    )

    assert (debate.affiliations[0].key, debate.evidence[0].key) == ("x-member_of-y", "a-p")


def test_stances_of_one_actor_on_one_claim_are_numbered_in_the_order_of_the_file():
    debate = read_whole(
        BASE
        + """
stances:
  - {actor: x, claim: a, position: supports}
  - {actor: x, argument: r, position: neutral}
  - {actor: x, claim: a, position: opposes}
  - {actor: x, claim: a, position: reserved}
"""
    )

    assert {one.key: one.position for one in debate.stances} == {
        "x-a": Position.SUPPORTS,
        "x-r": Position.NEUTRAL,
        "x-a-2": Position.OPPOSES,
        "x-a-3": Position.RESERVED,
    }


def test_a_stances_number_passes_over_a_key_that_is_taken():
    debate = read_whole(
        BASE
        + """
stances:
  - {key: x-a-2, actor: x, claim: a, position: supports}
  - {actor: x, claim: a, position: opposes}
  - {actor: x, claim: a, position: reserved}
"""
    )

    assert [one.key for one in debate.stances] == ["x-a", "x-a-2", "x-a-3"]


def test_conditions_are_claims_that_must_be_in_unless_they_say_out():
    debate = read_whole(
        BASE
        + """
stances:
  - {actor: x, claim: a, position: conditional, conditions: [b, {claim: a, must_be: out}], meanwhile: opposes}
"""
    )

    (stance,) = debate.stances
    assert stance.conditions == (Condition(claim="a", must_be=Label.OUT), Condition(claim="b"))
    assert stance.meanwhile is Position.OPPOSES


@pytest.mark.parametrize(
    ("report", "kind"),
    [("reported_by: y", Reporter.ACTOR), ("reported_by: s, reported_by_kind: source", Reporter.SOURCE), ("venue: v", None)],
)
def test_a_reporter_is_an_actor_unless_it_says_source(report, kind):
    debate = read_whole(f"{BASE}stances: [{{actor: x, claim: a, position: supports, {report}}}]")

    assert debate.stances[0].reported_by_kind is kind


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("stances: [{actor: x, position: supports}]", "stances[0].claim: a stance is on one claim or on one argument"),
        ("stances: [{actor: z, claim: a, position: supports}]", 'stances[0].actor: no actor has the key "z"'),
        (
            "stances: {k: {actor: x, claim: a, position: for}}",
            'stances.k.position: "for" is not allowed here; allowed: supports, opposes',
        ),
        (
            "stances: [{actor: x, claim: a, position: conditional, conditions: [{must_be: out}]}]",
            "stances[0].conditions[0]: a condition names its claim",
        ),
        (
            "stances: [{actor: x, claim: a, position: conditional, conditions: [{claim: b, must: out}]}]",
            'stances[0].conditions[0].must: "must" is no field of a condition; allowed: claim, must_be',
        ),
        ("relations: [{kind: contrary, source: a, target: z}]", 'relations[0].target: no claim has the key "z"'),
        (
            "relations: [{kind: undercuts, source: a, target: b}]",
            "relations[0].target_kind: undercuts cannot have claim as target",
        ),
        ("evidence: [{claim: a, passage: q, kind: attests}]", 'evidence[0].passage: no passage has the key "q"'),
        ("evidence: [{claim: a, passage: p, kind: attests, credibility: 7}]", "evidence[0].credibility: 7 is out of range"),
        (
            "affiliations: [{actor: x, kind: owns, body: y}]",
            'affiliations[0].kind: "owns" is not allowed here; allowed: speaks_for',
        ),
        (
            "affiliations: [{actor: x, kind: nominee, body: y, since: June}]",
            'affiliations[0].since: "June" is no date; allowed is a year',
        ),
    ],
)
def test_it_says_what_is_wrong_with_a_link(line, error):
    (found,) = list_errors(BASE + line)

    assert found.startswith("8:")
    assert error in found
