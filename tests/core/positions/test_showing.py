"""Matrices that are too large to be shown, or to be put in order, are refused."""

import pytest

from argmap.core.kinds import Position
from argmap.core.positions import Layout, Order, Selection, build_matrix, build_shown_matrix
from argmap.core.positions.ordering import MOST_IN_BLOCKS
from argmap.core.reading.viewpoint import ViewpointError
from tests.core.positions.debates import make_debate, make_stance


def make_diagonal(size):
    """So many actors, each with a stance on a claim of its own."""
    return make_debate(*(make_stance(f"a{number:04}", f"c{number:04}", "+") for number in range(size)))


def test_a_matrix_of_more_cells_than_can_be_read_is_refused_with_what_to_do():
    debate = make_diagonal(501)

    with pytest.raises(ViewpointError, match=r"251,001 cells, 501 rows × 501 columns; allowed are 250,000: narrow it") as error:
        build_shown_matrix(debate, Selection(), Layout())

    assert error.value.parameter == "columns"


def test_of_the_same_debate_as_much_as_can_be_read_is_shown():
    debate, selection = make_diagonal(501), Selection(actor="a0007")

    matrix = build_shown_matrix(debate, selection, Layout())

    assert matrix == build_matrix(debate, selection)
    assert len(matrix.rows) == 1


def test_what_has_no_stance_counts_as_well_where_it_is_shown():
    debate, nobody = make_diagonal(501), Selection(position=Position.OPPOSES)

    with pytest.raises(ViewpointError, match="leave out those without a stance") as error:
        build_shown_matrix(debate, nobody, Layout(whole=True))

    assert error.value.parameter == "whole"
    assert build_shown_matrix(debate, nobody, Layout()).rows == ()


@pytest.mark.parametrize(("of_rows", "words"), [(True, "401 rows"), (False, "401 columns")])
def test_blocks_are_not_looked_for_among_too_many(of_rows, words):
    pairs = [(f"a{number}", "c") if of_rows else ("a", f"c{number}") for number in range(MOST_IN_BLOCKS + 1)]
    debate = make_debate(*(make_stance(actor, claim, "+") for actor, claim in pairs))

    with pytest.raises(ViewpointError, match=f"the matrix has {words}; blocks are looked for among up to 400") as error:
        build_matrix(debate, layout=Layout(order=Order.BLOCKS))

    assert error.value.parameter == "order"
    assert build_matrix(debate, layout=Layout(order=Order.NAME)).rows
