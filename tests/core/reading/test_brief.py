"""The two sides of a claim's brief."""

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind, End, RelationKind
from argmap.core.reading.brief import list_questions, write_brief
from argmap.core.records import About, Claim, Relation


def make_debate(*, kind: ClaimKind = ClaimKind.POLICY) -> Debate:
    """A claim with a reason for it that is answered and undercut, and a reason against it."""
    claims = [Claim(key="dig", title="Dig", kind=kind)]
    claims += [Claim(key=key, title=key.title(), kind=ClaimKind.FACT) for key in ("dry", "dear", "rain", "far")]
    return Debate(
        about=About(slug="well", question="Dig the well?"),
        claims=tuple(claims),
        relations=(
            Relation(key="r1", kind=RelationKind.SUPPORTS, source="dry", target="dig", target_kind=End.CLAIM),
            Relation(key="r2", kind=RelationKind.ATTACKS, source="dear", target="dig", target_kind=End.CLAIM),
            Relation(key="r3", kind=RelationKind.ATTACKS, source="rain", target="dry", target_kind=End.CLAIM),
            Relation(key="r4", kind=RelationKind.UNDERCUTS, source="far", target="r1", target_kind=End.RELATION),
        ),
    )


def name_sources(steps):
    return [node.key for step in steps for node in step.sources]


def test_each_point_stands_on_its_side_with_what_answers_it():
    brief = write_brief(make_debate(), "dig")

    (point,), (counter,) = brief.supports, brief.attacks
    assert name_sources([point.reason.step]) == ["dry"]
    assert name_sources(point.answers) == ["rain"]
    assert name_sources(point.reason.undercuts) == ["far"]
    assert name_sources([counter.reason.step]) == ["dear"]
    assert counter.answers == ()


def test_briefs_are_offered_of_policies():
    assert [claim.key for claim in list_questions(make_debate())] == ["dig"]


def test_briefs_are_offered_of_what_bears_on_nothing_where_there_is_no_policy():
    assert [claim.key for claim in list_questions(make_debate(kind=ClaimKind.FACT))] == ["dig"]
