"""The table of claims: what is counted, and how it sorts."""

import pytest

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, ClaimKind, End, EvidenceKind, Position, RelationKind
from argmap.core.reading.standing import mark_claims
from argmap.core.reading.table import Column, sort_lines, tabulate_claims
from argmap.core.records import About, Actor, Claim, Evidence, Passage, Relation, Source, Stance
from argmap.core.standing import Verdict


def make_debate() -> Debate:
    """A policy with two reasons for it and one against, held and opposed, and evidence on one reason."""
    return Debate(
        about=About(slug="well", question="Dig the well?"),
        claims=(
            Claim(key="dig", title="Dig the well", kind=ClaimKind.POLICY),
            Claim(key="dry", kind=ClaimKind.FACT, title="The river runs dry", position=1),
            Claim(key="dear", kind=ClaimKind.FACT, title="a well is dear", position=2),
            Claim(key="near", kind=ClaimKind.FACT, title="Water is near", position=3),
        ),
        relations=(
            Relation(key="r1", kind=RelationKind.SUPPORTS, source="dry", target="dig", target_kind=End.CLAIM),
            Relation(key="r2", kind=RelationKind.SUPPORTS, source="near", target="dig", target_kind=End.CLAIM),
            Relation(key="r3", kind=RelationKind.ATTACKS, source="dear", target="dig", target_kind=End.CLAIM),
        ),
        actors=(
            Actor(key="town", kind=ActorKind.BODY, name="The town"),
            Actor(key="mill", kind=ActorKind.ORGANISATION, name="The mill"),
        ),
        stances=(
            Stance(key="s1", actor="town", claim="dig", position=Position.OPPOSES, said_on="2020"),
            Stance(key="s2", actor="town", claim="dig", position=Position.SUPPORTS, said_on="2021"),
            Stance(key="s3", actor="mill", claim="dig", position=Position.SUPPORTS, said_on="2019"),
        ),
        sources=(Source(key="book", title="The book"),),
        passages=(Passage(key="p1", source="book", locator="1"),),
        evidence=(
            Evidence(key="e1", passage="p1", claim="dry", kind=EvidenceKind.SUPPORTS),
            Evidence(key="e2", passage="p1", claim="dry", kind=EvidenceKind.ATTESTS),
        ),
    )


def find_line(lines, key):
    return next(line for line in lines if line.node.key == key)


def test_reasons_and_evidence_are_counted_but_what_merely_attests():
    lines = tabulate_claims(make_debate())

    dig, dry = find_line(lines, "dig"), find_line(lines, "dry")
    assert (dig.supports, dig.attacks, dig.evidence) == (2, 1, 0)
    assert (dry.supports, dry.attacks, dry.evidence) == (0, 0, 1)


@pytest.mark.parametrize(("as_of", "held"), [("", (2, 0)), ("2020", (1, 1)), ("2018", (0, 0))])
def test_each_actor_counts_once_with_its_latest_stance_as_of_the_date(as_of, held):
    dig = find_line(tabulate_claims(make_debate(), as_of=as_of), "dig")

    assert (dig.held_for, dig.held_against) == held


@pytest.mark.parametrize(
    ("column", "descending", "keys"),
    [
        (Column.TITLE, False, ["dear", "dig", "dry", "near"]),
        (Column.TITLE, True, ["near", "dry", "dig", "dear"]),
        (Column.SUPPORTS, True, ["dig", "dry", "dear", "near"]),
        (Column.EVIDENCE, False, ["dig", "dear", "near", "dry"]),
        (Column.GROUP, False, ["dig", "dry", "dear", "near"]),
    ],
)
def test_lines_sort_by_a_column_and_else_stay_in_the_order_for_reading(column, descending, keys):
    lines = sort_lines(tabulate_claims(make_debate()), column, is_descending=descending)

    assert [line.node.key for line in lines] == keys


def test_what_stands_comes_before_what_is_undecided_and_what_does_not_stand_last():
    verdicts = {"dig": Verdict.OUT, "dry": Verdict.UNDECIDED, "dear": Verdict.IN, "near": Verdict.UNDECIDED}

    lines = sort_lines(tabulate_claims(make_debate(), mark_claims(verdicts)), Column.STANDING)

    assert [line.node.key for line in lines] == ["dear", "dry", "near", "dig"]
