"""Alike stands beside alike, so that blocks show."""

import random
from itertools import pairwise

from argmap.core.positions import Layout, Order, build_matrix
from argmap.core.positions.seriation import seriate
from tests.core.positions.debates import make_debate, read_rows, show_rows


def count_runs(labels):
    return 1 + sum(before != after for before, after in pairwise(labels))


def test_two_camps_that_differ_throughout_are_shown_as_two_blocks():
    debate = make_debate(*read_rows("chad +-+-", "kenya -+-+", "mali +-+-", "niger -+-+", "togo +-+-"))

    rows = show_rows(build_matrix(debate, layout=Layout(order=Order.BLOCKS)))

    assert count_runs([row.split()[1] for row in rows]) == 2
    assert {row.split()[1] for row in rows} <= {"++--", "--++"}


def test_camps_on_different_claims_are_kept_together():
    debate = make_debate(*read_rows("chad ++..", "kenya ..+-", "mali +...", "niger ...-", "togo .+.."))

    rows = [row.split()[0] for row in show_rows(build_matrix(debate, layout=Layout(order=Order.BLOCKS)))]

    assert set(rows[:3]) == {"chad", "mali", "togo"} or set(rows[2:]) == {"chad", "mali", "togo"}


def test_planted_blocks_show_in_spite_of_noise():
    rng = random.Random(7)
    camps = [rng.randrange(4) for _ in range(60)]
    signs = [[rng.choice((1, -1)) for _ in range(40)] for _ in range(4)]
    patterns = [
        {str(place): side if rng.random() > 0.1 else -side for place, side in enumerate(signs[camp]) if rng.random() < 0.6}
        for camp in camps
    ]

    order = seriate(patterns)

    assert sorted(order) == list(range(60))
    assert count_runs([camps[place] for place in order]) < 10 < count_runs(camps)


def test_nothing_and_little_are_put_in_order_too():
    assert seriate([]) == []
    assert seriate([{}]) == [0]
    assert seriate([{}, {"a": 1}]) == [0, 1]
    assert sorted(seriate([{}, {}, {}])) == [0, 1, 2]
