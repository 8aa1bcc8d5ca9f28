"""What stands below the frontmatter: headings, claims with what bears on them nested below, arguments, structures."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from argmap.core.kinds import End, RelationKind
from argmap.core.records import Argument, Claim, Group, Relation
from argmap.formats.argdown.data import OWN
from argmap.formats.argdown.defining import Definition
from argmap.formats.argdown.inference_lines import write_data, write_structure
from argmap.formats.argdown.model import LINK
from argmap.formats.argdown.plan import Plan
from argmap.formats.argdown.records import INFERENCES
from argmap.formats.argdown.shaping import list_own, shape_record
from argmap.formats.argdown.wording import make_relation_key

_INDENT = "  "
_DEEPEST = 12
"""How deep reasons are nested; those below stand in blocks of their own."""
_SIGNS = {
    RelationKind.SUPPORTS: "+",
    RelationKind.ENTAILS: "+",
    RelationKind.ATTACKS: "-",
    RelationKind.CONTRARY: "-",
    RelationKind.UNDERCUTS: "_",
    RelationKind.CONTRADICTORY: "><",
}
Element = Claim | Argument
E = TypeVar("E", Claim, Argument)
Place = tuple[End, str]
"""A claim, an argument or an inference by its kind and key."""


class BodyWriter:
    """Writes one debate by its plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._blocks: list[list[str]] = []
        self._hosted: defaultdict[Place, list[Relation]] = defaultdict(list)
        for relation in plan.shown:
            self._hosted[_find_host(relation)].append(relation)
        self._waiting: dict[End, deque[Element]] = {}
        self._defined: set[Place] = set()
        self._counts = {End.CLAIM: 0, End.ARGUMENT: 0}
        self._elements: dict[Place, Element] = {
            **{(End.CLAIM, claim.key): claim for claim in plan.debate.claims},
            **{(End.ARGUMENT, argument.key): argument for argument in plan.debate.arguments},
        }
        self._relation_count = 0

    def write(self) -> str:
        """The text, an empty line between blocks."""
        groups = list_groups(self._plan.debate.groups)
        claims = _by_group(self._plan.debate.claims)
        arguments = _by_group(self._plan.debate.arguments)
        for number, (group, depth) in enumerate(groups):
            if group is not None:
                self._write_heading(group, depth, number - 1)
            key = group.key if group else None
            self._write_group(claims[key], arguments[key])
        return "".join(f"{line}\n" for block in self._blocks for line in ("", *block))

    def _write_heading(self, group: Group, depth: int, place: int) -> None:
        definition = self._plan.definer.define_group(group, place)
        self._blocks.append([f"{'#' * depth} {definition.body}{write_data(definition.list_data())}"])

    def _write_group(self, claims: list[Claim], arguments: list[Argument]) -> None:
        """Write what belongs to one heading: first its claims in their order, then its arguments."""
        self._waiting = {End.CLAIM: deque(claims), End.ARGUMENT: deque(arguments)}
        for end in (End.CLAIM, End.ARGUMENT):
            for element in (*self._waiting[end],):
                if (end, element.key) not in self._defined:
                    self._write_block(end, element)
                if isinstance(element, Argument) and element.key in self._plan.structures:
                    self._write_structure(element)

    def _write_block(self, end: End, element: Element) -> None:
        """Write the definition of an element, with the relations that belong below it, and what they nest."""
        definition = self._make_definition(end, element)
        self._mark_defined(end, element)
        bracketed = self._bracket(end, element.key)
        self._blocks += [[f"{bracketed}: {member}"] for member in definition.members]
        block = [f"{bracketed}: {definition.body}{self._write_data(element, definition)}"]
        self._blocks.append(block)
        self._write_relations(block, (end, element.key))

    def _write_relations(self, block: list[str], host: Place) -> None:
        """Write the relations that belong below the host, and below them those of the elements that they define."""
        opened = [iter(self._hosted[host])]
        while opened:
            relation = next(opened[-1], None)
            if relation is None:
                opened.pop()
                continue
            line, nested = self._write_relation(relation, len(opened))
            block.append(line)
            if nested is not None:
                opened.append(iter(self._hosted[nested]))

    def _write_relation(self, relation: Relation, depth: int) -> tuple[str, Place | None]:
        """The line of a relation, and the element that it defines, if it does."""
        end, key = _find_child(relation)
        element = self._elements[end, key]
        own = self._list_link(relation)
        start = f"{_INDENT * depth}{_SIGNS[relation.kind]} {self._bracket(end, key)}"
        definition = self._make_definition(end, element) if depth < _DEEPEST and self._is_next(end, element) else None
        if definition is None or definition.members:
            return f"{start}{write_data({OWN: {LINK: own}} if own else {})}", None
        self._mark_defined(end, element)
        return f"{start}: {definition.body}{self._write_data(element, definition, own)}", (end, key)

    def _is_next(self, end: End, element: Element) -> bool:
        """Whether the element can be defined where it is named: it is the next of its heading, and has no structure."""
        waiting = self._waiting[end]
        return bool(waiting) and waiting[0] is element and element.key not in self._get_structured(end)

    def _get_structured(self, end: End) -> Collection[str]:
        return self._plan.structures if end is End.ARGUMENT else ()

    def _make_definition(self, end: End, element: Element) -> Definition:
        return self._plan.definer.define_element(element, self._get_title(end, element.key), self._counts[end])

    def _mark_defined(self, end: End, element: Element) -> None:
        self._waiting[end].popleft()
        self._counts[end] += 1
        self._defined.add((end, element.key))

    def _write_structure(self, argument: Argument) -> None:
        block: list[str] = []
        for line in write_structure(argument, self._plan.structures[argument.key], self._plan.claim_titles):
            block.append(line.text)
            if line.undercut:
                self._write_relations(block, (End.INFERENCE, line.undercut))
        self._blocks.append(block)

    def _list_link(self, relation: Relation) -> dict[str, Any]:
        """What the line of a relation does not say of it."""
        told = ("kind", "source", "target", "source_kind", "target_kind")
        expected = {name: getattr(relation, name) for name in told}
        key = make_relation_key(relation.source, relation.kind, relation.target)
        own = list_own(relation, {**expected, "key": key, "position": self._relation_count})
        self._relation_count += 1
        return own

    def _write_data(self, element: Element, definition: Definition, link: dict[str, Any] | None = None) -> str:
        left = self._plan.unstructured.get(element.key, []) if isinstance(element, Argument) else []
        return write_data(definition.list_data(**{LINK: link, INFERENCES: [shape_record(inference) for inference in left]}))

    def _get_title(self, end: End, key: str) -> str:
        return (self._plan.argument_titles if end is End.ARGUMENT else self._plan.claim_titles)[key]

    def _bracket(self, end: End, key: str) -> str:
        title = self._get_title(end, key)
        return f"<{title}>" if end is End.ARGUMENT else f"[{title}]"


