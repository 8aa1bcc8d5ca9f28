"""Statements that say the same count once within a document, a week, a month, a year, or the whole range.

Two statements say the same if row, column and yes or no are the same; where the aggregation ignores yes and no, row and column.
One hash for each statement, so that the time grows with their number.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from types import MappingProxyType

from argmap.core.debate import Debate
from argmap.core.networks.options import Aggregation, Duplicates, NetworkOptions
from argmap.core.networks.statements import Statement, days_of, look_up
from argmap.core.records import Stance

_DIGITS = re.compile("([0-9]+)")
_DAY = len("2021-06-30")

Unit = Callable[[Stance], object]
"""Tells within what a stance's duplicates lie; where that is not known, the stance's own key, for it is nobody's duplicate."""


def drop_duplicates(debate: Debate, statements: Iterable[Statement], options: NetworkOptions) -> list[Statement]:
    """The first of each lot of duplicates.

    Which comes first tells where duplicates differ in saying yes or no, and only DNA's jaccard then looks at that: the first is
    DNA's. Its order is asked for where there are duplicates alone, for to sort all statements takes longer than the rest.
    """
    if options.duplicates is Duplicates.INCLUDE:
        return list(statements)
    looks_at_level = options.aggregation is not Aggregation.IGNORE
    takes_dnas_first = options.compatible and not looks_at_level
    name_unit = _choose_unit(debate, options)
    first: dict[tuple[object, ...], Statement] = {}
    for one in statements:
        lot = (one.of, one.via, one.level if looks_at_level else None, name_unit(one.stance))
        kept = first.setdefault(lot, one)
        if takes_dnas_first and kept is not one and _place(debate, one) < _place(debate, kept):
            first[lot] = one
    return list(first.values())


def _choose_unit(debate: Debate, options: NetworkOptions) -> Unit:
    if options.duplicates is Duplicates.DOCUMENT:
        return partial(_name_document, debate)
    if options.duplicates is Duplicates.ACROSSRANGE:
        return lambda _: None
    units = _DNA_UNITS if options.compatible else _UNITS
    return partial(_name_period, units[options.duplicates])


def _name_document(debate: Debate, stance: Stance) -> object:
    """The source of the stance's first passage."""
    if not stance.passages:
        return ("stance", stance.key)
    return debate.passage_by_key[stance.passages[0]].source


def _name_period(name: Callable[[str], object], stance: Stance) -> object:
    dated = stance.said_on or stance.reported_on
    return name(dated) if dated else ("stance", stance.key)


def _name_week(dated: str) -> object:
    """The year and week of ISO 8601; a date without a day is a period of its own, for nobody knows its week."""
    return days_of(dated)[0].isocalendar()[:2] if len(dated) == _DAY else dated


_UNITS = MappingProxyType(
    {
        Duplicates.YEAR: lambda dated: dated[:4],
        Duplicates.MONTH: lambda dated: dated[:7],
        Duplicates.WEEK: _name_week,
    }
)
_DNA_UNITS = MappingProxyType(
    {
        Duplicates.YEAR: lambda dated: days_of(dated)[0].year,
        Duplicates.MONTH: lambda dated: days_of(dated)[0].month,
        Duplicates.WEEK: lambda dated: days_of(dated)[0].isocalendar().week,
    }
)
"""DNA compares months and weeks without their year."""


def _place(debate: Debate, statement: Statement) -> tuple[object, ...]:
    """DNA's order: by the document's moment, then its id, and the place in its text."""
    stance = statement.stance
    passage = debate.passage_by_key[stance.passages[0]] if stance.passages else None
    source = debate.source_by_key[passage.source] if passage else None
    moment = look_up(source.extra, "dna", "date") if source else None
    return (
        moment if isinstance(moment, str) else stance.said_on or stance.reported_on,
        _number(source.key) if source else (),
        -1 if passage is None or passage.start is None else passage.start,
        -1 if passage is None or passage.end is None else passage.end,
        _number(stance.key),
    )


@lru_cache(maxsize=8192)
def _number(key: str) -> tuple[str | int, ...]:
    """The key so that numbers in it count as numbers, and 2 comes before 10."""
    return tuple(int(part) if place % 2 else part for place, part in enumerate(_DIGITS.split(key)))
