"""Claims, arguments and groups of a debate, made of a model's elements and sections."""

from typing import Any

import msgspec

from argmap.core.limits import LINE_LENGTH
from argmap.core.records import Argument, Claim, Group, Inference, Premise
from argmap.formats.argdown.data import OWN
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.model import PREMISE, Element, Model, take_own
from argmap.formats.argdown.own import get_own_key, make_record
from argmap.formats.argdown.structures import list_premises
from argmap.formats.argdown.tree import Member, Section, Step
from argmap.formats.argdown.wording import Names, cut, make_title, put_on_one_line, split_wording

BODY, TITLE = "body", "title"
"""The name in our data that says whether an element's text is its record's title (`body: title`) or its text."""
INFERENCES = "inferences"
_USED = frozenset({"uses", "from"})


class RecordMaker:
    """Makes the records of one model. `keys` are those of elements and sections, `inference_keys` those of steps, by `id`."""

    def __init__(self, model: Model, body: str, findings: Findings) -> None:
        self._model = model
        self._body = body
        self._findings = findings
        self.keys = {
            **_choose_keys(list(model.claims.values())),
            **_choose_keys(list(model.arguments.values())),
            **_choose_section_keys(model.sections, findings),
        }
        self.inference_keys: dict[int, str] = {}

    def make_groups(self) -> tuple[Group, ...]:
        """A group for each heading."""
        return tuple(self._make_group(section, place) for place, section in enumerate(self._model.sections))

    def make_claims(self) -> tuple[Claim, ...]:
        """A claim for each statement."""
        return tuple(self._make_claim(element, place) for place, element in enumerate(self._model.claims.values()))

    def make_arguments(self) -> tuple[Argument, ...]:
        """An argument for each argument, its inferences in it."""
        return tuple(self._make_argument(element, place) for place, element in enumerate(self._model.arguments.values()))

    def _make_group(self, section: Section, place: int) -> Group:
        content = section.content
        values: dict[str, Any] = {
            "key": self.keys[id(section)],
            "title": make_title(content.text, content.text),
            "parent": self.keys[id(section.parent)] if section.parent else None,
            "position": place,
            "tags": tuple(content.tags),
            "extra": _make_extra(
                data={name: value for name, value in content.data.items() if name != OWN},
                written=content.written if content.has_markup else "",
            ),
        }
        return make_record(Group, values, take_own(content, self._findings), content.begins, self._findings)

    def _make_claim(self, element: Element, place: int) -> Claim:
        values, own, begins = self._start_record(element, place, "text")
        return make_record(Claim, values, own, begins, self._findings)

    def _make_argument(self, element: Element, place: int) -> Argument:
        values, own, begins = self._start_record(element, place, "gist")
        inferences = [self._make_inference(step, values["key"], index) for index, step in enumerate(element.steps)]
        values["inferences"] = (*inferences, *self._read_inferences(own.pop(INFERENCES, []), begins))
        return make_record(Argument, values, own, begins, self._findings)

    def _start_record(self, element: Element, place: int, text_field: str) -> tuple[dict[str, Any], dict[str, Any], int]:
        """The fields that claims and arguments have in common, what our data gives, and a place to find fault at."""
        own = dict(element.own)
        begins = element.members[0].content.begins if element.members else element.steps[0].begins
        title, text = self._read_wording(element, own, text_field, begins)
        values = {
            "key": self.keys[id(element)],
            "title": title,
            text_field: text,
            "group": self.keys[id(element.section)] if element.section else None,
            "position": place,
            "tags": tuple(element.tags),
            "extra": _make_extra(data=element.data, members=_list_members(element)),
        }
        return values, own, begins

    def _read_wording(self, element: Element, own: dict[str, Any], text_field: str, begins: int) -> tuple[str, str]:
        """The record's title and text; what our data says of them is taken out of `own`."""
        member = element.canonical
        shown = member.content.text if member else ""
        shows_title = own.pop(BODY, self._body) == TITLE and TITLE not in own
        title, text = split_wording(element.title, shown, shows_title=shows_title)
        whole = own.get(text_field)
        told = put_on_one_line(whole) if isinstance(whole, str) else ""
        if told and told != shown:
            what = f"the text here and the one under argmap.{text_field} say different things"
            self._findings.warn(begins, what, "the text here is taken")
            own.pop(text_field)
        return title, text

    def _make_inference(self, step: Step, argument: str, place: int) -> Inference:
        own = step.data.get(OWN, {})
        own = own if isinstance(own, dict) else {}
        key = get_own_key(own) or f"{argument}/{place + 1}"
        self.inference_keys[id(step)] = key
        data = {name: value for name, value in step.data.items() if name != OWN and name not in _USED}
        lines = step.structure.lines
        numbers = list_premises(step, self._findings)
        premises = [self._make_premise(lines[number - 1], step, key, index) for index, number in enumerate(numbers)]
        values: dict[str, Any] = {
            "key": key,
            "conclusion": self._key_of(lines[step.conclusion - 1]),
            "premises": tuple(premises),
            "scheme": cut(", ".join(step.rules or _list_rules(data)), LINE_LENGTH),
            "position": place,
            "extra": _make_extra(data=data),
        }
        return make_record(Inference, values, own, step.begins, self._findings)

    def _make_premise(self, line: Member, step: Step, inference: str, place: int) -> Premise:
        values: dict[str, Any] = {"key": f"{inference}/{place + 1}", "claim": self._key_of(line), "position": place}
        own = line.content.data.get(OWN, {}).get(PREMISE, {})
        return make_record(Premise, values, own if isinstance(own, dict) else {}, step.begins, self._findings)

    def _key_of(self, member: Member) -> str:
        return self.keys[id(self._model.find(member))]

    def _read_inferences(self, items: Any, begins: int) -> tuple[Inference, ...]:
        """Inferences that no structure can show, from our data."""
        try:
            return msgspec.convert(items, type=tuple[Inference, ...])
        except msgspec.ValidationError as error:
            self._findings.fail(begins, f"argmap.{INFERENCES} is not right here: {error}", "it is left out")
            return ()


