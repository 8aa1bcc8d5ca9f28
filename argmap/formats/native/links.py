"""Records that tie others together and can go without a key of their own: relations, affiliations, stances, evidence."""

from collections import Counter
from collections.abc import Callable

from argmap.core.kinds import Reporter
from argmap.core.records import Affiliation, Evidence, Relation, Stance, Value
from argmap.formats.native.document import Document
from argmap.formats.native.records import Draft
from argmap.formats.syntax.nodes import Place

_MakeKey = Callable[[Draft], str]


def read_relations(document: Document, place: Place) -> None:
    """Read the file's `relations`, after those that are nested in its claims."""
    _read_links(document, "relations", Relation, place, _key_relation)


def read_affiliations(document: Document, place: Place) -> None:
    """Read the file's `affiliations`."""
    _read_links(document, "affiliations", Affiliation, place, _key_affiliation)


def read_evidence(document: Document, place: Place) -> None:
    """Read the file's `evidence`."""
    _read_links(document, "evidence", Evidence, place, _key_evidence)


def read_stances(document: Document, place: Place) -> None:
    """Read the file's `stances`; a reporter is an actor unless `reported_by_kind` says otherwise."""
    numbers: Counter[str] = Counter()
    for key, body in document.entries(place):
        draft = document.read(Stance, body, key=key)
        if "reported_by" in draft.values:
            draft.values.setdefault("reported_by_kind", Reporter.ACTOR)
        if key is None and "key" not in draft.values:
            draft.values["key"] = _number_stance(document, draft, numbers)
        document.add("stances", key, draft)


def _number_stance(document: Document, draft: Draft, numbers: Counter[str]) -> str:
    """A key from the stance's actor and aim, with the next number where that key is taken already."""
    aim = draft.values.get("claim") or draft.values.get("argument") or ""
    name = f"{draft.values['actor']}-{aim}"
    numbers[name] += 1
    key = name if numbers[name] == 1 else f"{name}-{numbers[name]}"
    while document.has("stances", key):
        numbers[name] += 1
        key = f"{name}-{numbers[name]}"
    return key


def _read_links(document: Document, collection: str, kind: type[Value], place: Place, make_key: _MakeKey) -> None:
    for key, body in document.entries(place):
        draft = document.read(kind, body, key=key)
        document.add(collection, draft.values.get("key", make_key(draft)) if key is None else key, draft)


def _key_relation(draft: Draft) -> str:
    return "{source}-{kind}-{target}".format_map(draft.values)


def _key_affiliation(draft: Draft) -> str:
    return "{actor}-{kind}-{body}".format_map(draft.values)


def _key_evidence(draft: Draft) -> str:
    return "{claim}-{passage}".format_map(draft.values)
