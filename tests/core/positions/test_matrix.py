"""Actors × claims: what is in a cell, what is left out, in which order rows and columns stand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.core.canonical import normalise
from argmap.core.kinds import ActorKind, AffiliationKind, ClaimKind, EvidenceKind, Position
from argmap.core.positions import Bands, ColumnKind, Layout, Order, Selection, build_matrix
from argmap.core.records import Actor, Affiliation, Claim, Evidence, Group, Issue
from argmap.core.stances import latest_stances
from tests.core.positions.debates import make_debate, make_stance, read_rows, show_rows
from tests.formats.debates import debates

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=25)


def test_each_cell_has_the_position_of_its_actor_on_its_claim():
    debate = make_debate(*read_rows("mali +-.", "niger .±?", "togo 0.x"))

    assert show_rows(build_matrix(debate)) == ["mali +-.", "niger .±?", "togo 0.x"]


def test_the_latest_stance_counts_and_those_before_it_stay_visible():
    old, middle = make_stance("mali", "a", "+", "2019"), make_stance("mali", "a", "?", "2020-03")
    new = make_stance("mali", "a", "-", "2021-06-01")

    cell = build_matrix(make_debate(new, old, middle)).cells["mali", "a"]

    assert (cell.position, cell.latest, cell.earlier) == (Position.OPPOSES, (new,), (middle, old))


def test_as_of_a_date_later_stances_are_not_there():
    debate = make_debate(make_stance("mali", "a", "+", "2019"), make_stance("mali", "a", "-", "2021"), *read_rows("niger .+"))

    cell = build_matrix(debate, Selection(as_of="2020")).cells["mali", "a"]

    assert (cell.position, cell.earlier) == (Position.SUPPORTS, ())


def test_what_a_spokesman_says_counts_for_its_state_only_if_asked():
    office = Affiliation(key="o", actor="keita", kind=AffiliationKind.SPEAKS_FOR, body="mali")
    actors = (Actor(key="keita", name="Keita", kind=ActorKind.PERSON), Actor(key="mali", name="Mali", kind=ActorKind.STATE))
    debate = make_debate(*read_rows("keita +"), actors=actors, affiliations=(office,))

    plain, inherited = build_matrix(debate), build_matrix(debate, Selection(inherit=True))

    assert [row.key for row in plain.rows] == ["keita"]
    assert {place: cell.is_inherited for place, cell in inherited.cells.items()} == {
        ("keita", "a"): False,
        ("mali", "a"): True,
    }


def test_passages_of_the_latest_stance_are_counted_and_evidence_that_rests_on_them():
    stance = make_stance("mali", "a", "+", passages=("p1", "p2"))
    evidence = tuple(
        Evidence(key=f"{claim}-{passage}", claim=claim, passage=passage, kind=EvidenceKind.ATTESTS)
        for claim, passage in (("a", "p1"), ("a", "p3"), ("b", "p2"))
    )
    debate = make_debate(stance, claims=(Claim(key="a", title="A"), Claim(key="b", title="B")), evidence=evidence)

    matrix = build_matrix(debate)

    assert (matrix.cells["mali", "a"].passages, matrix.cells["mali", "a"].evidence) == (2, 1)
    assert [column.evidence for column in matrix.columns] == [2]


def test_actors_and_claims_without_a_stance_are_there_only_if_asked():
    actors = tuple(Actor(key=key, name=key, kind=ActorKind.STATE) for key in ("mali", "togo"))
    debate = make_debate(*read_rows("mali +"), actors=actors, claims=tuple(Claim(key=key, title=key) for key in "ab"))

    assert show_rows(build_matrix(debate)) == ["mali +"]
    assert show_rows(build_matrix(debate, layout=Layout(whole=True))) == ["mali +.", "togo .."]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"actor_kind": ActorKind.BODY}, ["un -+"]),
        ({"claim_kind": ClaimKind.POLICY}, ["mali +", "un -"]),
        ({"issue": "what"}, ["mali ++", "un -."]),
        ({"group": "outer"}, ["mali +.", "un .+"]),
        ({"group": "inner"}, ["un +"]),
        ({"position": Position.OPPOSES}, ["mali .-", "un -."]),
        ({"tag": "north"}, ["mali ++-"]),
        ({"tag": "on-claim"}, ["mali -"]),
        ({"tag": "on-stance"}, ["un +"]),
        ({"actor": "un", "claim": "a"}, ["un -"]),
    ],
)
def test_filters_leave_what_they_name(asked, shown):
    actors = (
        Actor(key="mali", name="Mali", kind=ActorKind.STATE, tags=("north",)),
        Actor(key="un", name="UN", kind=ActorKind.BODY),
    )
    claims = (
        Claim(key="a", title="A", kind=ClaimKind.POLICY),
        Claim(key="b", title="B", group="outer"),
        Claim(key="c", title="C", tags=("on-claim",)),
        Claim(key="d", title="D", group="inner"),
    )
    stances = (*read_rows("mali ++-.", "un -..."), make_stance("un", "d", "+", tags=("on-stance",)))
    debate = make_debate(
        *stances,
        actors=actors,
        claims=claims,
        groups=(Group(key="outer", title="Outer"), Group(key="inner", title="Inner", parent="outer")),
        issues=(Issue(key="what", question="What?", positions=("a", "b")),),
    )

    found = show_rows(build_matrix(debate, Selection(**asked), Layout(order=Order.NAME)))

    assert found == shown


@pytest.mark.parametrize(
    ("order", "rows", "columns"),
    [
        (Order.READING, ["zaire", "mali", "togo"], ["c", "a", "b"]),
        (Order.NAME, ["zaire", "mali", "togo"], ["a", "b", "c"]),
        (Order.COUNT, ["togo", "zaire", "mali"], ["c", "a", "b"]),
        (Order.DATE, ["mali", "togo", "zaire"], ["b", "c", "a"]),
    ],
)
def test_rows_and_columns_stand_in_the_order_that_was_asked_for(order, rows, columns):
    names = {"zaire": "Congo", "mali": "Mali", "togo": "Togo"}
    claims = tuple(Claim(key=key, title=key, position=place) for place, key in enumerate("cab"))
    stances = (
        make_stance("zaire", "c", "+"),
        make_stance("mali", "b", "+", "2019"),
        make_stance("togo", "c", "+", "2020"),
        make_stance("togo", "a", "-", "2021"),
    )
    actors = tuple(Actor(key=key, name=name, kind=ActorKind.STATE) for key, name in names.items())

    matrix = build_matrix(make_debate(*stances, actors=actors, claims=claims), layout=Layout(order=order))

    assert [row.key for row in matrix.rows] == rows
    assert [column.key for column in matrix.columns] == columns


def test_columns_of_issues_and_groups_gather_their_claims_and_say_where_they_differ():
    claims = (Claim(key="a", title="A"), Claim(key="b", title="B", group="g"), Claim(key="c", title="C", group="g"))
    debate = make_debate(
        *read_rows("mali +-.", "togo +++"),
        claims=claims,
        groups=(Group(key="g", title="Money"),),
        issues=(Issue(key="i", question="Which?", positions=("a", "b")),),
    )

    issues = build_matrix(debate, layout=Layout(columns=ColumnKind.ISSUES))
    groups = build_matrix(debate, layout=Layout(columns=ColumnKind.GROUPS))

    assert [(one.key, one.title, one.claims) for one in issues.columns] == [
        ("i", "Which?", ("b", "a")),
        ("", "Claims that answer no issue", ("c",)),
    ]
    assert show_rows(issues) == ["mali *.", "togo ++"]
    assert [(one.title, one.claims) for one in groups.columns] == [("Money", ("b", "c")), ("Claims without a group", ("a",))]


def test_headings_gather_columns_by_issue_and_rows_by_kind():
    actors = (Actor(key="mali", name="Mali", kind=ActorKind.STATE), Actor(key="keita", name="Keita", kind=ActorKind.PERSON),
              Actor(key="togo", name="Togo", kind=ActorKind.STATE))  # fmt: skip
    debate = make_debate(
        *read_rows("mali +++", "keita +..", "togo .+."),
        actors=actors,
        issues=(Issue(key="i", question="Which?", positions=("a", "c")),),
    )

    matrix = build_matrix(debate, layout=Layout(bands=Bands.ISSUE, by_actor_kind=True))

    assert [column.key for column in matrix.columns] == ["a", "c", "b"]
    assert [(band.title, band.length) for band in matrix.column_bands] == [("Which?", 2), ("Claims that answer no issue", 1)]
    assert [row.key for row in matrix.rows] == ["mali", "togo", "keita"]
    assert [(band.title, band.length) for band in matrix.row_bands] == [("state", 2), ("person", 1)]


def test_an_empty_debate_makes_an_empty_matrix():
    matrix = build_matrix(make_debate())

    assert (matrix.rows, matrix.columns, matrix.cells, matrix.row_bands) == ((), (), {}, ())


def test_it_refuses_a_date_that_is_none():
    with pytest.raises(ValueError, match="is no date"):
        build_matrix(make_debate(make_stance("mali", "a", "+", "2020")), Selection(as_of="May"))


@slow
@given(debates(), st.randoms(use_true_random=False), st.sampled_from(Order), st.booleans())
def test_the_order_of_records_changes_nothing(debate, random, order, inherit):
    debate = normalise(debate)
    shuffled = type(debate)(
        about=debate.about,
        **{
            name: tuple(random.sample(getattr(debate, name), len(getattr(debate, name))))
            for name in debate.__struct_fields__
            if name != "about"
        },
    )
    selection, layout = Selection(inherit=inherit), Layout(order=order, bands=Bands.ISSUE, by_actor_kind=True, whole=True)

    assert build_matrix(shuffled, selection, layout) == build_matrix(debate, selection, layout)


@slow
@given(debates(), st.sampled_from(["", "1999", "2020", "2021-06", "2021-06-30"]), st.booleans())
def test_its_cells_are_the_latest_stances_of_the_debate(debate, as_of, inherit):
    matrix = build_matrix(debate, Selection(as_of=as_of, inherit=inherit))

    found = {place: cell.latest[0] for place, cell in matrix.cells.items()}
    assert found == latest_stances(debate, as_of=as_of, inherit=inherit)


@slow
@given(debates())
def test_later_dates_only_add_cells_and_stances(debate):
    seen, stances = set(), set()
    for as_of in ("1900", "1999", "2020-02", "2021", ""):
        cells = build_matrix(debate, Selection(as_of=as_of)).cells

        assert seen <= set(cells)
        assert stances <= {stance.key for cell in cells.values() for stance in (*cell.latest, *cell.earlier)}
        seen = set(cells)
        stances = {stance.key for cell in cells.values() for stance in (*cell.latest, *cell.earlier)}