def _choose_keys(elements: list[Element]) -> dict[int, str]:
    """A key for each element: the one in our data, or one made of the title."""
    given = {id(element): key for element in elements if (key := get_own_key(element.own)) is not None}
    names = Names(given.values())
    return {id(element): given.get(id(element)) or names.take_key(element.title) for element in elements}


def _choose_section_keys(sections: list[Section], findings: Findings) -> dict[int, str]:
    owns = {id(section): take_own(section.content, findings) for section in sections}
    given = {section: key for section, own in owns.items() if (key := get_own_key(own)) is not None}
    names = Names(given.values())
    return {id(section): given.get(id(section)) or names.take_key(section.content.text) for section in sections}


def _list_members(element: Element) -> list[str]:
    """The different texts of an element as they are written, the canonical one last; none where its record says it all."""
    canonical = element.canonical
    if canonical is None:
        return []
    members = [member.content for member in element.members if not member.is_reference and member is not canonical]
    texts = {content.text: content.written for content in members if content.text}
    texts.pop(canonical.content.text, None)
    if not texts and not canonical.content.has_markup:
        return []
    return [*texts.values(), canonical.content.written]


def _list_rules(data: dict[str, Any]) -> list[str]:
    """The inference rules that data gives, where none stand between the hyphens."""
    rules = data.get("rules", data.get("rule", []))
    return [rule for rule in (rules if isinstance(rules, list) else [rules]) if isinstance(rule, str)]


def _make_extra(**content: Any) -> dict[str, Any]:
    """What Argdown has and a debate has no field for."""
    kept = {name: value for name, value in content.items() if value}
    return {"argdown": kept} if kept else {}
