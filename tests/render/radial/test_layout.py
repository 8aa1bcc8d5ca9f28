"""Where claims stand in the overview: each once, none upon another, whatever shape the debate has."""

import itertools
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.kinds import End, RelationKind
from argmap.core.view import index_arcs
from argmap.render.radial import Tie, grow_tree, lay_out_debate
from tests.formats.debates import debates
from tests.render.debates import bridge, make_claims, make_debate, relate

TURN = 2 * math.pi
TINY = 1e-9
REASONS = (RelationKind.SUPPORTS, RelationKind.ATTACKS)


@st.composite
def tangles(draw):
    """Debates of some claims with any reasons between them, circles and claims with several conclusions among them."""
    keys = [f"c{number}" for number in range(draw(st.integers(1, 14)))]
    pairs = draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), unique=True, max_size=30))
    kinds = draw(st.lists(st.sampled_from(REASONS), min_size=len(pairs), max_size=len(pairs)))
    aims = zip(kinds, pairs, strict=True)
    return make_debate(
        claims=make_claims(*keys), relations=tuple(relate(kind, *pair) for kind, pair in aims if len({*pair}) > 1)
    )


def assert_laid_out(debate):
    radial = lay_out_debate(debate)

    ends = [sector.end for sector in radial.sectors]
    assert sorted(ends) == sorted(index_arcs(debate).boxes)
    for ring in {sector.ring for sector in radial.sectors}:
        own = sorted((sector for sector in radial.sectors if sector.ring == ring), key=lambda sector: sector.start)
        assert all(one.start + one.sweep <= other.start + TINY for one, other in itertools.pairwise(own))
        assert own[-1].start + own[-1].sweep <= own[0].start + TURN + TINY
        assert len({(sector.inner, sector.outer) for sector in own}) == 1
    for sector in radial.sectors:
        assert sector.sweep > 0
        if sector.parent is not None:
            above = radial.sectors[sector.parent]
            assert (above.ring, above.outer) == (sector.ring - 1, sector.inner)
            assert above.start - TINY <= sector.start
            assert sector.start + sector.sweep <= above.start + above.sweep + TINY
    assert sum(sector.size for sector in radial.sectors if sector.parent is None) == len(ends)
    assert lay_out_debate(debate) == radial


@settings(max_examples=60, deadline=None)
@given(tangles())
def test_each_claim_has_one_sector_within_that_of_its_conclusion_and_none_upon_another(debate):
    assert_laid_out(debate)


@settings(max_examples=8, deadline=None)
@given(debates())
def test_debates_of_any_shape_are_laid_out(debate):
    assert_laid_out(debate)


@settings(max_examples=40, deadline=None)
@given(tangles())
def test_every_reason_is_in_the_tree_or_a_tie(debate):
    tree = grow_tree(index_arcs(debate))

    ends = [branch.end[1] for branch in tree.branches]
    told = {(branch.kind, branch.end[1], ends[branch.parent]) for branch in tree.branches if branch.parent is not None}
    told |= {(tie.kind, ends[tie.source], ends[tie.target]) for tie in tree.ties}
    assert told == {(one.kind, one.source, one.target) for one in debate.relations}
    assert len(told) == len(tree.ties) + sum(branch.parent is not None for branch in tree.branches)


def test_a_claim_stands_beneath_its_nearest_conclusion_and_is_tied_to_the_others():
    relations = [relate(RelationKind.SUPPORTS, *pair) for pair in (("b", "a"), ("c", "b"), ("d", "c"), ("d", "a"))]
    tree = grow_tree(index_arcs(make_debate(claims=make_claims("a", "b", "c", "d"), relations=tuple(relations))))

    assert [(branch.end[1], branch.ring) for branch in tree.branches] == [("a", 0), ("b", 1), ("d", 1), ("c", 2)]
    assert tree.ties == (Tie(2, 3, RelationKind.SUPPORTS),)


def test_of_a_circle_that_nothing_leads_to_one_claim_stands_inside():
    relations = (relate(RelationKind.ATTACKS, "a", "b"), relate(RelationKind.SUPPORTS, "b", "a"))
    tree = grow_tree(index_arcs(make_debate(claims=make_claims("a", "b"), relations=relations)))

    assert [(branch.end[1], branch.ring, branch.kind) for branch in tree.branches] == [
        ("a", 0, None),
        ("b", 1, RelationKind.SUPPORTS),
    ]
    assert tree.ties == (Tie(0, 1, RelationKind.ATTACKS),)


def test_reasons_of_every_sort_stand_by_what_they_do():
    radial = lay_out_debate(bridge())

    kinds = {sector.end[1]: sector.kind for sector in radial.sectors}
    assert kinds["jobs"] is RelationKind.SUPPORTS
    assert kinds["cost"] is kinds["flood"] is kinds["custom"] is RelationKind.ATTACKS
    assert kinds["pillars"] is kinds["rain"] is RelationKind.SUPPORTS
    assert kinds["grant"] is kinds["lone"] is RelationKind.UNDERCUTS
    assert (End.ARGUMENT, "custom") in {sector.end for sector in radial.sectors}


def test_a_branch_counts_what_is_for_and_against_in_it():
    radial = lay_out_debate(bridge())

    (build,) = (sector for sector in radial.sectors if sector.end[1] == "build")
    assert (build.size, build.supports, build.attacks) == (9, 3, 5)


def test_a_debate_of_nothing_has_no_sectors():
    assert lay_out_debate(make_debate()).sectors == ()
