"""Claims by key, in a list, and nested in each other."""

import pytest

from argmap.core.kinds import Basis, RelationKind
from tests.formats.native.files import list_errors, read_whole


def by_position(records):
    return [record.key for record in sorted(records, key=lambda record: record.position)]


@pytest.mark.parametrize(
    "body",
    [
        "claims: {b: {title: B}, a: {title: A}}",
        "claims: {b: B, a: A}",
        "claims: [{key: b, title: B}, {key: a, title: A}]",
    ],
)
def test_the_order_in_the_file_is_the_position(body):
    claims = read_whole(body).claims

    assert [(claim.key, claim.title, claim.position) for claim in claims] == [("a", "A", 1), ("b", "B", 0)]


def test_a_written_position_is_kept():
    claims = read_whole("claims: {a: {title: A, position: 7}, b: B}").claims

    assert [claim.position for claim in claims] == [7, 1]


def test_nested_claims_follow_the_claim_they_stand_in():
    debate = read_whole("""
        claims:
          a:
            title: A
            for:
              - b: {title: B, against: [{c: C}]}
              - d: D
          e: E
    """)

    assert by_position(debate.claims) == ["a", "b", "c", "d", "e"]


def test_reasons_become_relations_with_a_key_from_their_ends():
    debate = read_whole("""
        claims:
          a:
            title: A
            against: [b]
            for:
              - c: {title: C}
          b: B
    """)

    assert [(one.key, one.kind, one.source, one.target, one.position) for one in debate.relations] == [
        ("b-attacks-a", RelationKind.ATTACKS, "b", "a", 0),
        ("c-supports-a", RelationKind.SUPPORTS, "c", "a", 1),
    ]


def test_a_link_carries_the_relations_own_fields():
    debate = read_whole("""
        claims:
          a:
            title: A
            for:
              - b: {link: {basis: inferred, weight: 0.6, key: own}}
              - c: {title: C, link: {tags: [x]}}
          b: B
    """)

    own, generated = debate.relation_by_key["own"], debate.relation_by_key["c-supports-a"]
    assert (own.basis, own.weight, own.source) == (Basis.INFERRED, 0.6, "b")
    assert generated.tags == ("x",)
    assert [claim.key for claim in debate.claims] == ["a", "b", "c"]


def test_a_nested_claim_belongs_to_the_group_of_the_claim_it_stands_in():
    debate = read_whole("""
        groups: {g: G, h: H}
        claims:
          a:
            title: A
            group: g
            for:
              - b: B
              - c: {title: C, group: h}
              - d: {title: D, group: null}
    """)

    assert {claim.key: claim.group for claim in debate.claims} == {"a": "g", "b": "g", "c": "h", "d": None}


def test_a_reason_that_is_defined_twice_is_an_error_at_the_second_place():
    errors = list_errors("""
        claims:
          a:
            title: A
            for:
              - b: B
          b: Again
    """)

    assert errors == ["8:6: claims.b.key: another record of the same kind has this key already"]


@pytest.mark.parametrize(
    ("item", "error"),
    [
        ("{b: B, c: C}", "3:23: claims.a.for[0]: a reason is the key of a claim, or one KEY: with the claim's fields"),
        ("[b]", "3:23: claims.a.for[0]: a mapping (name: value) is wanted here, not a list"),
        ("{b: }", "3:27: claims.a.for[0].b: a mapping (name: value) is wanted here, not nothing"),
        ("{b: {text: x}}", "3:27: claims.a.for[0].b: title is missing"),
        ("{b: {link: {kind: attacks}}}", '3:35: claims.a.for[0].b.link.kind: there is no field "kind" here'),
        ("nowhere", '3:23: claims.a.for[0].source: no claim has the key "nowhere"'),
    ],
)
def test_it_says_what_is_wrong_with_a_reason(item, error):
    errors = list_errors(f"claims:\n  a: {{title: A, for: [{item}]}}\n")

    assert errors[0].startswith(error)
