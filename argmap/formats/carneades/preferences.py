"""Weights by preference: the arguments of an issue in the order of their schemes' properties (weighing.go).

The order needs no labels, so that each argument's weight is its place in it: of n ranks the lowest weighs 1/n, the highest 1.
Carneades sorts what is equal by chance; here it has the same rank.
"""

import re
from collections.abc import Callable, Iterable
from functools import cmp_to_key
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.records import Argument, Issue

ASCENDING, DESCENDING = "ascending", "descending"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Property(Struct, frozen=True):
    """By what arguments are ordered: a property, and its values from the weakest or, without values, a direction."""

    name: str
    values: tuple[str, ...] = ()
    is_ascending: bool = False


Order = tuple[Property, ...]
Properties = dict[str, Any]
Ranked = Callable[[Argument], tuple[Order, Properties]]
"""The order by which an argument's scheme weighs, () where it does not weigh so, and the scheme's properties."""


def read_order(content: Any) -> Order:
    """The order that a weighing function tells under `preference`; () where it is none."""
    listed = content if isinstance(content, list) else [content]
    return tuple(_read_property(one) for one in listed) if all(map(_is_property, listed)) else ()


def weigh_by_preference(arguments: Iterable[Argument], issues: Iterable[Issue], ranked: Ranked) -> list[Argument]:
    """The arguments, those whose schemes weigh by preference with the weight of their rank among all of their issue."""
    known = list(arguments)
    positions = {claim: issue.positions for issue in issues for claim in issue.positions}
    return [_weigh(argument, known, positions, ranked) for argument in known]


def _weigh(argument: Argument, known: list[Argument], positions: dict[str, tuple[str, ...]], ranked: Ranked) -> Argument:
    order, own = ranked(argument)
    inference = argument.inferences[0]
    if not order or inference.conclusion not in positions:
        return argument
    rivals = [other for other in known if other.inferences[0].conclusion in positions[inference.conclusion]]
    ranks: list[Properties] = []
    for properties in _sort(order, [ranked(other)[1] for other in rivals]):
        if not ranks or _compare(order, ranks[-1], properties):
            ranks.append(properties)
    rank = sum(_compare(order, properties, own) <= 0 for properties in ranks)
    return replace(argument, inferences=(replace(inference, weight=round(rank / len(ranks), 3)),))


def _sort(order: Order, listed: list[Properties]) -> list[Properties]:
    def compare(one: Properties, other: Properties) -> int:
        return _compare(order, one, other)

    return sorted(listed, key=cmp_to_key(compare))


def _compare(order: Order, one: Properties, other: Properties) -> int:
    """-1 where the first is the weaker, 1 where it is the stronger, 0 where no property tells."""
    for wanted in order:
        here, there = one.get(wanted.name), other.get(wanted.name)
        if type(here) is type(there) and isinstance(here, str | int | float) and here != there:
            weaker = _find_weaker(wanted, here, there)
            if weaker is not None:
                return -1 if weaker else 1
    return 0


def _find_weaker(wanted: Property, here: Any, there: Any) -> bool | None:
    """Whether the first of two different values of one type is the weaker; None where they cannot be told apart."""
    if not isinstance(here, str):
        return bool(here < there) is wanted.is_ascending
    dates = [bool(_DATE.fullmatch(text)) for text in (here, there)]
    if all(dates):
        return bool(here < there) is wanted.is_ascending
    if any(dates):
        return None
    if not wanted.values:
        return bool(here < there)
    places = [wanted.values.index(text) if text in wanted.values else len(wanted.values) for text in (here, there)]
    return None if places[0] == places[1] else places[0] < places[1]


def _is_property(content: Any) -> bool:
    if not isinstance(content, dict) or not isinstance(content.get("property"), str) or content.keys() - {"property", "order"}:
        return False
    order = content.get("order", DESCENDING)
    if isinstance(order, list):
        return all(isinstance(value, str) for value in order)
    return isinstance(order, str) and order.lower() in (ASCENDING, DESCENDING)


def _read_property(content: dict[str, Any]) -> Property:
    order = content.get("order", DESCENDING)
    if isinstance(order, list):
        return Property(content["property"], values=tuple(value.lower() for value in order))
    return Property(content["property"], is_ascending=order.lower() == ASCENDING)
