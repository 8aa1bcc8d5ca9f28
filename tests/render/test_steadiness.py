import statistics

import pytest

from argmap.core.kinds import RelationKind
from bench.forests import make_forest
from bench.steadiness import FAR, MOST_MOVED, add_reason, find_places, share_moved


def test_a_new_claim_moves_few_boxes_far():
    debate = make_forest(60)
    before = find_places(debate)
    parents = [claim.key for claim in debate.claims[3::10]]

    moved = [share_moved(before, find_places(add_reason(debate, key, RelationKind.SUPPORTS))) for key in parents]

    assert len(moved) == 6
    assert statistics.median(moved) <= MOST_MOVED


@pytest.mark.parametrize(("step", "share"), [(FAR, 0.0), (FAR + 1, 0.5)])
def test_a_box_has_moved_where_it_is_far_from_where_it_was(step, share):
    assert share_moved({"a": (0, 0), "b": (5, 5)}, {"a": (0, step), "b": (5, 5), "new": (9, 9)}) == share
