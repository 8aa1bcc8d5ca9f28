"""Records that tie others together and can go without a key of their own: relations, affiliations, stances, evidence."""

from collections.abc import Callable
from itertools import chain, count

from argmap.core.kinds import Reporter
from argmap.core.records import Affiliation, Evidence, Relation, Stance, Value
from argmap.formats.native.document import Document
from argmap.formats.native.nodes import Place
from argmap.formats.native.records import Draft

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
    for key, body in document.entries(place):
        draft = document.read(Stance, body, key=key)
        if "reported_by" in draft.values:
            draft.values.setdefault("reported_by_kind", Reporter.ACTOR)
        document.add("stances", draft.values.get("key", _number_stance(document, draft)) if key is None else key, draft)


def _number_stance(document: Document, draft: Draft) -> str:
    """The stance's key where it has none of its own: actor and aim, with a number where that key is taken already."""
    name = _key_stance(draft)
    numbered = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(key for key in numbered if not document.has("stances", key))


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


def _key_stance(draft: Draft) -> str:
    aim = draft.values.get("claim") or draft.values.get("argument") or ""
    return f"{draft.values['actor']}-{aim}"
