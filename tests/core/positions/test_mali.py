"""The founding debate's matrix, as the article has it (shared/seed/brief.md)."""

import pytest

from argmap.core.positions import Layout, Order, Selection, build_matrix, compare_actor


def read_column(matrix, actor):
    return {claim: cell.position.value for (holder, claim), cell in matrix.cells.items() if holder == actor}


def test_france_is_for_the_enlargement_the_support_mission_the_exit_and_takuba(mali):
    france = read_column(build_matrix(mali), "france")

    assert {claim: france[claim] for claim in ("A0", "A11", "B0", "B7", "C0", "D0")} == dict.fromkeys(
        ("A0", "A11", "B0", "B7", "C0", "D0"), "supports"
    )
    assert "opposes" not in france.values()


def test_washington_holds_back_on_conditions_has_misgivings_and_advances_its_grounds(mali):
    america = read_column(build_matrix(mali), "united-states")

    assert (america["A0"], america["B0"]) == ("conditional", "reserved")
    assert {america[claim] for claim in ("A3", "A4", "A7", "B3", "B4", "B5")} == {"supports"}


def test_both_meet_on_two_claims_and_agree_on_neither(mali):
    (washington,) = [one for one in compare_actor(mali, "france") if one.other == "united-states"]

    assert (washington.agree, washington.differ, washington.conditional) == ((), ("B0",), ("A0",))


def test_with_inheritance_macron_and_blinken_speak_for_their_states(mali):
    plain, inherited = build_matrix(mali), build_matrix(mali, Selection(inherit=True))

    assert "C14" not in read_column(plain, "france")
    assert {"C14", "D10"} <= set(read_column(inherited, "france"))
    assert {"E0", "E1", "E2", "E3", "E4"} <= set(read_column(inherited, "united-states"))


def test_every_cell_leads_to_a_passage(mali):
    cells = build_matrix(mali, Selection(inherit=True)).cells

    assert [place for place, cell in cells.items() if not cell.passages] == []


@pytest.mark.parametrize("place", [("france", "A0"), ("united-states", "A3"), ("sweden", "D0")])
def test_before_june_2021_none_of_the_quarrel_is_there(mali, place):
    cells = build_matrix(mali, Selection(as_of="2021-05")).cells

    assert place not in cells
    assert ("blinken", "E0") in cells


def test_in_blocks_the_contributors_to_takuba_stand_together(mali):
    rows = [row.key for row in build_matrix(mali, layout=Layout(order=Order.BLOCKS)).rows]
    places = sorted(rows.index(key) for key in ("czechia", "denmark", "estonia", "italy", "sweden"))

    assert places == list(range(places[0], places[0] + 5))
