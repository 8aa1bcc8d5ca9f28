"""Labelling a compiled debate with changes gives what compiling the changed debate would."""

import random

import pytest
from msgspec.structs import replace

from argmap.core.kinds import ActorKind, Profile
from argmap.core.records import Actor
from argmap.core.standing import Action, Options, Toggle, evaluate
from argmap.core.standing.trials import Budget, Trials
from tests.core.standing.debates import make_random_debate


@pytest.mark.parametrize("profile", Profile)
def test_changes_to_a_compiled_debate_are_those_of_a_what_if(profile):
    for seed in range(600):
        debate, rng = make_random_debate(seed), random.Random(seed)
        options = Options(profile=profile)
        trials = Trials(debate, options)
        toggles = choose_toggles(debate, rng)
        fixed = {place: rng.choice([1, 2]) for place in range(len(debate.claims)) if rng.random() < 0.2}
        what_ifs = tuple(Toggle((Action.IN, Action.OUT)[label - 1], debate.claims[place].key) for place, label in fixed.items())

        labelling = trials.run(fixed, toggles)

        expected = evaluate(debate, replace(options, toggles=toggles + what_ifs)).labels
        assert {claim.key: trials.read(labelling, claim.key) for claim in debate.claims} == expected, seed


def test_a_lens_fixes_labels_as_the_option_does():
    for seed in range(200):
        debate = make_random_debate(seed)
        debate = replace(debate, actors=tuple(make_actor(key) for key in "xyz"))
        trials = Trials(debate, Options())

        for actor in "xyz":
            labelling = trials.run(trials.see_through(actor))

            expected = evaluate(debate, Options(lens=actor)).labels
            assert {claim.key: trials.read(labelling, claim.key) for claim in debate.claims} == expected, (seed, actor)


def test_a_budget_is_spent_when_its_time_is_over():
    now = iter([10.0, 14.9, 15.0])
    budget = Budget(5.0, clock=lambda: next(now))

    assert not budget.is_spent()
    assert budget.is_spent()


def choose_toggles(debate, rng):
    """Some records left out, weighed or rated otherwise, each at most once."""
    chosen = [
        *(Toggle(rng.choice([Action.OFF_RELATION, Action.WEIGH_RELATION]), relation.key, 700) for relation in debate.relations),
        *(
            Toggle(rng.choice([Action.OFF_INFERENCE, Action.WEIGH_INFERENCE]), inference.key, 200)
            for inference in debate.inferences
        ),
        *(Toggle(rng.choice([Action.OFF_EVIDENCE, Action.RATE_EVIDENCE]), item.key, 3) for item in debate.evidence),
        *(Toggle(Action.OFF_ARGUMENT, argument.key) for argument in debate.arguments if rng.random() < 0.2),
    ]
    kept = (replace(toggle, amount=-1) if not toggle.action.wants_amount else toggle for toggle in chosen if rng.random() < 0.3)
    return tuple(sorted(kept))


def make_actor(key):
    return Actor(key=key, name=key, kind=ActorKind.STATE)
