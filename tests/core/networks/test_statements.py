"""Which stances count in a network, as what, and when two of them count once."""

import pytest

from argmap.core.kinds import AffiliationKind, Position, StanceBasis
from argmap.core.networks import (
    Aggregation,
    Duplicates,
    Exclusion,
    Mode,
    NetworkOptions,
    Variable,
    build_network,
    list_unknown_exclusions,
)
from argmap.core.records import Affiliation
from tests.core.networks.debates import make_debate, make_stance

SUBTRACT = Aggregation.SUBTRACT


def read_cells(debate, **options):
    """(row key, column key) → what is in the cell, where that is not 0."""
    network = build_network(debate, NetworkOptions(**options))
    return {
        (row, column): cell
        for row, cells in zip(network.row_keys, network.matrix, strict=True)
        for column, cell in zip(network.column_keys, cells, strict=True)
        if cell
    }


@pytest.mark.parametrize(
    ("position", "more", "counts_as"),
    [
        ("supports", {}, 1),
        ("opposes", {}, -1),
        ("reserved", {}, -1),
        ("conditional", {"meanwhile": Position.RESERVED}, -1),
        ("conditional", {"meanwhile": Position.SUPPORTS}, 1),
        ("conditional", {"meanwhile": Position.NEUTRAL}, 0),
        ("conditional", {}, 0),
        ("neutral", {}, 0),
        ("withdrawn", {}, 0),
        ("supports", {"basis": StanceBasis.EXPECTED}, 0),
        ("supports", {"basis": StanceBasis.INFERRED}, 1),
    ],
)
def test_a_stance_counts_by_the_side_that_it_takes_now(position, more, counts_as):
    cells = read_cells(make_debate(make_stance("a", "c", position, **more)), aggregation=SUBTRACT)

    assert cells.get(("a", "c"), 0) == counts_as


def test_a_withdrawal_takes_back_what_the_actor_said_of_the_claim_before():
    debate = make_debate(
        make_stance("a", "c", said_on="2020"),
        make_stance("a", "c", "withdrawn", said_on="2021"),
        make_stance("a", "c", "no", said_on="2022"),
        make_stance("a", "d", said_on="2020"),
        make_stance("b", "c", said_on="2020"),
    )

    assert read_cells(debate, aggregation=SUBTRACT) == {("a", "c"): -1, ("a", "d"): 1, ("b", "c"): 1}
    assert read_cells(debate, aggregation=SUBTRACT, as_of="2020") == {("a", "c"): 1, ("a", "d"): 1, ("b", "c"): 1}


def test_an_organization_is_on_whose_behalf_it_was_said_or_an_actor_who_is_no_person():
    debate = make_debate(
        make_stance("macron", "c", on_behalf_of="france"), make_stance("duclos", "c"), make_stance("italy", "c"),
        persons={"macron", "duclos"},
    )  # fmt: skip

    assert read_cells(debate) == {("france", "c"): 1, ("italy", "c"): 1}
    assert read_cells(debate, of=Variable.PERSON) == {("duclos", "c"): 1, ("macron", "c"): 1}
    assert read_cells(debate, of=Variable.PERSON, via=Variable.ORGANIZATION) == {("macron", "france"): 1}


def test_bodies_inherit_what_is_said_for_them_only_when_asked():
    office = Affiliation(key="o", actor="minister", kind=AffiliationKind.SPEAKS_FOR, body="state")
    debate = make_debate(make_stance("minister", "c"), make_stance("state", "d"), persons={"minister"}, affiliations=(office,))

    assert read_cells(debate) == {("state", "d"): 1}
    assert read_cells(debate, inherit=True) == {("state", "c"): 1, ("state", "d"): 1}


@pytest.mark.parametrize(
    ("options", "claims"),
    [
        ({"as_of": "2020-12"}, "xyu"),
        ({"first": "2020"}, "xyz"),
        ({"first": "2020-06-15"}, "yz"),
        ({"last": "2020-05"}, "x"),
        ({"first": "2020-06", "last": "2020-12-31"}, "y"),
        ({"first": "2020", "as_of": "2020"}, "xy"),
    ],
)
def test_dates_choose_what_is_seen_by_the_first_day_on_which_it_may_have_been_said(options, claims):
    debate = make_debate(
        make_stance("a", "x", said_on="2020"),
        make_stance("a", "y", reported_on="2020-06-15"),
        make_stance("a", "z", said_on="2021-01-01"),
        make_stance("a", "u"),
    )

    assert {claim for _, claim in read_cells(debate, **options)} == set(claims)


