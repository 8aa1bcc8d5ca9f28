import random
from collections import Counter

import pytest
from msgspec.structs import replace

from argmap.core.debate import COLLECTIONS
from argmap.core.kinds import End, RelationKind
from argmap.core.records import Group
from argmap.render import LIGHT, MapOptions, write_dot
from argmap.render.looks import LARGE_MAP
from tests.render.debates import bridge, make_claims, make_debate, relate


def shuffle(debate, seed):
    """The same debate with every collection in another order."""
    chance = random.Random(seed)
    names = [name for name in COLLECTIONS if name not in ("inferences", "premises", "stops")]
    return replace(debate, **{name: tuple(chance.sample(getattr(debate, name), len(getattr(debate, name)))) for name in names})


def find_lines(dot, *words):
    return [line.strip() for line in dot.splitlines() if all(word in line for word in words)]


@pytest.mark.parametrize("seed", range(5))
def test_it_writes_the_same_text_whatever_the_order_of_records(seed):
    assert write_dot(shuffle(bridge(), seed)) == write_dot(bridge())


def test_it_writes_the_same_text_whatever_the_seed_of_hashes(tmp_path):
    import subprocess
    import sys

    program = "from tests.render.debates import bridge; from argmap.render import write_dot; print(write_dot(bridge()))"

    texts = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(texts) == 1


def test_supports_are_solid_blue_with_a_plus():
    (line,) = find_lines(write_dot(bridge()), "->", "relation-jobs%3Ebuild")

    assert 'color="#0072b2"' in line
    assert "style=solid" in line
    assert 'label="+"' in line


def test_attacks_are_dashed_vermilion_with_a_minus_and_thin_in_parentheses_if_inferred():
    (inferred,) = find_lines(write_dot(bridge()), "->", "relation-flood%3Ebuild")
    stated, _second_half = find_lines(write_dot(bridge()), "->", "id=", "relation-cost%3Ebuild")

    assert 'color="#b34700"' in stated
    assert "style=dashed" in stated
    assert 'label="−"' in stated
    assert 'label="(−)"' in inferred
    assert "penwidth=1 " in inferred
    assert "penwidth=1.6" in stated


def test_an_undercut_ends_on_the_dot_of_what_it_cuts():
    dot = write_dot(bridge())

    assert find_lines(dot, '"claim-grant" -> "step-cost%3Ebuild"', "style=dotted", "arrowhead=tee")
    assert find_lines(dot, '"claim-lone" -> "inference-dam-1"', "style=dotted", "arrowhead=tee")


def test_an_undercut_of_an_argument_ends_on_its_last_inference():
    debate = bridge()
    aim = relate(RelationKind.UNDERCUTS, "rain", "dam", target_kind=End.ARGUMENT)

    dot = write_dot(replace(debate, relations=(*debate.relations, aim)))

    assert find_lines(dot, '"claim-rain" -> "inference-dam-1"', "relation-rain%3Edam")


def test_a_relation_that_nothing_undercuts_has_no_dot():
    debate = make_debate(claims=make_claims("a", "b"), relations=(relate(RelationKind.SUPPORTS, "b", "a"),))

    assert "step-" not in write_dot(debate)


def test_a_contradiction_has_no_arrow_head_and_says_its_name():
    (line,) = find_lines(write_dot(bridge()), "->", "relation-grant%3Ejobs")

    assert "arrowhead=none" in line
    assert "label=contradicts" in line


def test_groups_are_nested_clusters_in_their_own_order():
    groups = (
        Group(key="late", title="Late", position=2),
        Group(key="early", title="Early", position=1),
        Group(key="inner", title="Inner", parent="late"),
        Group(key="empty", title="Empty"),
    )
    claims = (*make_claims("a", group="inner"), *make_claims("b", group="early"))

    dot = write_dot(make_debate(groups=groups, claims=claims))

    clusters = [line.split('"')[1] for line in find_lines(dot, "subgraph", "cluster_")]
    assert clusters == ["cluster_group-early", "cluster_group-late", "cluster_group-inner"]


def test_claims_without_links_are_shown_too():
    dot = write_dot(make_debate(claims=make_claims("a", "b", "c")))

    assert Counter(key for key in "abc" if f'"claim-{key}" [' in dot) == {"a": 1, "b": 1, "c": 1}


def test_a_debate_without_claims_is_an_empty_map():
    assert write_dot(make_debate()).startswith("digraph map {")


def test_a_sub_map_shows_the_chosen_claims_and_what_ties_them():
    dot = write_dot(bridge(), options=MapOptions(claims=frozenset({"build", "cost", "lone", "nobody"})))

    assert [key for key in ("build", "cost", "jobs", "grant", "lone", "flood") if f'"claim-{key}" [' in dot] == [
        "build",
        "cost",
        "lone",
    ]
    assert find_lines(dot, '"claim-cost" -> "claim-build"')
    assert "inference-" not in dot
    assert "relation-lone" not in dot


def test_a_sub_map_shows_an_inference_with_its_conclusion_and_any_premise():
    dot = write_dot(bridge(), options=MapOptions(claims=frozenset({"flood", "rain"})))

    assert find_lines(dot, '"claim-rain" -> "inference-dam-1"')
    assert "premise-dam-p1" not in dot


def test_a_large_map_is_drawn_in_haste():
    large = make_debate(claims=make_claims(*(f"c{number}" for number in range(LARGE_MAP + 1))))
    small = make_debate(claims=make_claims(*(f"c{number}" for number in range(LARGE_MAP))))

    assert "splines=line" in write_dot(large)
    assert "splines" not in write_dot(small)


def test_the_theme_gives_the_colours_and_the_font():
    theme = replace(LIGHT, font="Sand", colours=replace(LIGHT.colours, support="#123456"))

    dot = write_dot(bridge(), options=MapOptions(theme=theme))

    assert "fontname=Sand" in dot
    assert "#123456" in dot
    assert "#0072b2" not in dot
