"""A debate in which every field matters somewhere, and debates that differ from one in a field or in what is lost of it."""

from enum import StrEnum
from typing import get_args, get_type_hints

from msgspec.structs import fields, replace

from argmap.core.canonical import normalise
from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.flat import flatten, unflatten
from argmap.core.kinds import ActorKind, ClaimKind, End, EvidenceKind, Position, RelationKind, Reporter
from argmap.core.records import (
    About,
    Actor,
    Affiliation,
    Argument,
    Claim,
    Condition,
    Evidence,
    Group,
    Inference,
    Issue,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
)
from argmap.formats.losses import list_lost_fields

TOLD_TOGETHER = {"key", "source_kind", "target_kind", "reported_by_kind", "start", "end"}
"""Fields that cannot be changed alone."""
TEXTS = (
    "close",
    "loud",
    "open",
    "a",
    "bare",
    "g",
    "h",
    "ada",
    "town",
    "post",
    "mail",
    "p",
    "q",
    "2025",
    "https://example.net/",
)
FULL = Debate(
    about=About(slug="full", question="Close the lane?"),
    groups=(
        Group(key="g", title="Noise"),
        Group(key="h", title="Vans", parent="g", position=1),
        Group(key="k", title="Night", position=2),
    ),
    issues=(
        Issue(key="i", question="Close it?", positions=("close",), group="g"),
        Issue(key="j", question="When?", positions=("open",), group="g", position=1),
    ),
    claims=(
        Claim(key="close", title="Close it", kind=ClaimKind.POLICY, group="g", passages=("p",)),
        Claim(key="loud", title="It is loud", text="Vans are loud.", group="h", position=1, tags=("noise",)),
        Claim(key="vans", title="There are vans", position=2, prior=0.5),
        Claim(key="open", title="Keep it open", kind=ClaimKind.POLICY, group="k", position=3),
        Claim(key="free", title="It costs nothing", passages=("q",), position=4),
    ),
    arguments=(
        Argument(key="bare", title="Sleep", gist="People want to sleep.", group="g"),
        Argument(key="calm", title="Calm", group="g", position=1),
        Argument(key="rest", title="Rest", group="g", position=2),
        Argument(
            key="a",
            title="Vans",
            group="g",
            position=1,
            inferences=(
                Inference(
                    key="a/1",
                    conclusion="close",
                    scheme="cause",
                    premises=(Premise(key="a/1/1", claim="loud", role="minor"), Premise(key="a/1/2", claim="vans", position=1)),
                ),
                Inference(key="a/2", conclusion="close", position=1, premises=(Premise(key="a/2/1", claim="vans"),)),
            ),
        ),
    ),
    relations=(
        Relation(key="r1", kind=RelationKind.ATTACKS, source="loud", target="open"),
        Relation(key="r2", kind=RelationKind.SUPPORTS, source="bare", source_kind=End.ARGUMENT, target="close", position=1),
        Relation(key="r3", kind=RelationKind.ATTACKS, source="open", target="close", position=2),
        Relation(key="cut", kind=RelationKind.UNDERCUTS, source="vans", target="r1", target_kind=End.RELATION),
    ),
    actors=(
        Actor(key="ada", name="Ada", kind=ActorKind.PERSON, description="A baker"),
        Actor(key="town", name="The town", kind=ActorKind.BODY),
    ),
    affiliations=(Affiliation(key="m", actor="ada", kind="member_of", body="town", since="2020", until="2021"),),
    stances=(
        Stance(key="s", actor="ada", claim="close", position=Position.SUPPORTS, said_on="2024-05", passages=("p",)),
        Stance(key="t", actor="ada", claim="close", position=Position.OPPOSES, said_on="2024-06", reported_on="2024-07"),
        Stance(key="u", actor="ada", argument="bare", position=Position.SUPPORTS, gist="Yes."),
        Stance(key="v", actor="ada", argument="bare", position=Position.OPPOSES, reported_on="2024-07", passages=("q",)),
        Stance(
            key="w",
            actor="town",
            claim="close",
            position=Position.CONDITIONAL,
            conditions=(Condition(claim="loud"),),
            meanwhile=Position.RESERVED,
            reported_by="ada",
            reported_by_kind=Reporter.ACTOR,
        ),
    ),
    sources=(
        Source(key="post", title="Post", url="https://example.org/", text="One. Two."),
        Source(key="mail", title="Mail"),
    ),
    passages=(
        Passage(key="p", source="post", locator="3", exact="Two", start=5, end=8),
        Passage(key="q", source="mail", exact="Nothing"),
    ),
    evidence=(
        Evidence(key="e", claim="loud", passage="p", kind=EvidenceKind.SUPPORTS),
        Evidence(key="f", claim="free", passage="q", kind=EvidenceKind.ATTESTS),
    ),
)


def list_changes(debate, collection, name):
    """The whole debates that differ from this one in a field of one record."""
    if collection == "debate":
        records = [("", debate.about)]
    else:
        records = [(key, row.record) for key, row in flatten(debate)[collection].items()]
    for key, record in records:
        for value in list_values(getattr(record, name), get_type_hints(type(record))[name]):
            changed = normalise(change(debate, collection, key, {name: value}))
            if find_problems(changed) == [] and changed != debate:
                yield changed


def list_values(value, hint):
    """Other values for a field: other words, numbers, texts and keys."""
    kind = get_args(hint)[0] if get_args(hint) else hint
    if isinstance(value, tuple):
        return [(), *((Condition(claim=text) if kind is Condition else text,) for text in TEXTS)]
    if issubclass(kind, StrEnum):
        return [*kind]
    if kind is bool:
        return [not value]
    if kind in {int, float}:
        return [kind(number) for number in (0, 1, 5, 6, 8)]
    return [*TEXTS, f"{value} more", *([None] if type(None) in get_args(hint) else ())]


def change(debate, collection, key, changes):
    """The debate with other values in some fields of one record."""
    if collection == "debate":
        return replace(debate, about=replace(debate.about, **changes))
    rows = flatten(debate)
    row = rows[collection][key]
    rows[collection][key] = type(row)(replace(row.record, **changes), row.owner)
    return unflatten(debate.about, rows)


def leave_out(carries, debate):
    """The debate with other values in all fields that are said to be lost; keys stay, or nothing would hold together."""
    rows = flatten(debate)
    for name, known in rows.items():
        for key, row in known.items():
            if name in carries.fields and (name not in carries.chosen or key in carries.chosen[name]):
                known[key] = type(row)(empty(row.record, list_lost_fields(row.record, name, carries)), row.owner)
        drop_lost(known, name, carries)
    about = empty(debate.about, list_lost_fields(debate.about, "debate", carries))
    return unflatten(about, rows)


def drop_lost(known, name, carries):
    """Drop the lost records that no other can be held by."""
    if name in {"issues", "affiliations", "stances", "evidence"} - carries.fields.keys():
        known.clear()
    if name == "relations" and name in carries.chosen:
        for key in known.keys() - set(carries.chosen[name]):
            del known[key]


def empty(record, names):
    hints = get_type_hints(type(record))
    changes = {}
    for item in fields(record):
        if item.name in set(names) - {"key", "source", "slug"}:
            is_required = item.default is item.default_factory
            changes[item.name] = stand_in(hints[item.name]) if is_required else get_default(item)
    return replace(record, **changes)


def get_default(item):
    return item.default_factory() if callable(item.default_factory) else item.default


def stand_in(hint):
    kind = get_args(hint)[0] if get_args(hint) else hint
    return next(iter(kind)) if issubclass(kind, StrEnum) else "?"
