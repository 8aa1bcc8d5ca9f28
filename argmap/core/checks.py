"""What makes a debate whole: keys that are unique and lead somewhere, ends that fit, values in range, quotes that are there.

Database constraints see one row at a time; these checks see the debate. Every way in (files, services, `verify`) calls them.
"""

from collections.abc import Iterable, Iterator
from unicodedata import is_normalized

from msgspec import Struct

from argmap.core.debate import COLLECTIONS, Debate
from argmap.core.fields import find_flaws
from argmap.core.kinds import End, Position, RelationKind
from argmap.core.limits import CREDIBILITIES as CREDIBILITIES  # noqa: PLC0414 (part of what this module offers)
from argmap.core.limits import GROUP_DEPTH, LENGTHS
from argmap.core.records import About, Passage, Record, Relation, Source, Stance, Stop
from argmap.core.tours import list_named

FOCUS_KINDS = (End.CLAIM, End.ARGUMENT)
"""The kinds of records around which a map can be drawn."""
_SINGULAR = {"stances": "stance", "evidence": "evidence", "premises": "premise"}


class Problem(Struct, frozen=True):
    """One thing that is wrong: in which record, in which field, and a sentence that says what and what is allowed."""

    collection: str
    key: str
    field: str
    message: str

    def __str__(self) -> str:
        """The problem as one sentence with its place."""
        place = f"{name_kind(self.collection)} {self.key}" if self.key else "debate"
        return f"{place}: {self.field}: {self.message}"


def name_kind(collection: str) -> str:
    """The singular of a collection's name.

    >>> name_kind("claims"), name_kind("evidence")
    ('claim', 'evidence')
    """
    return _SINGULAR.get(collection, collection.removesuffix("s"))


def find_problems(debate: Debate) -> list[Problem]:
    """All problems of the debate, in document order; an empty list means that it is whole."""
    return list(_find(debate))


def _find(debate: Debate) -> Iterator[Problem]:
    yield from _check_fields("", "", debate.about)
    keys = {name: {record.key for record in records} for name, records in debate.collections()}
    for name, records in debate.collections():
        yield from _check_keys(name, records)
        for record in records:
            yield from _check_references(name, record, keys)
            yield from _check_fields(name, record.key, record)
    for relation in debate.relations:
        yield from _check_ends(relation, debate, keys)
    for stance in debate.stances:
        yield from _check_stance(stance, keys)
    for stop in debate.stops:
        yield from _check_stop(stop, keys)
    yield from _check_group_parents(debate)
    yield from _check_issues(debate)
    sources = debate.source_by_key
    for passage in debate.passages:
        yield from check_selectors(passage, sources.get(passage.source))


def find_key_problems(debate: Debate) -> list[Problem]:
    """The problems of keys alone: a key that is none, and one that two records share."""
    return [problem for name, records in debate.collections() for problem in _check_keys(name, records)]


def is_key(text: str) -> bool:
    r"""Whether a record may have this key: printable Unicode in NFC, 1–200 characters, no space at either end.

    >>> is_key("¬app(a1)"), is_key(""), is_key("a\nb"), is_key(" a")
    (True, False, False, False)
    """
    fits = 0 < len(text) <= LENGTHS["key"] and text.isprintable() and text == text.strip()
    # Two keys that look the same would be one in a canonical document.
    return fits and is_normalized("NFC", text)


def _check_keys(name: str, records: Iterable[Record]) -> Iterator[Problem]:
    seen: set[str] = set()
    for record in records:
        if not is_key(record.key):
            yield Problem(
                name, record.key, "key", f"{record.key!r} is no key; allowed are 1–{LENGTHS['key']} printable characters"
            )
        if record.key in seen:
            yield Problem(name, record.key, "key", "another record of the same kind has this key already")
        seen.add(record.key)


_REFERENCES = {
    "issues": {"group": "groups", "positions": "claims"},
    "groups": {"parent": "groups"},
    "claims": {"group": "groups", "passages": "passages"},
    "arguments": {"group": "groups"},
    "inferences": {"conclusion": "claims"},
    "premises": {"claim": "claims"},
    "affiliations": {"actor": "actors", "body": "actors"},
    "stances": {
        "actor": "actors",
        "on_behalf_of": "actors",
        "claim": "claims",
        "argument": "arguments",
        "passages": "passages",
    },
    "passages": {"source": "sources"},
    "evidence": {"claim": "claims", "passage": "passages"},
}
"""Which field of which collection holds keys of which other collection; relations and reports say it in a field of theirs."""


def _check_references(name: str, record: Record, keys: dict[str, set[str]]) -> Iterator[Problem]:
    for field, target in _REFERENCES.get(name, {}).items():
        value = getattr(record, field)
        for key in value if isinstance(value, tuple) else (value,):
            if key is not None and key not in keys[target]:
                yield Problem(name, record.key, field, f'no {name_kind(target)} has the key "{key}"')


def _check_fields(name: str, key: str, value: Record | About) -> Iterator[Problem]:
    for field, message in find_flaws(value):
        yield Problem(name, key, field, message)


