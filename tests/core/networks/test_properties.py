"""What holds of every network, whatever the debate."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.core.kinds import Position
from argmap.core.networks import (
    AGGREGATIONS,
    NORMALIZATIONS,
    Aggregation,
    Duplicates,
    Mode,
    NetworkOptions,
    Normalization,
    build_network,
)
from argmap.core.networks.statements import list_statements, list_visible
from tests.core.networks.debates import make_debate, make_stance

DATES = ("", "2020", "2020-05", "2020-05-04", "2020-12-31", "2021-01-01", "2021-05")


@st.composite
def debates(draw):
    """Small debates in which actors repeat and contradict themselves, in few documents and on few days."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from("abcd"),
                st.sampled_from("xyz"),
                st.sampled_from(Position),
                st.sampled_from(DATES),
                st.sampled_from(["", "one", "two"]),
            ),
            max_size=14,
        )
    )
    stances = [
        make_stance(actor, claim, position, key=f"s{number}", said_on=dated, document=document)
        for number, (actor, claim, position, dated, document) in enumerate(rows)
    ]
    return make_debate(*stances)


def list_one_mode(aggregation=None):
    return st.builds(
        NetworkOptions,
        mode=st.just(Mode.ONE),
        aggregation=st.just(aggregation) if aggregation else st.sampled_from(AGGREGATIONS[Mode.ONE]),
        normalization=st.sampled_from(NORMALIZATIONS[Mode.ONE]),
        duplicates=st.sampled_from(Duplicates),
        compatible=st.booleans(),
    )


def list_any():
    kinds = [
        (mode, aggregation, normalization)
        for mode in Mode
        for aggregation, normalization in product(AGGREGATIONS[mode], NORMALIZATIONS[mode])
        if aggregation is not Aggregation.COMBINE or normalization is Normalization.NO
    ]
    return st.builds(
        lambda kind, duplicates, compatible: NetworkOptions(
            mode=kind[0], aggregation=kind[1], normalization=kind[2], duplicates=duplicates, compatible=compatible
        ),
        st.sampled_from(kinds),
        st.sampled_from(Duplicates),
        st.booleans(),
    )


@given(debates(), list_one_mode())
@settings(max_examples=20, deadline=None)
def test_one_mode_networks_are_symmetric_with_an_empty_diagonal(debate, options):
    network = build_network(debate, options)

    assert network.matrix == tuple(zip(*network.matrix, strict=True))
    assert all(row[place] == 0 for place, row in enumerate(network.matrix))
    assert network.row_keys == network.column_keys


@given(debates(), st.sampled_from(Duplicates), st.sampled_from([Normalization.NO, Normalization.AVERAGE]))
@settings(max_examples=20, deadline=None)
def test_congruence_and_conflict_add_up_to_ignore_and_to_no_less_without_duplicates(debate, duplicates, normalization):
    if duplicates is not Duplicates.INCLUDE:
        normalization = Normalization.NO
    asked = NetworkOptions(mode=Mode.ONE, duplicates=duplicates, normalization=normalization)

    congruence, conflict, ignore = (
        build_network(debate, replace(asked, aggregation=one)).matrix
        for one in (Aggregation.CONGRUENCE, Aggregation.CONFLICT, Aggregation.IGNORE)
    )

    for rows in zip(congruence, conflict, ignore, strict=True):
        for same, opposite, either in zip(*rows, strict=True):
            if duplicates is Duplicates.INCLUDE:
                assert same + opposite == pytest.approx(either)
            else:
                assert same + opposite >= either


@given(debates(), list_any(), st.randoms())
@settings(max_examples=20, deadline=None)
def test_the_order_of_records_changes_nothing(debate, options, chance):
    shuffled = replace(
        debate,
        **{
            name: tuple(chance.sample(getattr(debate, name), len(getattr(debate, name))))
            for name in ("actors", "claims", "stances", "sources", "passages")
        },
    )

    assert build_network(shuffled, options) == build_network(debate, options)


@given(debates(), st.sampled_from(Duplicates))
@settings(max_examples=20, deadline=None)
def test_later_dates_only_add_to_what_is_seen(debate, duplicates):
    seen = set()
    counted = 0
    without = replace(debate, stances=tuple(one for one in debate.stances if one.position is not Position.WITHDRAWN))
    for as_of in ("2019", "2020-04", "2020-05-04", "2020", "2021-01", "2021", ""):
        options = NetworkOptions(duplicates=duplicates, as_of=as_of)
        visible = {one.key for one in list_visible(debate, options)}
        statements = build_network(without, options).statements
        assert seen <= visible
        assert counted <= statements
        seen, counted = visible, statements


@given(debates())
@settings(max_examples=15, deadline=None)
def test_cosine_lies_between_the_opposite_and_the_same(debate):
    for aggregation in AGGREGATIONS[Mode.ONE]:
        options = NetworkOptions(mode=Mode.ONE, aggregation=aggregation, normalization=Normalization.COSINE)
        assert all(-1.000001 <= cell <= 1.000001 for row in build_network(debate, options).matrix for cell in row)


@given(debates(), st.sampled_from(AGGREGATIONS[Mode.ONE]))
@settings(max_examples=20, deadline=None)
def test_whole_rows_multiplied_at_a_time_give_what_pairs_of_statements_one_by_one_do(debate, aggregation):
    asked = NetworkOptions(mode=Mode.ONE, aggregation=aggregation)
    network = build_network(debate, asked)
    statements = list_statements(debate, asked)
    worth = {
        Aggregation.CONGRUENCE: lambda same: same,
        Aggregation.CONFLICT: lambda same: not same,
        Aggregation.SUBTRACT: lambda same: 1 if same else -1,
        Aggregation.IGNORE: lambda _: 1,
    }[aggregation]

    expected = Counter()
    for one, other in product(statements, statements):
        if one.of != other.of and one.via == other.via:
            expected[one.of, other.of] += worth(one.level == other.level)

    found = {
        (row, column): cell
        for row, cells in zip(network.row_keys, network.matrix, strict=True)
        for column, cell in zip(network.column_keys, cells, strict=True)
    }
    assert found == {pair: expected[pair] for pair in found}
    assert set(expected) <= set(found)
