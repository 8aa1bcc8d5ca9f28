"""Participants as actors: those that the file lists, and those that it only ascribes locutions to."""

from argmap.core.kinds import ActorKind
from argmap.core.limits import LENGTHS
from argmap.core.records import Actor
from argmap.formats.aif.graph import Graph, Node
from argmap.formats.aif.holding import hold_item, make_extra
from argmap.formats.aif.items import Item, find_container, find_raw_person, read_id
from argmap.formats.keys import Keys

UNLISTED = "unlisted"
"""The mark of an actor that stands in no list of participants."""
_NAME_SIGN = ":"
_LONGEST_NAME = 60


class Participants:
    """The actors of a document, and who speaks which locution; `taken` are the places of the listed ones."""

    def __init__(self, graph: Graph, document: Item) -> None:
        self.graph = graph
        self.actors: list[Actor] = []
        self.taken: set[int] = set()
        self._key_of: dict[str, str] = {}
        self._keys = Keys()
        container, self._way = find_container(document)
        items = container.get("participants")
        for place, item in enumerate(items if isinstance(items, list) else ()):
            self._add_listed(place, item)
        self._add_unlisted()

    def find_speaker(self, node: Node) -> str | None:
        """The key of the actor who speaks the locution; None where the file does not tell."""
        person = _find_person(node)
        return self._key_of.get(person) if person is not None else None

    def _add_listed(self, place: int, item: object) -> None:
        person = read_id(find_raw_person(item)) if isinstance(item, dict) else None
        if not isinstance(item, dict) or person is None or person in self._key_of:
            what = "this participant has no id, or another's"
            self.graph.findings.warn(what, (*self._way, "participants", place))
            return
        key = self._name_key(person)
        name = read_name(item) or f"Participant {key}"
        default = self.graph.dialect.make_participant(key, *split_name(name))
        self.actors.append(Actor(key=key, name=name, kind=ActorKind.PERSON, extra=make_extra(hold_item(item, default))))
        self.taken.add(place)

    def _add_unlisted(self) -> None:
        names: dict[str, set[str]] = {}
        for node in self.graph.of_kind("L"):
            person = _find_person(node)
            if person is not None and person not in self._key_of:
                names.setdefault(person, set()).add(_read_speaker(node.text))
        for person, found in names.items():
            key = self._name_key(person)
            name = next(iter(found)) if len(found) == 1 else ""
            extra = make_extra({UNLISTED: True} | ({"person": person} if person != key else {}))
            self.actors.append(Actor(key=key, name=name or f"Participant {key}", kind=ActorKind.PERSON, extra=extra))

    def _name_key(self, person: str) -> str:
        self._key_of[person] = self._keys.take(person)
        return self._key_of[person]


def split_name(name: str) -> tuple[str, str]:
    """A name as the first name and the rest of it.

    >>> split_name("Ada Okafor"), split_name("Okafor")
    (('Ada', 'Okafor'), ('Okafor', ''))
    """
    first, _, rest = name.partition(" ")
    return first, rest


def read_name(item: Item) -> str:
    """A participant's name; "" where the file has none."""
    # Tools in Python write None for a name that is not there.
    parts = [part for part in (item.get("firstname"), item.get("surname")) if isinstance(part, str) and part != "None"]
    return " ".join(" ".join(parts).split())[: LENGTHS["name"]].strip()


def _find_person(node: Node) -> str | None:
    for item in node.lists.get("locutions", ()):
        person = read_id(item.get("personID"))
        if person is not None:
            return person
    return read_id(node.item.get("participantID"))


def _read_speaker(text: str) -> str:
    """The name before a locution's words, as AIF tools write it; "" where there is none."""
    name, sign, _ = text.partition(_NAME_SIGN)
    name = " ".join(name.split())
    return name if sign and 0 < len(name) <= _LONGEST_NAME else ""