def _check_ends(relation: Relation, debate: Debate, keys: dict[str, set[str]]) -> Iterator[Problem]:
    kind = relation.kind
    for field, end, allowed in (
        ("source", relation.source_kind, kind.sources),
        ("target", relation.target_kind, kind.targets),
    ):
        key = getattr(relation, field)
        if end not in allowed:
            choices = ", ".join(sorted(allowed))
            yield Problem(
                "relations", relation.key, f"{field}_kind", f"{kind} cannot have {end} as {field}; allowed: {choices}"
            )
        elif key not in keys[f"{end}s"]:
            yield Problem("relations", relation.key, field, f'no {end} has the key "{key}"')
    if kind is RelationKind.UNDERCUTS and relation.target_kind is End.RELATION:
        aim = debate.relation_by_key.get(relation.target)
        if aim is not None and not aim.kind.can_be_undercut:
            yield Problem(
                "relations",
                relation.key,
                "target",
                f'"{aim.key}" is {aim.kind}; an undercut aims at a relation that supports or attacks',
            )


def _check_stance(stance: Stance, keys: dict[str, set[str]]) -> Iterator[Problem]:
    if (stance.claim is None) == (stance.argument is None):
        yield Problem("stances", stance.key, "claim", "a stance is on one claim or on one argument, not on both or none")
    if (stance.reported_by is None) != (stance.reported_by_kind is None):
        yield Problem("stances", stance.key, "reported_by", "reported_by and reported_by_kind go together")
    elif stance.reported_by is not None and stance.reported_by not in keys[f"{stance.reported_by_kind}s"]:
        yield Problem("stances", stance.key, "reported_by", f'no {stance.reported_by_kind} has the key "{stance.reported_by}"')
    if stance.position is not Position.CONDITIONAL and (stance.conditions or stance.meanwhile):
        yield Problem("stances", stance.key, "conditions", "only a conditional stance has conditions or a meanwhile")
    if stance.meanwhile is Position.CONDITIONAL:
        yield Problem("stances", stance.key, "meanwhile", "what holds until the conditions are met cannot be conditional")
    seen = set()
    for condition in stance.conditions:
        if condition.claim not in keys["claims"]:
            yield Problem("stances", stance.key, "conditions", f'no claim has the key "{condition.claim}"')
        if condition.claim in seen:
            yield Problem("stances", stance.key, "conditions", f'two conditions are on the claim "{condition.claim}"')
        seen.add(condition.claim)


def _check_stop(stop: Stop, keys: dict[str, set[str]]) -> Iterator[Problem]:
    if (stop.focus is None) != (stop.focus_kind is None):
        yield Problem("stops", stop.key, "focus", "focus and focus_kind go together")
    elif stop.focus_kind is not None and stop.focus_kind not in FOCUS_KINDS:
        yield Problem("stops", stop.key, "focus_kind", f"allowed are {', '.join(FOCUS_KINDS)}")
    elif stop.focus is not None and stop.focus not in keys[f"{stop.focus_kind}s"]:
        yield Problem("stops", stop.key, "focus", f'no {stop.focus_kind} has the key "{stop.focus}"')
    for named in list_named(stop.view):
        if not any(key in keys[name] for name, key in named.places):
            yield Problem("stops", stop.key, "view", named.complaint)


def _check_group_parents(debate: Debate) -> Iterator[Problem]:
    parent = {group.key: group.parent for group in debate.groups}
    # How deep each group lies; 0 while on the way, and for good in a circle.
    depth: dict[str, int] = {}
    for group in debate.groups:
        path: list[str] = []
        step: str | None = group.key
        while step is not None and step not in depth:
            depth[step] = 0
            path.append(step)
            step = parent.get(step)
        if step is not None and step in path:
            for key in path[path.index(step) :]:
                yield Problem("groups", key, "parent", "a group cannot lie inside itself")
            continue
        above = depth[step] if step is not None else 0
        depth |= {key: above + place for place, key in enumerate(reversed(path), start=1)}
    for key, levels in depth.items():
        if levels == GROUP_DEPTH + 1:
            yield Problem("groups", key, "parent", f"groups lie in each other at most {GROUP_DEPTH} deep")


def _check_issues(debate: Debate) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for issue in debate.issues:
        for claim in issue.positions:
            if claim in owner:
                yield Problem(
                    "issues", issue.key, "positions", f'claim "{claim}" is a position of issue "{owner[claim]}" already'
                )
            owner[claim] = issue.key


def check_selectors(passage: Passage, source: Source | None) -> Iterator[Problem]:
    """What is wrong with the place of a passage in its source's text; without the source, only what the passage shows."""
    if (passage.start is None) != (passage.end is None):
        yield Problem("passages", passage.key, "start", "start and end go together")
        return
    if passage.start is None or passage.end is None:
        return
    if not 0 <= passage.start < passage.end:
        yield Problem("passages", passage.key, "start", "allowed is 0 ≤ start < end")
    elif source is not None and source.text is None:
        yield Problem("passages", passage.key, "start", f'source "{source.key}" has no text to count in')
    elif source is not None and source.text is not None:
        found = source.text[passage.start : passage.end]
        if passage.end > len(source.text):
            yield Problem("passages", passage.key, "end", f"the source's text has {len(source.text)} characters")
        elif passage.exact and found != passage.exact:
            yield Problem("passages", passage.key, "exact", f"at {passage.start} the source's text reads {found[:60]!r}")


assert set(_REFERENCES) <= set(COLLECTIONS)
