"""Reads from stances what may be a row or a column of a network: organisations, persons and concepts, by key."""

from collections.abc import Callable, Iterable

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind
from argmap.core.networks.options import POSITION, NetworkOptions, Variable
from argmap.core.records import Stance
from argmap.core.stances import list_holders, list_spokesmen


class Values:
    """The values of a debate's stances, those left out that the options exclude."""

    def __init__(self, debate: Debate, options: NetworkOptions) -> None:
        self._persons = {actor.key for actor in debate.actors if actor.kind is ActorKind.PERSON}
        self._inherits = options.inherit
        self._spoken_for = list_spokesmen(debate.affiliations) if options.inherit else {}
        self._excluded = find_excluded(debate, options)
        self._positions = {one.value for one in options.exclusions if one.variable == POSITION}
        self._ways: dict[Variable, Callable[[Stance], list[str]]] = {
            Variable.ORGANIZATION: self._list_organizations,
            Variable.PERSON: self._list_persons,
            Variable.CONCEPT: self._list_concepts,
        }

    def read(self, variable: Variable, stance: Stance) -> list[str]:
        """The keys of the variable's values; none where they are missing or excluded."""
        values, excluded = self._ways[variable](stance), self._excluded.get(variable)
        return [value for value in values if value not in excluded] if excluded else values

    def leave_out(self, stance: Stance) -> bool:
        """Whether the stance has an excluded position, or has, of some variable, excluded values alone."""
        return stance.position in self._positions or any(
            self._ways[variable](stance) and not self.read(variable, stance) for variable in self._excluded
        )

    def list_holders(self, stance: Stance) -> list[str]:
        """All actors for whom the stance counts in one network or another."""
        return self._list_persons(stance) + self._list_organizations(stance)

    def _list_organizations(self, stance: Stance) -> list[str]:
        own = stance.on_behalf_of or (stance.actor if stance.actor not in self._persons else None)
        values = [own] if own else []
        if self._inherits:
            values += sorted(set(list_holders(stance, self._spoken_for)) - self._persons - {own})
        return values

    def _list_persons(self, stance: Stance) -> list[str]:
        return [stance.actor] if stance.actor in self._persons else []

    @staticmethod
    def _list_concepts(stance: Stance) -> list[str]:
        return [stance.claim] if stance.claim is not None else []


def name_values(debate: Debate, variable: Variable) -> dict[str, str]:
    """Key → name of what the variable may be: claims by their titles, actors by their names."""
    if variable is Variable.CONCEPT:
        return {claim.key: claim.title for claim in debate.claims}
    return {actor.key: actor.name for actor in debate.actors}


def find_excluded(debate: Debate, options: NetworkOptions) -> dict[Variable, frozenset[str]]:
    """The keys of each variable's excluded values, which the options give by key or by name; only variables that have some."""
    found = {}
    for variable in Variable:
        asked = _list_asked(options, variable)
        if asked:
            names = name_values(debate, variable).items()
            found[variable] = frozenset(key for key, name in names if key in asked or name in asked)
    return found


def list_unknown_exclusions(debate: Debate, options: NetworkOptions) -> list[str]:
    """The excluded values that nothing in the debate is called; they exclude nothing, as in DNA."""
    unknown: set[str] = set()
    for variable in Variable:
        known: set[str] = set().union(*name_values(debate, variable).items())
        unknown |= _list_asked(options, variable) - known
    return sorted(unknown)


def _list_asked(options: NetworkOptions, variable: Variable) -> set[str]:
    exclusions: Iterable[tuple[str, str]] = ((one.variable, one.value) for one in options.exclusions)
    return {value for name, value in exclusions if name == variable}
