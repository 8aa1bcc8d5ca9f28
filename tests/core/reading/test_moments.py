"""The dates as of which a debate is another one than before."""

import pytest

from argmap.core.positions import Selection, build_matrix
from argmap.core.reading.moments import MOST_MOMENTS, find_neighbours, list_moments, thin_out
from argmap.core.reading.viewpoint import describe_viewpoint
from argmap.core.standing import Options
from tests.core.positions.debates import make_debate, make_stance


def make_dated(*dates):
    return make_debate(*(make_stance("mali", f"c{place}", "+", date) for place, date in enumerate(dates)))


def list_dates(*dates):
    return [moment.as_of for moment in list_moments(make_dated(*dates))]


def test_each_date_is_a_moment_once_and_what_has_no_date_none():
    assert list_dates("2021-06", "", "2019", "2021-06") == ["2019", "2021-06"]
    assert list_dates() == []


def test_a_date_within_which_another_begins_is_told_by_its_first_day():
    assert list_dates("2021", "2021-02", "2021-06") == ["2021-01-01", "2021-02", "2021-06"]


def test_of_dates_that_begin_together_the_coarsest_that_holds_no_other_is_taken():
    assert list_dates("2021-02-01", "2021-02", "2021-03-05") == ["2021-02", "2021-03-05"]


def test_the_report_stands_in_for_what_nobody_dated():
    debate = make_debate(make_stance("mali", "a", "+", reported_on="2020"))

    assert [(moment.as_of, moment.words, moment.stances) for moment in list_moments(debate)] == [("2020", "2020", 1)]


def test_each_moment_shows_just_the_stances_that_it_counts_more_than_the_one_before():
    debate = make_dated("2021", "2021-02", "2021-02-10", "2019-05-01", "2021-06", "2021-02-01")

    shown = [len(build_matrix(debate, Selection(as_of=moment.as_of)).cells) for moment in list_moments(debate)]

    new = [moment.stances for moment in list_moments(debate)]
    assert shown == [sum(new[: place + 1]) for place in range(len(new))]
    assert shown[-1] == 6


@pytest.mark.parametrize(
    ("as_of", "before", "after"),
    [
        ("", "2020", None),
        ("2021", "2020", None),
        ("2030", "2020", None),
        ("2020-07", "2019", "2021"),
        ("2019", None, "2020"),
        ("1990", None, "2019"),
    ],
)
def test_steps_lead_to_the_moments_around_the_one_that_is_shown(as_of, before, after):
    moments = list_moments(make_dated("2019", "2020", "2021"))

    assert [one and one.as_of for one in find_neighbours(moments, as_of)] == [before, after]


def test_steps_keep_the_rest_of_how_the_debate_is_looked_at():
    view = describe_viewpoint(make_dated("2019", "2020", "2021"), Options(lens="mali", as_of="2020"))

    assert (view.previous.query, view.following.query) == ("lens=mali&as_of=2019", "lens=mali&as_of=2021")


def test_many_moments_are_thinned_out_from_the_first_to_the_last():
    moments = list_moments(make_dated(*(f"{1000 + year}" for year in range(500))))

    listed = thin_out(moments)

    assert len(listed) == MOST_MOMENTS
    assert (listed[0], listed[-1]) == (moments[0], moments[-1])
