"""Dates with their precision."""

from datetime import date

import pytest

from argmap.core.edtf import name_date, parse_edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_may_mean_any_day_of_its_span(text, first, last):
    assert parse_edtf(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "0000", "21", "2021-13", "2021-00", "2021-02-29", "2021-6", "2021-06-31", "2021-06-", " 2021", "2021\n", "20210630",
     "2021-06-30T10:00", "2021~", "2021/2022", "٢٠٢١", "June 2021"],
)  # fmt: skip
def test_it_refuses_what_is_no_date_and_says_what_is_allowed(text):
    with pytest.raises(
        ValueError, match=r"is no date; allowed is a year \(2021\), a month \(2021-06\) or a day \(2021-06-30\)"
    ):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "name"), [("", ""), ("2021", "2021"), ("2021-06", "June 2021"), ("2021-06-03", "3 June 2021"), ("0812", "0812")]
)
def test_a_date_is_named_as_a_reader_writes_it(text, name):
    assert name_date(text) == name
