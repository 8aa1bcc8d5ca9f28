"""How fast debates are evaluated, beside the plain labelling, clingo, pygarg and PyArg on the same frameworks in the same run.

Frameworks are random and sparse: each argument attacks on average one other. A peer that takes longer than PATIENCE seconds at
one size is not asked for the next. pygarg and PyArg come with the dependency group `bench`; without them their lines say so.
"""

import importlib.util
import multiprocessing
import random
import time
from collections.abc import Callable, Iterator

import clingo

from argmap.core.abstract.framework import Framework, make_framework
from argmap.core.abstract.grounded import label_grounded
from argmap.core.debate import Debate
from argmap.core.kinds import RelationKind
from argmap.core.records import About, Claim, Relation
from argmap.core.standing import Options, evaluate
from argmap.core.strength import GradualSemantics, evaluate_strength

SIZES = (100, 1_000, 10_000, 100_000)
PATIENCE = 60.0
_GROUNDED = "in(X) :- arg(X), out(Y) : att(Y,X). out(X) :- in(Y), att(Y,X)."

Work = Callable[[Framework, Debate], float]
"""Evaluates the same framework, given as numbers and as a debate; returns the seconds of the evaluation alone."""


def measure() -> Iterator[str]:
    """Evaluate frameworks of growing size by each way; yields lines for a person."""
    patient = dict(WAYS)
    for size in SIZES:
        framework, debate = make_random(size)
        yield f"{size} arguments, {sum(map(len, framework.attackers))} attacks"
        for name in list(patient):
            seconds = _time_in_child(patient[name], framework, debate)
            if seconds is None:
                del patient[name]
                yield f"  {name:<28} stopped at {PATIENCE:.0f} s"
            elif seconds < 0:
                del patient[name]
                yield f"  {name:<28} is not installed (uv sync --group bench)"
            else:
                yield f"  {name:<28} {seconds * 1000:10.1f} ms"
    yield from _measure_cycles()


def make_random(size: int) -> tuple[Framework, Debate]:
    """A random framework as numbers and as a debate; the same for the same size."""
    chance = random.Random(size)
    pairs = sorted({(chance.randrange(size), chance.randrange(size)) for _ in range(size)})
    names = [f"a{number}" for number in range(size)]
    claims = tuple(Claim(key=name, title=name, prior=0.5) for name in names)
    relations = tuple(
        Relation(key=f"r{number}", kind=RelationKind.ATTACKS, source=names[one], target=names[two])
        for number, (one, two) in enumerate(pairs)
    )
    debate = Debate(about=About(slug="random", question="?"), claims=claims, relations=relations)
    return make_framework(names, pairs), debate


def _time_in_child(work: Work, framework: Framework, debate: Debate) -> float | None:
    """The seconds the work takes in a process of its own, None where it was stopped, -1 where the peer is not installed."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=lambda: sender.send(work(framework, debate)))
    child.start()
    seconds = float(receiver.recv()) if receiver.poll(PATIENCE) else None
    child.terminate()
    child.join()
    return seconds


def _clock(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _grounded(framework: Framework, _debate: Debate) -> float:
    return _clock(lambda: label_grounded(framework))


def _standing(_framework: Framework, debate: Debate) -> float:
    return _clock(lambda: evaluate(debate, Options()).labels)


def _df_quad(_framework: Framework, debate: Debate) -> float:
    return _clock(lambda: evaluate_strength(debate, GradualSemantics.DF_QUAD))


def _plain_labelling(framework: Framework, _debate: Debate) -> float:
    """The reference: the grounded labelling written down as plainly as can be, over the same lists."""
    attackers = framework.attackers

    def label() -> None:
        attacked = framework.attacked
        waiting = [len(sources) for sources in attackers]
        labels = [0] * len(attackers)
        ready = [number for number, count in enumerate(waiting) if not count]
        while ready:
            number = ready.pop()
            labels[number] = 1
            for target in attacked[number]:
                if not labels[target]:
                    labels[target] = 2
                    for freed in attacked[target]:
                        waiting[freed] -= 1
                        if not waiting[freed] and not labels[freed]:
                            ready.append(freed)

    return _clock(label)


def _clingo_solving(framework: Framework, _debate: Debate) -> float:
    control = clingo.Control()
    facts = [f"arg({number})." for number in range(len(framework.names))]
    facts += [f"att({one},{two})." for two, sources in enumerate(framework.attackers) for one in sources]
    control.add("base", [], "".join(facts) + _GROUNDED)
    control.ground([("base", [])])
    return _clock(control.solve)


def _pygarg(framework: Framework, _debate: Debate) -> float:
    if importlib.util.find_spec("pygarg") is None:
        return -1.0
    from pygarg.dung.solver import compute_grounded_extension

    names = list(framework.names)
    attacks = [[names[one], names[two]] for two, sources in enumerate(framework.attackers) for one in sources]
    return _clock(lambda: compute_grounded_extension(names, attacks))


def _pyarg(framework: Framework, _debate: Debate) -> float:
    if importlib.util.find_spec("py_arg") is None:
        return -1.0
    from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import AbstractArgumentationFramework
    from py_arg.abstract_argumentation_classes.argument import Argument
    from py_arg.abstract_argumentation_classes.defeat import Defeat
    from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension

    arguments = [Argument(name) for name in framework.names]
    defeats = [Defeat(arguments[one], arguments[two]) for two, sources in enumerate(framework.attackers) for one in sources]
    peer = AbstractArgumentationFramework("random", arguments, defeats)
    return _clock(lambda: get_grounded_extension(peer))


def _measure_cycles() -> Iterator[str]:
    """All strengths of 10,000 claims, without cycles and with 5 % of the claims attacking into them."""
    yield "10,000 claims in a tree, and the same with 5 % more attacks that close cycles"
    for name, share in (("acyclic", 0.0), ("5 % cycles", 0.05)):
        debate = _make_tree(10_000, share)
        for semantics in GradualSemantics:
            started = time.perf_counter()
            result = evaluate_strength(debate, semantics)
            seconds = time.perf_counter() - started
            yield f"  {name:<10} {semantics:<18} {seconds * 1000:8.1f} ms, {len(result.unsettled)} unsettled"


def _make_tree(size: int, share: float) -> Debate:
    chance = random.Random(size)
    kinds = (RelationKind.SUPPORTS, RelationKind.ATTACKS)
    pairs = [(number, chance.randrange(max(0, number - 200), number), chance.choice(kinds)) for number in range(1, size)]
    pairs += [
        (chance.randrange(size // 2), chance.randrange(size // 2, size), RelationKind.ATTACKS) for _ in range(int(size * share))
    ]
    relations = tuple(
        Relation(key=f"r{number}", kind=kind, source=f"c{one}", target=f"c{two}")
        for number, (one, two, kind) in enumerate(pairs)
    )
    claims = tuple(Claim(key=f"c{number}", title="claim", prior=0.5) for number in range(size))
    return Debate(about=About(slug="tree", question="?"), claims=claims, relations=relations)


WAYS: dict[str, Work] = {
    "argmap grounded": _grounded,
    "plain labelling": _plain_labelling,
    "clingo, solving alone": _clingo_solving,
    "pygarg grounded": _pygarg,
    "PyArg grounded": _pyarg,
    "argmap standing (presume)": _standing,
    "argmap DF-QuAD": _df_quad,
}
