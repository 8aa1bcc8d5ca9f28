"""A Carneades file while it is being read: what was found wrong with it, and where each record stands."""

from collections.abc import Iterable
from typing import Any
from unicodedata import normalize

from argmap.core.checks import Problem
from argmap.formats.reading import Finding
from argmap.formats.showing import show
from argmap.formats.syntax.nodes import Errors, Place, Scalar
from argmap.formats.syntax.values import BadValueError, list_fields, list_items, read_free, read_text

KEPT = "kept as it is"
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


class File:
    """Errors and warnings, and the statements' keys; a key in another spelling of its term leads to the same statement.

    `is_evaluated` says that the file has the labels that Carneades worked out, so that its weights are results as well.
    """

    def __init__(self, errors: Errors) -> None:
        self.errors = errors
        self.warnings: list[Finding] = []
        self.places: dict[tuple[str, str], Place] = {}
        self.statements: dict[str, str] = {}
        self.is_evaluated = False

    def warn(self, place: Place, what: str, done: str = KEPT) -> None:
        """Note a warning."""
        found = place.find(what)
        self.warnings.append(Finding(what=found.what, done=done, line=found.line, column=found.column, path=found.path))

    def note(self, collection: str, key: str, place: Place) -> None:
        """Note where a record stands."""
        self.places.setdefault((collection, key), place)

    def add_statement(self, key: str) -> None:
        """Note that there is a statement with this key."""
        self.statements[key] = key
        self.statements.setdefault(squeeze(key), key)

    def find_statement(self, place: Place) -> str:
        """The key of the statement that is named at a place. Raises BadValueError where there is none."""
        name = read_text(place)
        key = self.seek_statement(name)
        if key is None:
            raise BadValueError(place, f"there is no statement {show(name)}")
        return key

    def seek_statement(self, name: str) -> str | None:
        """The key of the statement of this name; None where there is none."""
        name = normalize("NFC", name)
        return self.statements.get(name) or self.statements.get(squeeze(name))

    def list_entries(self, place: Place | None) -> dict[str, Place]:
        """The records of a section by their keys; nothing is as good as none."""
        if place is None or (isinstance(place.node, Scalar) and place.node.is_null):
            return {}
        try:
            return {normalize("NFC", name): item for name, item in list_fields(place).items()}
        except BadValueError as error:
            self.errors.add(error.finding)
            return {}

    def keep(self, fields: dict[str, Place], names: Iterable[str], known: Iterable[str]) -> dict[str, Any]:
        """The free values of those fields that are to be kept, by name: those named, and with a warning the unknown ones."""
        kept = {}
        for name, place in fields.items():
            try:
                if name in names:
                    kept[name] = read_free(place)
                elif name not in known:
                    kept[name] = read_free(place)
                    self.warn(place, f"Carneades has no field {show(name)} here")
            except BadValueError as error:
                self.errors.add(error.finding)
        return kept

    def place_problem(self, problem: Problem) -> Finding:
        """What is wrong with a record, at the line where it stands."""
        place = self.places.get((problem.collection, problem.key))
        return place.find(problem.message) if place else Finding(what=str(problem)[:500])


def squeeze(key: str) -> str:
    """A key without spaces: Carneades reads `p(a, b)` and `p(a,b)` as one term."""
    return "".join(key.split())


def list_written(place: Place) -> dict[str, Place]:
    """The places of a mapping's values without those that are nothing."""
    return {
        name: item for name, item in list_fields(place).items() if not (isinstance(item.node, Scalar) and item.node.is_null)
    }


def read_one_or_many(place: Place) -> list[Place]:
    """The places of a list's items, or of the one that stands there without a list."""
    if isinstance(place.node, Scalar):
        return [] if place.node.is_null else [place]
    return list_items(place)


def read_switch(place: Place) -> bool:
    """True or false, in any of YAML 1.1's words or as a number."""
    word = read_text(place).lower()
    if word not in _TRUE | _FALSE:
        raise BadValueError(place, "true or false is wanted here")
    return word in _TRUE
