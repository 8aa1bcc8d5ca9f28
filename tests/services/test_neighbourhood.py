"""Parts of big debates: the same map as from the whole, found by few queries whatever the size."""

from random import Random

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from argmap.core.view import View, cut_debate, index_arcs, keep_shown, name_end
from argmap.models import Issue, IssuePosition
from argmap.services import neighbourhood
from argmap.services.neighbourhood import Place, count_boxes, find_roots, is_big, walk_down, walk_up
from argmap.services.parts import load_for_view
from argmap.services.snapshot import load_debate
from tests.factories import (
    make_actor,
    make_argument,
    make_claim,
    make_debate,
    make_evidence,
    make_group,
    make_inference,
    make_passage,
    make_relation,
    make_source,
    make_stance,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


def make_tangle(seed, claims=24):
    """Claims that support, attack and undercut each other at random, alone and together, with arguments folded and unfolded."""
    random, debate = Random(seed), make_debate(f"tangle-{seed}")
    group = make_group(debate)
    made = [make_claim(debate, f"c{number:02}", group=random.choice([None, group])) for number in range(claims)]
    folded = [make_argument(debate, f"f{number}") for number in range(3)]
    relations = []
    for number, claim in enumerate(made[1:], 1):
        source = random.choice([claim, claim, claim, *folded])
        target = random.choice([made[random.randrange(number)], made[random.randrange(number)], *folded])
        if source is not target:
            kind = random.choice(["supports", "attacks"])
            relations.append(make_relation(source, target, kind, key=f"r{number}"))
    for number in range(4):
        premises, conclusion = random.sample(made, 2), random.choice(made)
        inference = make_inference(make_argument(debate, f"u{number}"), premises, conclusion, key=f"u{number}/1")
        make_relation(random.choice(made), random.choice([inference, *relations]), "undercuts", key=f"d{number}")
        make_relation(random.choice(made), inference.argument, random.choice(["attacks", "undercuts"]), key=f"e{number}")
    return debate


def describe(value, view, roots):
    """A cut and what is drawn of it, for comparison."""
    cut = cut_debate(value, index_arcs(value), view, roots)
    kept = keep_shown(value, cut)
    drawn = [sorted(one.key for one in getattr(kept, name)) for name in ("claims", "arguments", "inferences", "relations")]
    return drawn, {name_end(end): counts for end, counts in cut.hidden.items()}


@pytest.mark.parametrize("seed", range(6))
def test_a_part_gives_the_same_map_as_the_whole(seed):
    debate = make_tangle(seed)
    whole = load_debate(debate)

    for view in (
        View(),
        View(depth=1, opened=("c01", "c02", "argument/f0")),
        *(View(focus=f"c{key:02}") for key in range(0, 24, 3)),
    ):
        part = load_for_view(debate, view)
        assert describe(part.debate, view, part.roots) == describe(whole, view, part.roots), view


def test_a_part_knows_what_the_map_tells_of_its_claims():
    debate = make_debate("known")
    group = make_group(debate, "g")
    root, reason = make_claim(debate, "root", group=group), make_claim(debate, "reason")
    make_relation(reason, root)
    source = make_source(debate, "s", text="very long")
    passage = make_passage(source, "p")
    make_evidence(reason, passage)
    make_stance(make_actor(debate, "a"), root, "opposes")
    IssuePosition.objects.create(debate=debate, issue=Issue.objects.create(debate=debate, key="i", question="?"), claim=root)

    part = load_for_view(debate, View()).debate

    assert [claim.key for claim in part.claims] == ["reason", "root"]
    assert [(one.actor, one.claim, one.position) for one in part.stances] == [("a", "root", "opposes")]
    assert [one.name for one in part.actors] == ["Name of a"]
    assert [one.passage for one in part.evidence] == [one.key for one in part.passages] == ["p"]
    assert part.sources[0].text is None
    assert part.issues[0].positions == ("root",)
    assert part.groups[0].key == "g"


def test_a_walk_finds_the_nearest_first_and_no_more_than_its_bound(monkeypatch):
    monkeypatch.setattr(neighbourhood, "MOST_FOUND", 4)
    debate = make_debate()
    root = make_claim(debate, "root")
    near = [make_claim(debate, f"near{number}") for number in range(3)]
    for claim in near:
        make_relation(claim, root)
        make_relation(make_claim(debate), claim)

    found = walk_down([Place(claim=root.pk)], 5)

    assert found.is_bounded
    assert found.steps == {Place(claim=root.pk): 0, **{Place(claim=claim.pk): 1 for claim in near}}


def test_a_walk_may_start_from_as_many_places_as_one_finds():
    debate = make_debate()
    hub, reason = make_claim(debate, "hub"), make_claim(debate, "reason")
    make_relation(reason, hub)
    starts = [Place(claim=hub.pk), *(Place(claim=number) for number in range(10**9, 10**9 + neighbourhood.MOST_FOUND - 2))]

    found = walk_down(starts, 1)

    assert found.steps[Place(claim=reason.pk)] == 1


def test_a_walk_goes_round_a_circle_once():
    debate = make_debate()
    one, two = make_claim(debate, "one"), make_claim(debate, "two")
    make_relation(one, two)
    make_relation(two, one)

    assert {place.claim for place in walk_up([Place(claim=one.pk)], 8).steps} == {one.pk, two.pk}


def test_roots_bear_on_nothing_and_those_with_reasons_come_first():
    debate = make_debate()
    make_claim(debate, "lone", position=0)
    root, premise = make_claim(debate, "root", position=1), make_claim(debate, "premise", position=2)
    make_inference(make_argument(debate), [premise], root)

    roots = find_roots(debate)

    assert [key for _pk, key in roots] == ["root", "lone"]
    assert count_boxes(debate) == 3


def test_a_debate_is_big_by_its_claims(monkeypatch):
    monkeypatch.setattr(neighbourhood, "BIG", 2)
    debate = make_debate()
    claims = [make_claim(debate) for _ in range(2)]

    assert not is_big(debate)
    make_claim(claims[0].debate)
    assert is_big(debate)


def test_a_part_takes_the_same_queries_however_much_there_is():
    def count(debate):
        with CaptureQueriesContext(connection) as queries:
            load_for_view(debate, View(focus="c03", opened=("c01",)))
        return len(queries)

    assert count(make_tangle(1, claims=12)) == count(make_tangle(2, claims=40))
