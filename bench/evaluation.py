"""How fast debates are evaluated, beside the plain labelling, clingo, pygarg and PyArg on the same frameworks in the same run.

Frameworks are random and sparse: each argument attacks on average one other. As debates, each claim is asserted by somebody,
so that standing gives the grounded labels. A peer that takes longer than PATIENCE seconds at one size is not asked for the
next. pygarg and PyArg come with the dependency group `bench`; without them their lines say so.
"""

import gc
import importlib.util
import multiprocessing
import random
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import clingo

from argmap.core.abstract.framework import Framework, make_framework
from argmap.core.abstract.grounded import label_grounded
from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, ClaimKind, End, Position, RelationKind
from argmap.core.records import About, Actor, Claim, Relation, Stance
from argmap.core.standing import Options, Verdict, compare_lenses, evaluate, find_cruxes, find_paths, find_sensitivities
from argmap.core.standing.compiling import compile_debate
from argmap.core.standing.labelling import label_graph
from argmap.core.strength import GradualSemantics, evaluate_strength

SIZES = (100, 1_000, 10_000, 100_000)
PATIENCE = 60.0
_GROUNDED = "in(X) :- arg(X), out(Y) : att(Y,X). out(X) :- in(Y), att(Y,X)."

Work = Callable[[Framework, Debate], float]
"""Evaluates the same framework, given as numbers and as a debate; returns the seconds of the evaluation alone."""


def measure() -> Iterator[str]:
    """Evaluate frameworks of growing size by each way; yields lines for a person."""
    patient = dict(WAYS)
    taken: dict[str, list[float]] = {name: [] for name in WAYS}
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
                taken[name].append(seconds)
                yield f"  {name:<28} {seconds * 1000:10.1f} ms"
    yield from _compare(taken)
    yield from _measure_cycles()
    yield from _measure_searches()


def _compare(taken: dict[str, list[float]]) -> Iterator[str]:
    """What the targets are about: ratios at the greatest size, and growth per tenfold."""
    standing, labelling, plain = taken[STANDING][-1], taken[LABELLING][-1], taken[PLAIN][-1]
    yield f"standing takes {standing / plain:.1f} times the plain labelling of the records"
    yield f"standing of a compiled debate takes {labelling / plain:.1f} times that"
    yield f"grounded takes 1/{taken[CLINGO][-1] / taken[GROUNDED][-1]:.1f} of clingo's solving alone"
    for name in (GROUNDED, PLAIN, STANDING, DF_QUAD):
        growth = " × ".join(f"{after / before:.1f}" for before, after in pairwise(taken[name]))
        yield f"{name} grows by {growth} per tenfold"


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
    stances = tuple(Stance(key=name, actor="x", claim=name, position=Position.SUPPORTS) for name in names)
    debate = Debate(about=About(slug="random", question="?"), claims=claims, relations=relations, stances=stances)
    return make_framework(names, pairs), debate


