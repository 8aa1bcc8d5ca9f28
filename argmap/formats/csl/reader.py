"""A list of CSL items as a debate that holds nothing but sources."""

from typing import Any

from argmap.core.canonical import normalise
from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.extras import normalise_extra
from argmap.core.limits import LENGTHS
from argmap.core.records import About, Source
from argmap.formats.csl.fields import UnfitError
from argmap.formats.csl.items import ID, ITEM_FIELDS, read_item
from argmap.formats.findings import Findings
from argmap.formats.reading import UNNAMED, Load, Reading
from argmap.formats.showing import show
from argmap.formats.syntax.decoding import decode
from argmap.formats.syntax.json_nodes import read_json_nodes
from argmap.formats.syntax.nodes import ErrorLimitError, Errors, Mapping, Place, Sequence, UnreadableError
from argmap.formats.syntax.values import BadValueError, read_free_mapping

SIZE_LIMIT = 20_000_000
QUESTION = "What do these sources say?"
_ITEMS = "items"
LONGEST = LENGTHS["key"] - 10
"""How much of a key is left where a number has to follow it."""


def read_csl(data: bytes, *, load: Load | None = None) -> Reading:  # noqa: ARG001 (the files name no others)
    """The sources in a CSL-JSON file: a list of items, or a mapping with such a list as `items`.

    An item that cannot be read is an error, and all others are read.
    """
    findings, errors = Findings(), Errors()
    try:
        root = read_json_nodes(decode(data, SIZE_LIMIT), errors)
        items = _find_items(root)
    except UnreadableError as error:
        return Reading(debate=None, errors=(error.finding,))
    except ErrorLimitError:
        items = None
    for finding in errors.found:
        findings.fail(finding.what, finding.line, finding.column, finding.path)
    if errors.found:
        return findings.close(None)
    if items is None:
        findings.fail("this is no list of CSL items, which stand between [ and ]", 1)
        return findings.close(None)
    sources = _Sources(findings)
    for place, node in enumerate(items.items):
        sources.add(Place(node, (place,)))
    return _check(sources, findings)


def _find_items(root: object) -> Sequence | None:
    items = root.entries.get(_ITEMS) if isinstance(root, Mapping) else root
    return items if isinstance(items, Sequence) else None


class _Sources:
    """The sources so far, by key."""

    def __init__(self, findings: Findings) -> None:
        self.by_key: dict[str, Source] = {}
        self.places: dict[str, Place] = {}
        self._findings = findings

    def add(self, place: Place) -> None:
        """Take the item at the place."""
        try:
            item = normalise_extra(read_free_mapping(place))
        except BadValueError as error:
            found = error.finding
            self._findings.fail(found.what, found.line, found.column, found.path)
            return
        key = self._choose_key(item, place)
        source, notes = read_item(item, key)
        self.by_key[key], self.places[key] = source, place
        for note in notes:
            self._warn(place, note.what, note.done)

    def _warn(self, place: Place, what: str, done: str) -> None:
        found = place.find(what)
        self._findings.warn(what, done, found.line, found.column, found.path)

    def _choose_key(self, item: dict[str, Any], place: Place) -> str:
        try:
            key = str(ITEM_FIELDS[ID].read(item.get(ID)))
        except UnfitError:
            key = f"item-{place.path[0] + 1}" if isinstance(place.path[0], int) else "item"
        free, number = key, 1
        while free in self.by_key:
            number += 1
            free = f"{key[:LONGEST]} ({number})"
        if free != key:
            self._warn(place, f"another item has the id {show(key)}", f"called {show(free)}")
        return free


def _check(sources: _Sources, findings: Findings) -> Reading:
    debate = normalise(Debate(about=About(slug=UNNAMED, question=QUESTION), sources=tuple(sources.by_key.values())))
    problems = find_problems(debate)
    for problem in problems:
        place = sources.places.get(problem.key)
        found = place.step(problem.field, place.node).find(problem.message) if place else None
        findings.fail(problem.message, found.line if found else 0, found.column if found else 0, found.path if found else "")
    return findings.close(None if problems else debate)
