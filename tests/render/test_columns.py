from argmap.core.kinds import RelationKind
from argmap.core.records import Argument, Inference, Premise
from argmap.render import MapOptions
from argmap.render.maps import map_debate
from tests.render.debates import bridge, make_claims, make_debate, relate

SUPPORTS = RelationKind.SUPPORTS


def draw(keys, *arrows, **collections):
    """The map of claims tied by supports, each written "reason>claim"."""
    relations = tuple(relate(SUPPORTS, *arrow.split(">")) for arrow in arrows)
    return map_debate(make_debate(claims=make_claims(*keys), relations=relations, **collections), MapOptions())


def find_levels(graph):
    return {node.name.split("-", 1)[1]: node.level for node in graph.list_nodes()}


def find_order(graph):
    return [box.name.removeprefix("claim-") for box in graph.boxes]


def test_reasons_stand_a_column_to_the_right_of_what_they_bear_on():
    graph = draw("abc", "b>a", "c>b")

    assert find_levels(graph) == {"a": 0, "b": 2, "c": 4}


def test_a_reason_for_two_claims_stands_right_of_both():
    graph = draw("abc", "b>a", "c>a", "c>b")

    assert find_levels(graph)["c"] == 4


def test_dots_stand_between_columns():
    levels = find_levels(map_debate(bridge(), MapOptions()))

    assert levels["dam-1"] == levels["flood"] + 1
    assert levels["pillars"] == levels["rain"] == levels["flood"] + 2
    assert levels["cost%3Ebuild"] == 1


def test_claims_without_links_stand_at_the_left():
    graph = draw("ab")

    assert find_levels(graph) == {"a": 0, "b": 0}


def test_a_circle_of_reasons_is_cut_open():
    levels = find_levels(draw("abc", "a>b", "b>c", "c>a", "a>a"))

    assert sorted(levels.values()) == [0, 2, 4]


def test_ten_thousand_reasons_in_a_row_are_no_trouble():
    keys = [f"c{number}" for number in range(10_000)]

    levels = find_levels(draw(keys, *(f"c{number + 1}>c{number}" for number in range(9_999))))

    assert levels["c9999"] == 2 * 9_999


def test_a_preference_moves_nothing():
    relations = (relate(RelationKind.PREFERRED_TO, "a", "b"),)

    graph = map_debate(make_debate(claims=make_claims("a", "b"), relations=relations), MapOptions())

    assert find_levels(graph) == {"a": 0, "b": 0}


def test_a_claims_reasons_keep_their_order_and_lie_together():
    graph = draw("abcdef", "e>a", "c>a", "d>b", "f>c")

    assert find_order(graph) == ["a", "c", "f", "e", "b", "d"]


def test_claims_that_share_a_reason_stand_together():
    graph = draw("abcx", "x>a", "x>c")

    assert find_order(graph) == ["a", "x", "c", "b"]


def test_a_new_leaf_leaves_the_order_of_the_rest_as_it_was():
    before = find_order(draw("abcde", "c>a", "d>b", "e>c"))

    after = find_order(draw("abcdez", "c>a", "d>b", "e>c", "z>c"))

    assert [name for name in after if name != "z"] == before


def test_an_inference_without_premises_is_a_dot_by_its_conclusion():
    argument = Argument(key="x", title="X", inferences=(Inference(key="i", conclusion="a"),))

    graph = draw("a", arguments=(argument,))

    assert find_levels(graph) == {"a": 0, "i": 1}


def test_a_premise_that_is_its_own_conclusion_is_drawn():
    inference = Inference(key="i", conclusion="a", premises=(Premise(key="p", claim="a"),))

    graph = draw("a", arguments=(Argument(key="x", title="X", inferences=(inference,)),))

    assert {link.name for link in graph.links} == {"premise-p", "conclusion-i"}