def _time_in_child(work: Work, framework: Framework, debate: Debate) -> float | None:
    """The seconds the work takes in a process of its own, None where it was stopped, -1 where the peer is not installed."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=lambda: sender.send(_work_alone(work, framework, debate)))
    child.start()
    seconds = float(receiver.recv()) if receiver.poll(PATIENCE) else None
    child.terminate()
    child.join()
    return seconds


def _work_alone(work: Work, framework: Framework, debate: Debate) -> float:
    gc.freeze()  # What came from the parent is no garbage; looking through it would copy its memory, for whoever is measured.
    return work(framework, debate)


def _clock(work: Callable[[], object]) -> float:
    """The processor's seconds for the quickest of five runs; of fewer, where they take more than three seconds together.

    The first run of a forked process also copies the memory that it touches; what else runs on the machine counts less so.
    """
    taken: list[float] = []
    while len(taken) < 5 and sum(taken) < 3:
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def _grounded(framework: Framework, _debate: Debate) -> float:
    return _clock(lambda: label_grounded(framework))


def _standing(_framework: Framework, debate: Debate) -> float:
    return _clock(lambda: evaluate(debate, Options()).labels)


def _labelling(_framework: Framework, debate: Debate) -> float:
    graph = compile_debate(debate, Options())
    return _clock(lambda: label_graph(graph))


def _df_quad(_framework: Framework, debate: Debate) -> float:
    return _clock(lambda: evaluate_strength(debate, GradualSemantics.DF_QUAD))


def _plain_labelling(_framework: Framework, debate: Debate) -> float:
    """The reference for standing: the same labels from the same records, as plainly as can be written down.

    It knows no supports, weights, undercuts, issues, evidence, dates, lenses and what-ifs, and cannot say why.
    """
    return _clock(lambda: label_plainly(debate))


def label_plainly(debate: Debate) -> dict[str, Verdict]:
    """The labels of a debate of attacks: in where asserted and all that attacks is out, out where something is in."""
    number = {claim.key: place for place, claim in enumerate(debate.claims)}
    asserted = {number[stance.claim] for stance in debate.stances if stance.claim is not None}
    attacked: list[list[int]] = [[] for _ in number]
    waiting = [0] * len(number)
    for relation in debate.relations:
        target = number[relation.target]
        attacked[number[relation.source]].append(target)
        waiting[target] += 1
    labels = [Verdict.UNDECIDED] * len(number)
    ready = [place for place, count in enumerate(waiting) if not count and place in asserted]
    while ready:
        place = ready.pop()
        labels[place] = Verdict.IN
        for target in attacked[place]:
            if labels[target] is Verdict.UNDECIDED:
                labels[target] = Verdict.OUT
                for freed in attacked[target]:
                    waiting[freed] -= 1
                    if not waiting[freed] and labels[freed] is Verdict.UNDECIDED:
                        ready.append(freed)
    return dict(zip(number, labels, strict=True))


def _clingo_solving(framework: Framework, _debate: Debate) -> float:
    facts = [f"arg({number})." for number in range(len(framework.names))]
    facts += [f"att({one},{two})." for two, sources in enumerate(framework.attackers) for one in sources]
    program = "".join(facts) + _GROUNDED
    # What a control has solved it solves again in no time, so that each run needs a control of its own.
    return min(_ground_and_solve(program) for _ in range(3))


def _ground_and_solve(program: str) -> float:
    control = clingo.Control()
    control.add("base", [], program)
    control.ground([("base", [])])
    started = time.process_time()
    control.solve()
    return time.process_time() - started


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


def _measure_searches() -> Iterator[str]:
    """The searches that evaluate again and again, on 1,000 claims, 10 of them policies, of which 8 actors see 30 % each."""
    debate = make_dispute(1_000)
    yield "1,000 claims, 8 actors"
    searches: dict[str, Callable[[], Any]] = {
        "lenses": lambda: compare_lenses(debate),
        "cruxes": lambda: find_cruxes(debate, "a0", "a1"),
        "paths": lambda: find_paths(debate, "a0", "c0"),
        "sensitivities": lambda: find_sensitivities(debate, "c0"),
    }
    for name, search in searches.items():
        started = time.perf_counter()
        found = search()
        seconds = time.perf_counter() - started
        yield f"  {name:<28} {seconds * 1000:10.1f} ms{', search stopped' if found.stopped else ''}"


def make_dispute(size: int) -> Debate:
    """A random debate of claims, weighed reasons, undercuts, and actors who accept and reject; the same for the same size."""
    chance = random.Random(size)
    claims = tuple(Claim(key=f"c{n}", title="?", kind=ClaimKind.POLICY if n < 10 else ClaimKind.FACT) for n in range(size))
    steps = tuple(
        Relation(
            key=f"r{n}",
            kind=chance.choice((RelationKind.SUPPORTS, RelationKind.ATTACKS)),
            source=f"c{n}",
            target=f"c{chance.randrange(max(0, n - 200), n)}",
            weight=chance.choice((None, 0.3, 0.7, 0.9)),
        )
        for n in range(10, size)
    )
    cuts = tuple(
        Relation(
            key=f"u{n}",
            kind=RelationKind.UNDERCUTS,
            source=f"c{chance.randrange(10, size)}",
            target=chance.choice(steps).key,
            target_kind=End.RELATION,
        )
        for n in range(size // 20)
    )
    actors = tuple(Actor(key=f"a{n}", name=f"Actor {n}", kind=ActorKind.STATE) for n in range(8))
    positions = (Position.SUPPORTS, Position.OPPOSES)
    stances = tuple(
        Stance(key=f"{actor.key}-{claim.key}", actor=actor.key, claim=claim.key, position=chance.choice(positions))
        for actor in actors
        for claim in claims
        if chance.random() < 0.3
    )
    about = About(slug="dispute", question="?")
    return Debate(about=about, claims=claims, relations=steps + cuts, actors=actors, stances=stances)


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


GROUNDED, PLAIN, CLINGO = "argmap grounded", "plain labelling of records", "clingo, solving alone"
STANDING, LABELLING, DF_QUAD = "argmap standing (presume)", "  of which labelling", "argmap DF-QuAD"
WAYS: dict[str, Work] = {
    GROUNDED: _grounded,
    PLAIN: _plain_labelling,
    CLINGO: _clingo_solving,
    "pygarg grounded": _pygarg,
    "PyArg grounded": _pyarg,
    STANDING: _standing,
    LABELLING: _labelling,
    DF_QUAD: _df_quad,
}
