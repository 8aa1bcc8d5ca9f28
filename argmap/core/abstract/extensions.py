"""The extensions of a framework beyond grounded, found by clingo with a time limit.

Complete, preferred, stable: Dung 1995. Semi-stable: Caminada 2006. Ideal: Dung, Mancarella, Toni 2007, worked out from the
credulously accepted arguments (Dunne 2009, "The computational complexity of ideal semantics", section 4). Encodings follow
the labelling view; subset-maximal models come from clingo's domain heuristic (domRec), not from comparing all models.
"""

import time
from enum import StrEnum

import clingo

from argmap.core.abstract.framework import Framework
from argmap.core.abstract.grounded import label_grounded
from argmap.core.standing.verdicts import Verdict

DEFAULT_SECONDS = 10.0
MOST_EXTENSIONS = 10_000

_CONFLICT_FREE = "{in(X)} :- arg(X). out(X) :- in(Y), att(Y,X). :- in(X), out(X). #show in/1."
_ADMISSIBLE = _CONFLICT_FREE + " :- in(X), att(Y,X), not out(Y)."
_COMPLETE = _ADMISSIBLE + " :- arg(X), not in(X), out(Y) : att(Y,X)."
_STABLE = _CONFLICT_FREE + " :- arg(X), not in(X), not out(X)."
_MAXIMAL_IN = " #heuristic in(X) : arg(X). [1,true]"
_MAXIMAL_RANGE = " range(X) :- in(X). range(X) :- out(X). #show range/1. #heuristic range(X) : arg(X). [1,true]"
_DOMAIN = ("--heuristic=Domain", "--enum-mode=domRec")


class Semantics(StrEnum):
    """Which sets of arguments may be accepted together."""

    GROUNDED = "grounded"
    COMPLETE = "complete"
    PREFERRED = "preferred"
    STABLE = "stable"
    SEMI_STABLE = "semi-stable"
    IDEAL = "ideal"


class SearchStoppedError(Exception):
    """The search took longer than it may, or found more than it may; `found` are the extensions until then."""

    def __init__(self, reason: str, found: list[list[int]]) -> None:
        super().__init__(f"search stopped: {reason}")
        self.found = found


def find_extensions(framework: Framework, semantics: Semantics, *, seconds: float = DEFAULT_SECONDS) -> list[list[int]]:
    """All extensions under the semantics, each the sorted numbers of its arguments, sorted among themselves.

    Grounded and ideal give one; stable may give none. Raises SearchStoppedError after about `seconds`, grounding included
    only in part: clingo reads the program in one go.
    """
    search = _Search(framework, time.monotonic() + seconds)
    match semantics:
        case Semantics.GROUNDED:
            labels = label_grounded(framework)
            return [[number for number, label in enumerate(labels) if label is Verdict.IN]]
        case Semantics.COMPLETE:
            return search.solve(_COMPLETE)
        case Semantics.PREFERRED:
            return search.solve(_COMPLETE + _MAXIMAL_IN, *_DOMAIN)
        case Semantics.STABLE:
            return search.solve(_STABLE)
        case Semantics.SEMI_STABLE:
            return search.solve_semi_stable()
        case Semantics.IDEAL:
            return [search.solve_ideal()]


class _Search:
    """One framework, told to clingo, and the time by which to stop."""

    def __init__(self, framework: Framework, deadline: float) -> None:
        self.framework = framework
        self.deadline = deadline
        facts = [f"arg({number})." for number in range(len(framework.names))]
        facts += [f"att({source},{target})." for target, sources in enumerate(framework.attackers) for source in sources]
        self.facts = "".join(facts)

    def solve(self, program: str, *options: str, predicate: str = "in") -> list[list[int]]:
        """The numbers X of `predicate(X)` in each model, without repetition."""
        control = clingo.Control(["0", *options], logger=lambda *_: None)
        control.add("base", [], self.facts + program)
        control.ground([("base", [])])
        found: set[tuple[int, ...]] = set()
        with control.solve(yield_=True, async_=True) as handle:
            while True:
                handle.resume()
                # Asked before waiting: a search without time must not win the race on a quick machine.
                left = self.deadline - time.monotonic()
                if left <= 0 or not handle.wait(left):
                    handle.cancel()
                    raise SearchStoppedError("the time is up", _sorted(found))
                model = handle.model()
                if model is None:
                    return _sorted(found)
                found.add(_numbers(model, predicate))
                if len(found) > MOST_EXTENSIONS:
                    handle.cancel()
                    raise SearchStoppedError(f"there are more than {MOST_EXTENSIONS} extensions", _sorted(found))

    def solve_semi_stable(self) -> list[list[int]]:
        """The complete extensions whose range (they and what they attack) is maximal."""
        ranges = self.solve(_COMPLETE + _MAXIMAL_RANGE, *_DOMAIN, predicate="range")
        found = set()
        for covered in ranges:
            inside = "".join(f":- not in({number}), not out({number})." for number in covered)
            found |= {tuple(extension) for extension in self.solve(_COMPLETE + inside)}
        return _sorted(found)

    def solve_ideal(self) -> list[int]:
        """The greatest admissible set that lies in every preferred extension.

        Its members are accepted by some admissible set and attacked by no member of one; of these, what is not defended by the
        rest is dropped until nothing is.
        """
        accepted = set(self.solve_brave())
        attackers = self.framework.attackers
        kept = {number for number in accepted if not accepted.intersection(attackers[number])}
        while True:
            attacked = {target for target, sources in enumerate(attackers) if kept.intersection(sources)}
            defended = {number for number in kept if attacked.issuperset(attackers[number])}
            if defended == kept:
                return sorted(kept)
            kept = defended

    def solve_brave(self) -> list[int]:
        """The arguments that some admissible set holds; clingo's last brave model is their union."""
        models = self.solve(_ADMISSIBLE, "--enum-mode=brave")
        return max(models, key=len, default=[])


def _numbers(model: clingo.Model, predicate: str) -> tuple[int, ...]:
    shown = model.symbols(shown=True)
    return tuple(sorted(symbol.arguments[0].number for symbol in shown if symbol.name == predicate))


def _sorted(found: set[tuple[int, ...]]) -> list[list[int]]:
    return [list(extension) for extension in sorted(found)]
