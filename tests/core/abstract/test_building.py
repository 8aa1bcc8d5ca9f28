import pytest

from argmap.core.abstract import Semantics, TooManyArgumentsError, build_framework, find_extensions
from argmap.core.debate import Debate
from argmap.core.kinds import End, Polarity, RelationKind
from argmap.core.records import About, Argument, Claim, Inference, Issue, Premise, Relation


def debate_of(claims, *links, issues=(), arguments=()):
    """A debate of claims named by letters and links such as `a + b` (a supports b) and `c ^ a+b` (c undercuts that)."""
    signs = {
        "+": RelationKind.SUPPORTS,
        "-": RelationKind.ATTACKS,
        "^": RelationKind.UNDERCUTS,
        "><": RelationKind.CONTRADICTORY,
    }
    relations = []
    for link in links:
        source, sign, target = link.split(" ")
        kind, aim = signs[sign], End.CLAIM
        if kind is RelationKind.UNDERCUTS:
            aim = End.INFERENCE if "/" in target else End.RELATION
        key = f"{source}{sign}{target}"
        relations.append(Relation(key=key, kind=kind, source=source, target=target, target_kind=aim))
    return Debate(
        about=About(slug="d", question="?"),
        claims=tuple(Claim(key=key, title=key) for key in claims),
        relations=tuple(relations),
        issues=tuple(Issue(key=f"i{number}", question="?", positions=positions) for number, positions in enumerate(issues)),
        arguments=arguments,
    )


def argument_of(key, premises, conclusion, kind=Polarity.SUPPORTS):
    steps = tuple(Premise(key=f"{key}/1/{claim}", claim=claim, position=place) for place, claim in enumerate(premises))
    return Argument(
        key=key, title=key, inferences=(Inference(key=f"{key}/1", conclusion=conclusion, kind=kind, premises=steps),)
    )


def accepted(debate, semantics=Semantics.GROUNDED):
    framework = build_framework(debate)
    return [framework.name_claims(extension) for extension in find_extensions(framework, semantics)]


def test_claims_and_attacks_alone_are_the_framework_they_draw():
    framework = build_framework(debate_of("abc", "a - b", "b - c"))

    assert framework.names == ("a", "b", "c")
    assert framework.attackers == ((), (0,), (1,))


def test_a_support_makes_a_tree_and_no_attack():
    framework = build_framework(debate_of("ab", "a + b"))

    assert framework.names == ("a", "b ⇐ (a)")
    assert framework.attackers == ((), ())


@pytest.mark.parametrize(
    ("links", "standing"),
    [
        (["a + b", "x - b"], ["a", "x"]),  # rebut
        (["a + b", "x - a"], ["x"]),  # undermine
        (["a + b", "x ^ a+b"], ["a", "x"]),  # undercut: a stands, the step does not
        (["a + b", "x ^ a+b", "y - x"], ["a", "b", "y"]),  # reinstated
        (["a - b", "x ^ a-b"], ["a", "b", "x"]),  # an undercut attack leaves its target alone
    ],
)
def test_rebut_undermine_and_undercut_hit_what_they_aim_at(links, standing):
    claims = sorted({letter for link in links for letter in link if letter.isalpha()})

    assert accepted(debate_of(claims, *links)) == [standing]


def test_linked_premises_stand_or_fall_together():
    linked = argument_of("g", "ab", "c")

    assert accepted(debate_of("abc", arguments=(linked,))) == [["a", "b", "c"]]
    assert accepted(debate_of("abcx", "x - b", arguments=(linked,))) == [["a", "x"]]


def test_an_inference_against_a_claim_attacks_it():
    against = argument_of("g", "ab", "c", kind=Polarity.ATTACKS)

    assert accepted(debate_of("abc", arguments=(against,))) == [["a", "b"]]
    assert accepted(debate_of("abcx", "x ^ g/1", arguments=(against,))) == [["a", "b", "c", "x"]]


def test_positions_of_an_issue_and_contradictories_exclude_each_other():
    assert accepted(debate_of("ab", issues=[("a", "b")]), Semantics.PREFERRED) == [["a"], ["b"]]
    assert accepted(debate_of("ab", "a >< b"), Semantics.PREFERRED) == [["a"], ["b"]]


def test_a_circle_of_supports_carries_nothing():
    assert accepted(debate_of("ab", "a + b", "b + a")) == [[]]


def test_too_many_trees_are_refused():
    links = [f"{one} + {other}" for one, other in zip("abcdefgh", "bcdefghi", strict=True)]
    wide = [f"{letter}{number} + {letter}" for letter in "abcdefghi" for number in range(9)]
    claims = sorted({part for link in links + wide for part in link.split(" + ")})

    with pytest.raises(TooManyArgumentsError, match="more than 50 arguments"):
        build_framework(debate_of(claims, *links, *wide), most=50)
