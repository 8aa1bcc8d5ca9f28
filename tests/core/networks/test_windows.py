"""Moving windows, and how divided a debate is in each."""

import pytest
from msgspec.structs import replace

from argmap.core.networks import (
    NetworkError,
    NetworkOptions,
    Period,
    Window,
    Windows,
    build_networks,
    list_windows,
    measure_polarisation,
)
from tests.core.networks.debates import make_debate, make_stance


def make_story():
    """In January all agree; in March two camps of two quarrel; one stance has no date."""
    return make_debate(
        *(make_stance(actor, "a", said_on="2021-01-20") for actor in "wxyz"),
        *(make_stance(actor, claim, "yes", said_on="2021-03-02") for actor in "wx" for claim in "ab"),
        *(make_stance(actor, claim, "no", said_on="2021-03-31") for actor in "yz" for claim in "ab"),
        make_stance("w", "c"),
    )


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        (Windows(), [("2021-01-01", "2021-01-31"), ("2021-02-01", "2021-02-28"), ("2021-03-01", "2021-03-31")]),
        (Windows(length=2), [("2021-01-01", "2021-02-28"), ("2021-02-01", "2021-03-31")]),
        (Windows(length=2, step=2), [("2021-01-01", "2021-02-28"), ("2021-03-01", "2021-04-30")]),
        (Windows(period=Period.YEAR), [("2021-01-01", "2021-12-31")]),
        (Windows(period=Period.WEEK, length=6, step=5), [("2021-01-18", "2021-02-28"), ("2021-02-22", "2021-04-04")]),
        (Windows(period=Period.DAY, length=70, step=1), [("2021-01-20", "2021-03-30"), ("2021-01-21", "2021-03-31")]),
    ],
)
def test_windows_move_from_the_first_dated_stance_to_the_last(windows, expected):
    found = list_windows(make_story(), NetworkOptions(), windows)

    assert found == tuple(Window(first=first, last=last) for first, last in expected)


def test_windows_keep_to_the_options_range():
    found = list_windows(make_story(), NetworkOptions(first="2021-02", last="2021-05"), Windows())

    assert [one.first[:7] for one in found] == ["2021-02", "2021-03", "2021-04", "2021-05"]


def test_each_window_has_the_network_of_its_stances():
    networks = list(build_networks(make_story(), NetworkOptions(), Windows()))

    assert [network.statements for _, network in networks] == [4, 0, 8]
    assert [network.columns for _, network in networks] == [("A",), (), ("A", "B")]


def test_undated_stances_lie_in_no_window():
    assert list_windows(make_debate(make_stance("a", "c")), NetworkOptions(), Windows()) == ()


@pytest.mark.parametrize(
    ("windows", "message"),
    [(Windows(step=0), "1 at least"), (Windows(period=Period.DAY), "more than 1000 windows")],
)
def test_windows_that_cannot_be_are_refused(windows, message):
    debate = make_debate(make_stance("a", "c", said_on="2001"), make_stance("b", "c", said_on="2021"))

    with pytest.raises(NetworkError, match=message):
        list_windows(debate, NetworkOptions(), windows)


def test_windows_end_where_the_calendar_does():
    debate = make_debate(make_stance("a", "c", said_on="9999-12-31"))

    assert list_windows(debate, NetworkOptions(), Windows(length=3))[-1].last == "9999-12-31"


def test_polarisation_tells_a_quarrel_from_agreement():
    january, february, march = measure_polarisation(make_story(), NetworkOptions(), Windows())

    assert (january.contention, january.coalitions, january.modularity) == (0, 1, 0)
    assert (february.statements, february.contention) == (0, None)
    # in March each of w, x and each of y, z agree on two claims, and each of the other four pairs differ on two
    assert march.contention == pytest.approx(4 / 6)
    assert (march.coalitions, march.modularity) == (2, 0.5)
    assert march.stability > 0.4


def test_the_first_windows_alone_are_measured_as_far_as_the_steps_go():
    whole = measure_polarisation(make_story(), NetworkOptions(), Windows())

    # January has 4 statements and 6 ties: 2 × 4 steps to build it and 21 × 10 to divide it.
    # March has 8 statements and 2 ties: 2 × 8 steps and 21 × 10.
    with_all = measure_polarisation(make_story(), NetworkOptions(), Windows(), steps=8 + 210 + 16 + 210)
    with_less = measure_polarisation(make_story(), NetworkOptions(), Windows(), steps=8 + 210 + 16 + 100)
    with_least = measure_polarisation(make_story(), NetworkOptions(), Windows(), steps=8 + 210 + 16 + 59)
    with_none = measure_polarisation(make_story(), NetworkOptions(), Windows(), steps=10)

    assert with_all == whole
    assert [one.resamples for one in with_less] == [20, 0, 9]
    assert [replace(one, stability=0, resamples=0) for one in with_less] == [
        replace(one, stability=0, resamples=0) for one in whole
    ]
    assert with_least == whole[:2]
    assert with_none == ()
