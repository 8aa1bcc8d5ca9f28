"""Stances as what participants say: a locution, an illocution that ties it to a claim, and who spoke it."""

import re

from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.records import Actor, Passage, Stance
from argmap.formats.aif.dialogue import DIALOGUE
from argmap.formats.aif.holding import find_held_id, read_held, read_held_items, read_held_lists, release_item
from argmap.formats.aif.items import Dialect, Item, find_list, find_raw_person, read_id
from argmap.formats.aif.participants import UNLISTED, read_name, split_name
from argmap.formats.aif.schemes import ILLOCUTIONS, UNDERSTOOD, read_illocution
from argmap.formats.aif.sheet import Ids, Sheet
from argmap.formats.steps import Ref

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Speech:
    """The stances on claims that AIF has a word for, the passages of the dialogue, and the actors.

    `locutions` are the ids of locutions by passage, or by stance for a stance that quotes none of them.
    """

    def __init__(self, debate: Debate, sheet: Sheet) -> None:
        self.debate = debate
        self.sheet = sheet
        spoken = {source.key for source in debate.sources if read_held(source).get(DIALOGUE) is True}
        passages = [passage for passage in debate.passages if passage.source in spoken and passage.exact]
        self.passages = {passage.key: passage for passage in sorted(passages, key=_find_place)}
        stances = [stance for stance in debate.stances if stance.claim and (stance.position, stance.act) in ILLOCUTIONS]
        # A node's second stance is called after it with a number, the tenth too.
        self.stances = sorted(stances, key=lambda stance: (len(stance.key), stance.key))
        self.speakers = self._find_speakers()
        self.people = self._name_people()
        self.locutions: dict[tuple[str, str], str] = {}
        self.illocutions: dict[str, str] = {}

    def _find_speakers(self) -> dict[str, str]:
        """Who speaks each passage: the actor of the first stance that quotes it."""
        speakers: dict[str, str] = {}
        for stance in self.stances:
            for key in stance.passages:
                if key in self.passages:
                    speakers.setdefault(key, stance.actor)
        return speakers

    def _name_people(self) -> dict[str, object]:
        """The participants' ids by their actors' keys, those first that were read."""
        ids, people = Ids(set()), {}
        held = {actor.key: read_held(actor) for actor in self.debate.actors}
        for actor in sorted(self.debate.actors, key=lambda actor: not held[actor.key]):
            raw = _find_held_person(held[actor.key])
            wanted = read_id(raw) or actor.key
            taken = ids.take(wanted)
            people[actor.key] = raw if taken == wanted and raw is not None else taken
        return people

    def name_kept(self) -> None:
        """Give ids to what was read from a nodeset."""
        for passage in self.passages.values():
            self.locutions["passage", passage.key] = self.sheet.ids.take(find_held_id(read_held(passage)) or passage.key)
        for stance in self.stances:
            held = read_held(stance)
            if held and "of" not in held:
                self.illocutions[stance.key] = self.sheet.ids.take(find_held_id(held) or stance.key)

    def name_new(self) -> None:
        """Give ids to the rest; a stance that shares its illocution with another gets the other's."""
        owners = set(self.illocutions.values())
        for stance in self.stances:
            if not read_held(stance):
                self.illocutions[stance.key] = self.sheet.ids.take(stance.key)
        for stance in self.stances:
            shared = str(read_held(stance).get("of", ""))
            if stance.key not in self.illocutions:
                self.illocutions[stance.key] = shared if shared in owners else self.sheet.ids.take(shared or stance.key)
            if self._find_passage(stance) is None:
                self.locutions["stance", stance.key] = self.sheet.ids.take(f"{stance.key}/L")

    def write(self, ids: dict[Ref, str]) -> None:
        """Write participants, locutions and illocutions; `ids` are those of the claims."""
        for actor in self.debate.actors:
            if read_held(actor).get(UNLISTED) is not True:
                find_list(self.sheet.document, "participants").append(self._make_participant(actor))
        for passage in self.passages.values():
            self._write_passage(passage)
        for stance in self.stances:
            self._write_stance(stance, ids[End.CLAIM, stance.claim or ""])

    def _make_participant(self, actor: Actor) -> Item:
        default = self.sheet.dialect.make_participant(self.people[actor.key], *split_name(actor.name))
        item = release_item(read_held(actor), default)
        is_stale = (read_name(item) or f"Participant {actor.key}") != actor.name
        return item | {name: default[name] for name in ("firstname", "surname")} if is_stale else item

    def _find_passage(self, stance: Stance) -> str | None:
        spoken = (key for key in stance.passages if self.speakers.get(key) == stance.actor)
        return next(spoken, None)

    def _write_passage(self, passage: Passage) -> None:
        node_id, held = self.locutions["passage", passage.key], read_held(passage)
        item = release_item(held, self.sheet.dialect.make_node(node_id, passage.exact, "L"))
        item = item | {"text": passage.exact, "type": "L"}
        speaker = self.speakers.get(passage.key)
        if speaker is None or _find_person(held, item) == read_id(self.people[speaker]):
            self.sheet.add_node(node_id, item, held)
        else:
            self._add_locution(node_id, item, held, speaker, "")

    def _write_stance(self, stance: Stance, claim: str) -> None:
        passage = self._find_passage(stance)
        if passage is None:
            locution = self.locutions["stance", stance.key]
            self._add_locution(locution, self._make_locution(stance, locution), {}, stance.actor, stance.said_on)
        else:
            locution = self.locutions["passage", passage]
        node_id, held = self.illocutions[stance.key], read_held(stance)
        if self.sheet.has_node(node_id):
            self.sheet.offer_edges(held)
        else:
            self.sheet.add_node(node_id, self._make_illocution(stance, node_id), held)
        self.sheet.add_edge(locution, node_id)
        self.sheet.add_edge(node_id, claim)

    def _make_locution(self, stance: Stance, node_id: str) -> Item:
        claim = self.debate.claim_by_key[stance.claim or ""]
        said = stance.gist or claim.text or claim.title
        return self.sheet.dialect.make_node(node_id, f"{self.debate.actor_by_key[stance.actor].name}: {said}", "L")

    def _make_illocution(self, stance: Stance, node_id: str) -> Item:
        meaning = stance.position, stance.act
        default = self.sheet.dialect.make_node(node_id, ILLOCUTIONS[meaning], "YA")
        item = release_item(read_held(stance), default)
        if (read_illocution(item) or UNDERSTOOD) != meaning:
            rest = {name: value for name, value in item.items() if name not in ("scheme", "schemeID")}
            item = rest | {"text": default["text"]}
        return item | {"type": "YA"}

    def _add_locution(self, node_id: str, item: Item, held: Item, speaker: str, said_on: str) -> None:
        """Add a locution as this speaker's, whoever the file had for it."""
        person = self.people[speaker]
        lists = {name: items for name, items in read_held_lists(held).items() if name != "locutions"}
        if self.sheet.dialect is Dialect.OVA2:
            item = item | {"participantID": person}
        else:
            start = {"start": said_on} if _DAY.fullmatch(said_on) else {}
            lists["locutions"] = [{"nodeID": node_id, "personID": person} | start]
        self.sheet.add_node(node_id, item, held | {"lists": lists})


def _find_place(passage: Passage) -> tuple[int, str]:
    return passage.start or 0, passage.key


def _find_held_person(held: Item) -> object:
    for part in (held.get("verbatim"), held.get("node")):
        if isinstance(part, dict):
            return find_raw_person(part)
    return held.get("person")


def _find_person(held: Item, item: Item) -> str | None:
    """The id of the participant that the file had for a locution."""
    lists = held.get("lists")
    entries = read_held_items(lists, "locutions") if isinstance(lists, dict) else []
    people = (read_id(entry.get("personID")) for entry in entries)
    return next((person for person in people if person is not None), read_id(item.get("participantID")))