def make_repeats():
    """One actor says the same again and again; the fifth stance is the opposite, on the first day, in the first document."""
    return make_debate(
        make_stance("a", "c", said_on="2020-12-31", document="one"),
        make_stance("a", "c", said_on="2021-01-01", document="one"),
        make_stance("a", "c", said_on="2021-12-30", document="two"),
        make_stance("a", "c", said_on="2021-12", document="two", key="month"),
        make_stance("a", "c", "no", said_on="2020-12-31", document="one"),
    )


@pytest.mark.parametrize(
    ("duplicates", "yes", "yes_in_dna"),
    [
        ("include", 4, 4),
        ("document", 2, 2),
        # 31 December 2020 and 1 January 2021 lie in week 53 of 2020, the last in week 52; nobody knows the month's week
        ("week", 3, 3),
        # two of December 2021, one of December 2020, one of January; DNA takes all of December for one month
        ("month", 3, 2),
        ("year", 2, 2),
        ("acrossrange", 1, 1),
    ],
)
def test_duplicates_count_once_within_their_unit(duplicates, yes, yes_in_dna):
    options = {"duplicates": Duplicates(duplicates), "aggregation": SUBTRACT}

    assert read_cells(make_repeats(), **options).get(("a", "c"), 0) == yes - 1
    assert read_cells(make_repeats(), **options, compatible=True).get(("a", "c"), 0) == yes_in_dna - 1


def test_weeks_have_their_year_but_in_dna():
    debate = make_debate(make_stance("a", "c", said_on="2020-05-04"), make_stance("a", "c", said_on="2021-05-05"))
    weekly = {"duplicates": Duplicates.WEEK}

    # ISO 8601: week 19 of 2020 begins on 4 May, and 5 May 2021 lies in week 18
    assert read_cells(debate, **weekly) == {("a", "c"): 2}
    later = make_debate(*debate.stances, make_stance("a", "c", said_on="2021-05-10"))
    assert read_cells(later, **weekly) == {("a", "c"): 3}
    assert read_cells(later, **weekly, compatible=True) == {("a", "c"): 2}


def test_what_has_no_date_or_no_document_is_nobody_s_duplicate():
    debate = make_debate(make_stance("a", "c", key="1"), make_stance("a", "c", key="2"))

    assert read_cells(debate, duplicates=Duplicates.DOCUMENT) == {("a", "c"): 2}
    assert read_cells(debate, duplicates=Duplicates.MONTH) == {("a", "c"): 2}
    assert read_cells(debate, duplicates=Duplicates.ACROSSRANGE) == {("a", "c"): 1}


@pytest.mark.parametrize(
    ("variable", "value", "left"),
    [
        ("organization", "A", {("b", "c")}),
        ("organization", "a", {("b", "c")}),
        ("concept", "C", {("a", "d")}),
        ("person", "P", {("a", "c"), ("a", "d")}),
        ("position", "opposes", {("a", "c"), ("b", "c")}),
    ],
)
def test_values_are_left_out_by_name_or_key(variable, value, left):
    debate = make_debate(
        make_stance("a", "c"), make_stance("a", "d", "no"), make_stance("p", "c", on_behalf_of="b"), persons={"p"}
    )

    assert set(read_cells(debate, exclusions=(Exclusion(variable, value),))) == left


def test_exclusions_of_what_is_not_there_are_told():
    debate = make_debate(make_stance("a", "c"))
    options = NetworkOptions(exclusions=(Exclusion("concept", "C"), Exclusion("concept", "a"), Exclusion("organization", "Z")))

    assert list_unknown_exclusions(debate, options) == ["Z", "a"]


def test_dna_s_scale_weighs_how_near_the_numbers_lie():
    def rate(actor, number):
        return make_stance(actor, "c", key=actor, extra={"dna": {"values": {"agreement": number}}})

    debate = make_debate(rate("a", -2), rate("b", 1), rate("c", 2))

    assert read_cells(debate, aggregation=SUBTRACT, compatible=True) == {("a", "c"): -2, ("b", "c"): 1, ("c", "c"): 2}
    conflict = read_cells(debate, mode=Mode.ONE, aggregation=Aggregation.CONFLICT, compatible=True)
    assert {pair: share for pair, share in conflict.items() if pair[0] < pair[1]} == {
        ("a", "b"): 3 / 4,
        ("a", "c"): 4 / 4,
        ("b", "c"): 1 / 4,
    }


@pytest.mark.parametrize("extra", [{"dna": []}, {"dna": {"values": 7}}, {"dna": {"values": {"agreement": "much"}}}])
def test_what_strangers_keep_in_extra_does_no_harm(extra):
    debate = make_debate(make_stance("a", "c", extra=extra))

    assert read_cells(debate, compatible=True) == {("a", "c"): 1}
