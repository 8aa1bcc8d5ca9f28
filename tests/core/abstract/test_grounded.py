"""The grounded labelling against clingo, on two thousand random frameworks with self-attacks and circles."""

import random

import clingo

from argmap.core.abstract import label_grounded
from argmap.core.abstract.framework import make_framework

LEAST = "in(X) :- arg(X), out(Y) : att(Y,X). out(X) :- in(Y), att(Y,X). #show in/1. #show out/1."


def make_random_framework(seed):
    chance = random.Random(seed)
    size = chance.randint(1, 12)
    attacks = [(chance.randrange(size), chance.randrange(size)) for _ in range(chance.randint(0, 2 * size))]
    return make_framework([str(number) for number in range(size)], attacks)


def label_by_clingo(frameworks):
    """The grounded labels of each framework; all are solved as one, since none attacks another."""
    facts = [f"arg(({n},{argument}))." for n, one in enumerate(frameworks) for argument in range(len(one.names))]
    facts += [
        f"att(({n},{source}),({n},{target}))."
        for n, one in enumerate(frameworks)
        for target, sources in enumerate(one.attackers)
        for source in sources
    ]
    control = clingo.Control()
    control.add("base", [], "".join(facts) + LEAST)
    control.ground([("base", [])])
    with control.solve(yield_=True) as handle:
        (shown,) = [model.symbols(shown=True) for model in handle]
    return {tuple(part.number for part in symbol.arguments[0].arguments): symbol.name for symbol in shown}


def test_clingo_agrees_on_two_thousand_frameworks():
    frameworks = [make_random_framework(seed) for seed in range(2_000)]

    expected = label_by_clingo(frameworks)

    for n, framework in enumerate(frameworks):
        labels = [label.value for label in label_grounded(framework)]
        assert labels == [expected.get((n, argument), "undecided") for argument in range(len(framework.names))], n