def list_groups(groups: Iterable[Group]) -> list[tuple[Group | None, int]]:
    """None, for what is under no heading, then the groups, each before those in it, with the levels of their headings."""
    inside: defaultdict[str | None, list[Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: (group.position, group.key)):
        inside[group.parent].append(group)
    listed: list[tuple[Group | None, int]] = [(None, 0)]
    waiting = [(group, 1) for group in reversed(inside[None])]
    while waiting:
        group, depth = waiting.pop()
        listed.append((group, depth))
        waiting += [(child, depth + 1) for child in reversed(inside[group.key])]
    return listed


def _by_group(elements: Iterable[E]) -> defaultdict[str | None, list[E]]:
    """The elements by the key of their group, in their order."""
    found: defaultdict[str | None, list[E]] = defaultdict(list)
    for element in sorted(elements, key=lambda element: (element.position, element.key)):
        found[element.group].append(element)
    return found


def _find_host(relation: Relation) -> Place:
    """What a relation stands below: its target, but a contradiction below its source."""
    if relation.kind is RelationKind.CONTRADICTORY:
        return relation.source_kind, relation.source
    return relation.target_kind, relation.target


def _find_child(relation: Relation) -> Place:
    if relation.kind is RelationKind.CONTRADICTORY:
        return relation.target_kind, relation.target
    return relation.source_kind, relation.source
