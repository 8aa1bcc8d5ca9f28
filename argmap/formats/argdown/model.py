"""The claims and arguments of a document: members with one title are one, tags and data are put together, sections found."""

from typing import Any

from msgspec import Struct, field

from argmap.formats.argdown.data import OWN, merge_data
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.settings import Settings
from argmap.formats.argdown.tree import Content, Document, Member, Section, Step, Structure, make_section

LINK, PREMISE = "link", "premise"
"""What our data on a member may say of the relation or the premise that it stands for there, not of the claim."""


class Element(Struct, eq=False):
    """A claim or an argument: all members with its title. `own` are the fields that our data gives it."""

    title: str
    is_automatic: bool = False
    members: list[Member] = field(default_factory=list)
    section: Section | None = None
    tags: dict[str, None] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    @property
    def canonical(self) -> Member | None:
        """The member whose text counts: the last that is no reference, unless data calls another one canonical."""
        defining = [member for member in self.members if not member.is_reference]
        chosen = (member for member in reversed(defining) if member.content.data.get("isCanonical"))
        return next(chosen, defining[-1] if defining else None)


class Model(Struct):
    """The elements of a document by title, in the order in which they are first defined (then: first mentioned)."""

    claims: dict[str, Element] = field(default_factory=dict)
    arguments: dict[str, Element] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)

    def find(self, member: Member) -> Element:
        """The element that the member belongs to."""
        elements = self.arguments if member.is_argument else self.claims
        return elements[member.title or ""]


class _Titles:
    """Titles for what has none: "Untitled 1" and so on, past those that the file gives itself."""

    def __init__(self, document: Document) -> None:
        self._taken = {part.title for part in document.parts if isinstance(part, Member)}
        self._count = 0

    def make(self) -> str:
        while True:
            self._count += 1
            title = f"Untitled {self._count}"
            if title not in self._taken:
                return title


def build_model(document: Document, settings: Settings, findings: Findings) -> Model:
    """The model of a document, its arguments with their steps."""
    model, titles = Model(), _Titles(document)
    for part in document.parts:
        match part:
            case Section():
                model.sections.append(part)
            case Member():
                _add_element(model, part, titles)
            case Structure():
                _add_structure(model, part, titles, findings)
    owners = {id(step.structure): element for element in model.arguments.values() for step in element.steps}
    for ended in document.ended:
        if isinstance(ended, Member):
            _add_member(model.find(ended), ended, findings)
        elif id(ended) in owners:
            owners[id(ended)].section = ended.section or owners[id(ended)].section
    for elements in (model.claims, model.arguments):
        for element in elements.values():
            if element.section is None and element.members:
                element.section = element.members[0].section
    model.claims, model.arguments = _sort(model.claims), _sort(model.arguments)
    if settings.regroup:
        _regroup(model, settings)
    return model


def _add_element(model: Model, member: Member, titles: _Titles) -> None:
    """Give the member a title, if it has none, and the model an element with it."""
    is_automatic = member.title is None
    member.title = member.title or titles.make()
    elements = model.arguments if member.is_argument else model.claims
    if member.title not in elements:
        elements[member.title] = Element(member.title, is_automatic)


def _add_member(element: Element, member: Member, findings: Findings) -> None:
    element.members.append(member)
    content = member.content
    element.tags.update(content.tags)
    own = take_own(content, findings)
    merge_data(element.data, {name: value for name, value in content.data.items() if name != OWN})
    merge_data(element.own, {name: value for name, value in own.items() if name not in (LINK, PREMISE)})
    is_in_group = content.data.get("isInGroup")
    if is_in_group is True or (is_in_group is None and not member.is_reference and element.section is None):
        element.section = member.section


def take_own(content: Content, findings: Findings) -> dict[str, Any]:
    """The fields that our data in the content gives."""
    own = content.data.get(OWN, {})
    if isinstance(own, dict):
        return own
    findings.fail(content.begins, f'"{OWN}" in data has to be a mapping (name: value)', "it is left out")
    del content.data[OWN]
    return {}


def _add_structure(model: Model, structure: Structure, titles: _Titles, findings: Findings) -> None:
    if structure.argument is not None:
        element = model.find(structure.argument)
    elif structure.steps:
        title = titles.make()
        element = model.arguments[title] = Element(title, is_automatic=True)
    else:
        return
    if element.steps and structure.steps:
        what = f"the argument <{element.title}> has a premise–conclusion structure already, and Argdown allows one"
        findings.warn(structure.begins, what, "its inferences are added to the others")
    element.steps += structure.steps


def _sort(elements: dict[str, Element]) -> dict[str, Element]:
    """The elements in the order of their first definitions; after them those that are only referred to."""
    places = {title: _find_definition(element) for title, element in elements.items()}
    last = max((place for place in places.values() if place is not None), default=0) + 1
    return dict(sorted(elements.items(), key=lambda item: last if (place := places[item[0]]) is None else place))


def _find_definition(element: Element) -> int | None:
    if not element.members:
        return element.steps[0].structure.begins
    return min((member.content.begins for member in element.members if not member.is_reference), default=None)


def _regroup(model: Model, settings: Settings) -> None:
    """Put the elements into the sections that the frontmatter lists under `group: regroup`, in place of the headings."""
    for element in (*model.claims.values(), *model.arguments.values()):
        element.section = None
    model.sections = []
    waiting: list[tuple[Any, Section | None]] = [(group, None) for group in reversed(settings.regroup)]
    while waiting:
        group, parent = waiting.pop()
        if not isinstance(group, dict):
            continue
        content = Content(0, 0, text=str(group.get("title", "")).strip())
        section = make_section(parent.level + 1 if parent else 1, content, parent)
        model.sections.append(section)
        for name, elements in (("statements", model.claims), ("arguments", model.arguments)):
            for title in _list(group, name):
                if isinstance(title, str) and title in elements:
                    elements[title].section = section
        waiting += [(child, section) for child in reversed(_list(group, "children"))]


def _list(group: dict[str, Any], name: str) -> list[Any]:
    value = group.get(name)
    return value if isinstance(value, list) else []
