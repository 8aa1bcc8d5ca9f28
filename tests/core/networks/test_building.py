"""Networks of small debates, worked out by hand from the formulas in docs/networks.md."""

import pytest

from argmap.core.networks import (
    Aggregation,
    Duplicates,
    Mode,
    NetworkError,
    NetworkOptions,
    Normalization,
    Variable,
    build_network,
)
from tests.core.networks.debates import make_debate, make_stance


def make_quarrel():
    """France says yes to A twice and no to B; Italy says yes to A and B; Chad says no to A."""
    return make_debate(
        make_stance("france", "a", key="1"),
        make_stance("france", "a", key="2"),
        make_stance("france", "b", "no", key="3"),
        make_stance("italy", "a", key="4"),
        make_stance("italy", "b", key="5"),
        make_stance("chad", "a", "no", key="6"),
    )


def build(mode, aggregation, normalization="no", **more):
    options = NetworkOptions(
        mode=Mode(mode), aggregation=Aggregation(aggregation), normalization=Normalization(normalization), **more
    )
    return build_network(make_quarrel(), options)


@pytest.mark.parametrize(
    ("aggregation", "normalization", "matrix"),
    [
        ("ignore", "no", ((1, 0), (2, 1), (1, 1))),
        ("subtract", "no", ((-1, 0), (2, -1), (1, 1))),
        ("combine", "no", ((2, 0), (1, 2), (1, 1))),
        ("ignore", "activity", ((1, 0), (2 / 3, 1 / 3), (1 / 2, 1 / 2))),
        ("subtract", "prominence", ((-1 / 4, 0), (2 / 4, -1 / 2), (1 / 4, 1 / 2))),
    ],
)
def test_a_two_mode_network_counts_what_each_row_says_of_each_column(aggregation, normalization, matrix):
    network = build("two", aggregation, normalization)

    assert network.rows == ("CHAD", "FRANCE", "ITALY")
    assert network.row_keys == ("chad", "france", "italy")
    assert network.columns == ("A", "B")
    assert network.matrix == matrix


@pytest.mark.parametrize(
    ("aggregation", "chad_france", "chad_italy", "france_italy"),
    [("congruence", 0, 0, 2), ("conflict", 2, 1, 1), ("subtract", -2, -1, 1), ("ignore", 2, 1, 3)],
)
def test_a_one_mode_network_multiplies_what_two_rows_say_of_the_same(aggregation, chad_france, chad_italy, france_italy):
    network = build("one", aggregation)

    assert network.rows == network.columns == ("CHAD", "FRANCE", "ITALY")
    assert network.matrix == (
        (0, chad_france, chad_italy),
        (chad_france, 0, france_italy),
        (chad_italy, france_italy, 0),
    )


@pytest.mark.parametrize(
    ("normalization", "compatible", "france_italy"),
    [
        ("average", False, 2 / ((3 + 2) / 2)),
        # alone: France's no to B, Italy's yes to B; shared: two times one yes to A
        ("jaccard", False, 2 / (1 + 1 + 2)),
        ("cosine", False, 2 / ((2**2 + 1**2) * (1**2 + 1**2)) ** 0.5),
        ("cosine", True, 2 / (3 * 2)),
    ],
)
def test_normalising_divides_by_what_both_rows_say(normalization, compatible, france_italy):
    network = build("one", "congruence", normalization, compatible=compatible)

    assert network.matrix[1][2] == pytest.approx(france_italy)
    assert network.matrix[0][1] == 0


def test_claims_are_tied_by_those_who_speak_of_both():
    network = build("one", "conflict", of=Variable.CONCEPT, via=Variable.ORGANIZATION)

    assert network.rows == ("A", "B")
    assert network.matrix == ((0, 2), (2, 0))


def test_a_debate_without_stances_has_an_empty_network():
    network = build_network(make_debate())

    assert network.rows == network.columns == network.matrix == ()
    assert network.statements == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (NetworkOptions(mode=Mode.TWO, aggregation=Aggregation.CONFLICT), "allowed are ignore, subtract, combine"),
        (NetworkOptions(mode=Mode.ONE, aggregation=Aggregation.COMBINE), "allowed are congruence, conflict"),
        (NetworkOptions(normalization=Normalization.JACCARD), "allowed are no, activity, prominence"),
        (NetworkOptions(mode=Mode.ONE, normalization=Normalization.ACTIVITY), "allowed are no, average, jaccard, cosine"),
        (NetworkOptions(aggregation=Aggregation.COMBINE, normalization=Normalization.ACTIVITY), "codes, not amounts"),
        (NetworkOptions(of=Variable.CONCEPT), "allowed are organization, person"),
        (NetworkOptions(first="2021-13"), '"2021-13" is no date'),
        (NetworkOptions(first="2022", last="2021"), "is after the last"),
    ],
)
def test_options_that_do_not_go_together_are_refused_with_what_is_allowed(options, message):
    with pytest.raises(NetworkError, match=message):
        build_network(make_quarrel(), options)


def test_a_matrix_beyond_all_measure_is_refused():
    many = make_debate(*(make_stance(f"a{number}", f"c{number}") for number in range(3200)))

    with pytest.raises(NetworkError, match="3,200 × 3,200 cells"):
        build_network(many, NetworkOptions(duplicates=Duplicates.ACROSSRANGE))
