"""Coalitions, each with what is to be said of it, and backbones."""

import random

import pytest
from msgspec.structs import replace

from argmap.core.networks import (
    Aggregation,
    Mode,
    NetworkError,
    NetworkOptions,
    build_network,
    find_coalitions,
    keep_backbone,
)
from tests.core.networks.debates import make_debate, make_stance

CONGRUENCE = NetworkOptions(mode=Mode.ONE, aggregation=Aggregation.CONGRUENCE)


def make_camps():
    """Three say yes to eight claims, three say no to them, and one speaks of something else."""
    claims = [f"c{number}" for number in range(8)]
    camps = {"yes": ("a1", "a2", "a3"), "no": ("b1", "b2", "b3")}
    stances = [make_stance(actor, claim, word) for word, camp in camps.items() for actor in camp for claim in claims]
    return make_debate(*stances, make_stance("x", "weather"))


def make_noise():
    chance = random.Random(5)
    stances = [
        make_stance(f"n{n}", f"c{chance.randrange(6)}", chance.choice(["yes", "no"]), key=f"{n}/{m}")
        for n in range(14)
        for m in range(3)
    ]
    return make_debate(*stances)


@pytest.mark.parametrize("with_debate", [True, False])
def test_two_camps_are_found_with_their_modularity_and_stability(with_debate):
    debate = make_camps()

    found = find_coalitions(build_network(debate, CONGRUENCE), debate if with_debate else None)

    assert {one.members for one in found.coalitions} == {("a1", "a2", "a3"), ("b1", "b2", "b3")}
    assert found.loners == ("x",)
    assert found.modularity == pytest.approx(0.5)
    assert found.stability > 0.8
    assert all(one.stability > 0.8 for one in found.coalitions)
    assert found.coalition_of["a1"] != found.coalition_of["b1"]
    assert found.resampled == ("statements" if with_debate else "ties")


def test_what_is_found_in_noise_is_told_to_be_unstable():
    debate = make_noise()

    found = find_coalitions(build_network(debate, CONGRUENCE), debate, resamples=20)

    assert found.coalitions
    assert found.stability < 0.6


def test_coalitions_do_not_depend_on_the_order_of_records():
    debate = make_noise()
    shuffled = replace(debate, stances=debate.stances[::-1], actors=debate.actors[::-1], claims=debate.claims[::-1])

    assert find_coalitions(build_network(debate, CONGRUENCE), debate) == find_coalitions(
        build_network(shuffled, CONGRUENCE), shuffled
    )


def test_as_many_resamples_are_drawn_as_the_steps_allow_for():
    debate = make_camps()
    network = build_network(debate, CONGRUENCE)

    # a division costs 6 ties and 49 statements, 55 steps; that of the network itself is the first
    cut, whole = find_coalitions(network, debate, steps=4 * 55 + 54), find_coalitions(network, debate, steps=51 * 55)

    assert (cut.resamples, cut.wanted) == (3, 50)
    assert cut == replace(find_coalitions(network, debate, resamples=3), wanted=50)
    assert whole == find_coalitions(network, debate)
    assert (whole.resamples, whole.wanted) == (50, 50)


def test_a_network_without_ties_has_no_coalitions():
    debate = make_debate(make_stance("a", "c"), make_stance("b", "d"))

    found = find_coalitions(build_network(debate, CONGRUENCE), debate, resamples=20)

    assert found.coalitions == ()
    assert found.loners == ("a", "b")
    assert (found.modularity, found.stability) == (0, 0)


@pytest.mark.parametrize(
    ("options", "message"),
    [(NetworkOptions(), "two-mode"), (replace(CONGRUENCE, aggregation=Aggregation.CONFLICT), "make no coalitions")],
)
def test_networks_whose_ties_are_no_bonds_have_no_coalitions(options, message):
    with pytest.raises(NetworkError, match=message):
        find_coalitions(build_network(make_camps(), options))


def make_star():
    """The hub shares eight claims with one actor and one with each of four others."""
    strong = [make_stance(actor, f"c{number}") for actor in ("hub", "strong") for number in range(8)]
    weak = [make_stance(actor, f"with-{other}") for other in "wxyz" for actor in ("hub", other)]
    return build_network(make_debate(*strong, *weak), CONGRUENCE)


def test_the_backbone_keeps_ties_that_are_stronger_than_chance_would_have_made_them():
    network = make_star()

    backbone = keep_backbone(network, 0.05)

    hub, strong = network.rows.index("HUB"), network.rows.index("STRONG")
    # Serrano's formula: the strong tie is 8 of 12 at a hub of 5 ties, (1 - 8/12)^4 = 0.012; a weak one (1 - 1/12)^4 = 0.71
    assert backbone.matrix[hub][strong] == backbone.matrix[strong][hub] == 8
    assert sum(map(sum, backbone.matrix)) == 16
    assert backbone.rows == network.rows
    assert sum(map(sum, keep_backbone(network, 0.01).matrix)) == 0
    assert keep_backbone(network, 0.72) == network


def test_two_mode_networks_have_a_backbone_too():
    stances = [make_stance("hub", "main", key=str(number)) for number in range(12)]
    stances += [make_stance("hub", claim) for claim in "abcd"]
    network = build_network(make_debate(*stances))

    assert keep_backbone(network).matrix == ((0, 0, 0, 0, 12),)


def test_a_level_that_is_no_probability_is_refused():
    with pytest.raises(NetworkError, match="from 0 to 1"):
        keep_backbone(make_star(), 1.5)
