"""The labelling against a second evaluator, on random debates, and against itself with the records in another order."""

import random

import pytest
from msgspec.structs import replace

from argmap.core.kinds import Profile
from argmap.core.standing.compiling import compile_debate
from argmap.core.standing.graph import VERDICTS
from argmap.core.standing.labelling import label_graph
from argmap.core.standing.options import Options
from argmap.core.standing.toggles import Action, Toggle
from tests.core.standing.debates import make_random_debate
from tests.core.standing.naive import label_naively

SEEDS = [range(start, start + 250) for start in range(0, 2000, 250)]


def label_claims(debate, options):
    graph = compile_debate(debate, options)
    labels = label_graph(graph).labels
    return {key: VERDICTS[labels[place]].value for key, place in graph.index.items()}


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("seeds", SEEDS, ids=lambda seeds: f"from-{seeds.start}")
def test_a_second_evaluator_agrees(seeds, profile):
    for seed in seeds:
        debate = make_random_debate(seed)

        assert label_claims(debate, Options(profile=profile)) == label_naively(debate, profile), seed


@pytest.mark.parametrize("profile", Profile)
def test_a_second_evaluator_agrees_where_claims_are_fixed(profile):
    for seed in range(250):
        debate = make_random_debate(seed)
        rng = random.Random(seed)
        fixed = {claim.key: rng.choice(["in", "out"]) for claim in debate.claims if rng.random() < 0.3}
        toggles = tuple(Toggle(Action(label), key) for key, label in fixed.items())

        assert label_claims(debate, Options(profile=profile, toggles=toggles)) == label_naively(debate, profile, fixed), seed


@pytest.mark.parametrize("profile", Profile)
def test_labels_do_not_depend_on_the_order_of_records(profile):
    for seed in range(250):
        debate = make_random_debate(seed)
        rng = random.Random(seed)
        names = ("claims", "arguments", "relations", "issues", "stances", "evidence")
        shuffled = replace(
            debate, **{name: tuple(rng.sample(getattr(debate, name), len(getattr(debate, name)))) for name in names}
        )

        assert label_claims(shuffled, Options(profile=profile)) == label_claims(debate, Options(profile=profile)), seed
