"""A part of a big debate as a frozen value: some of its claims and arguments, with what ties them and what is known of them."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Q, QuerySet

from argmap.core.canonical import normalise
from argmap.core.debate import Debate as DebateValue
from argmap.core.flat import Row, Rows, unflatten
from argmap.core.kinds import End, Reporter
from argmap.core.reading.steps import EndKey
from argmap.core.records import About
from argmap.core.view import View
from argmap.models import ClaimPassage, Debate, IssuePosition, StanceCondition, StancePassage
from argmap.services.neighbourhood import Place, count_boxes, find_roots, walk_down, walk_up
from argmap.services.shape import ABOUT_FIELDS, MODELS, OWNERS, shape_of

TRAIL = 8
"""So many steps up the way from a root to the focus is looked for."""
_TRIES = 3


class Ids(msgspec.Struct):
    """The database's ids of the claims and arguments in a part."""

    claims: list[int]
    arguments: list[int]


def _collect_ids(places: Iterable[Place]) -> Ids:
    known = list(dict.fromkeys(places))
    return Ids(
        claims=[place.claim for place in known if place.claim is not None],
        arguments=[place.argument for place in known if place.argument is not None],
    )


class Part(msgspec.Struct, frozen=True):
    """A part of a debate, the roots from which its map is cut (None with a focus), and how many boxes the whole has."""

    debate: DebateValue
    roots: tuple[EndKey, ...] | None
    total: int


def load_for_view(debate: Debate, view: View) -> Part:
    """What the view may show of the debate, and two steps more, so that a cut knows what it hides.

    Some 20 queries, whatever the debate's size. Raises Debate.DoesNotExist.
    """
    opened, focus = _find_places(debate, view.opened), _find_places(debate, [view.focus] if view.focus else [])
    total = count_boxes(debate)
    if view.focus:
        above = walk_up(focus, max(view.up, TRAIL))
        # Of the way up every reason is counted too, near what is shown.
        shown = walk_up(focus, 2 * view.up)
        starts = [*focus, *opened, *shown]
        near = walk_down(starts, view.depth + bool(opened))
        part = load_part(debate, [*walk_down(starts, view.depth + 2), *above], near=near)
        return Part(part, None, total)
    roots = find_roots(debate)
    places = [Place(claim=pk) for pk, _key in roots]
    starts = [*places, *opened]
    part = load_part(debate, walk_down(starts, view.depth + 2), near=walk_down(starts, view.depth + bool(opened)))
    return Part(part, tuple((End.CLAIM, key) for _pk, key in roots if key in part.claim_by_key), total)


def load_around(debate: Debate, key: str) -> DebateValue:
    """A claim with its reasons, what denies their steps, what it bears on, its rivals, and all that is known of its stances.

    Without claims where the debate has no such claim. Raises as `load_for_view`.
    """
    here = _find_places(debate, [key])[:1]
    ids = [place.claim for place in here]
    tied = StanceCondition.objects.filter(Q(stance__claim__in=ids) | Q(claim__in=ids)).order_by()
    others = [Place(claim=pk) for pair in tied.values_list("claim", "stance__claim") for pk in pair if pk is not None]
    rivals = IssuePosition.objects.filter(issue__positions__claim__in=ids).order_by().values_list("claim", flat=True)
    others += [Place(claim=pk) for pk in rivals]
    return load_part(debate, [*walk_down(here, 2), *walk_up(here, 2), *others], with_texts=True)


def load_part(
    debate: Debate, places: Sequence[Place], *, near: Sequence[Place] | None = None, with_texts: bool = False
) -> DebateValue:
    """The debate with these claims and arguments alone, and what ties them to each other.

    Stances, evidence, passages and issues are those of the ones that are `near` (None: all). A consistent look, as
    `argmap.services.snapshot.load_debate` takes. Sources' texts, which may be megabytes long, are left out unless they are
    asked for.
    """
    ids, close = _collect_ids(places), _collect_ids(places if near is None else near)
    for _ in range(_TRIES):
        revision = _read_revision(debate)
        part = _read_part(debate, ids, close, with_texts)
        if _read_revision(debate) == revision:
            return part
    with transaction.atomic():
        Debate.objects.select_for_update().get(pk=debate.pk)
        return _read_part(debate, ids, close, with_texts)


def _find_places(debate: Debate, names: Sequence[str]) -> list[Place]:
    """The claims of these names, and the arguments of the rest, as addresses name them (`argmap.core.view.name_end`)."""
    # No key holds what cannot be printed, and PostgreSQL refuses to look for it.
    names = [name for name in names if name.isprintable()]
    if not names:
        return []
    claims = dict(MODELS["claims"].objects.filter(debate=debate, key__in=names).values_list("key", "pk"))
    others = [name.removeprefix("argument/") for name in names if name not in claims and name.startswith("argument/")]
    arguments = MODELS["arguments"].objects.filter(debate=debate, key__in=others).values_list("pk", flat=True)
    return [*(Place(claim=pk) for pk in claims.values()), *(Place(argument=pk) for pk in (arguments if others else ()))]


def _read_revision(debate: Debate) -> int:
    return Debate.objects.values_list("revision", flat=True).get(pk=debate.pk)


def _read_part(debate: Debate, ids: Ids, near: Ids, with_texts: bool) -> DebateValue:
    about: dict[str, Any] = Debate.objects.values(*ABOUT_FIELDS).get(pk=debate.pk)
    rows: Rows = {name: {} for name in MODELS}
    stating = _read_links(ClaimPassage.objects.filter(claim__in=near.claims), "claim_id", "passage__key")
    rows["groups"] = _read("groups", MODELS["groups"].objects.filter(debate=debate))
    rows["claims"] = _read("claims", MODELS["claims"].objects.filter(pk__in=ids.claims), passages=stating)
    _read_steps(rows, ids)
    _read_issues(rows, near)
    quoting = _read_links(StancePassage.objects.filter(_under("stance__", near)), "stance_id", "passage__key")
    conditions = _read_conditions(near)
    rows["stances"] = _read(
        "stances", MODELS["stances"].objects.filter(_under("", near)), passages=quoting, conditions=conditions
    )
    rows["evidence"] = _read("evidence", MODELS["evidence"].objects.filter(claim__in=near.claims))
    _read_cited(rows, debate, [*stating.values(), *quoting.values()])
    untold = () if with_texts else ("text",)
    rows["sources"] = _read("sources", MODELS["sources"].objects.filter(debate=debate, key__in=_list_sources(rows)), untold)
    return normalise(unflatten(msgspec.convert(about, About), rows))


def _under(path: str, ids: Ids) -> Q:
    """What is about the claims and arguments of the part."""
    return Q(**{f"{path}claim__in": ids.claims}) | Q(**{f"{path}argument__in": ids.arguments})


def _read_conditions(ids: Ids) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = {}
    wanted = StanceCondition.objects.filter(_under("stance__", ids), claim__in=ids.claims).order_by()
    for pk, key, must_be in wanted.values_list("stance_id", "claim__key", "must_be"):
        found.setdefault(pk, []).append({"claim": key, "must_be": must_be})
    return found


def _read_steps(rows: Rows, ids: Ids) -> None:
    """The inferences with all their premises in the part, their arguments, and the relations with both ends in it."""
    claims = rows["claims"]
    premises = MODELS["premises"].objects.filter(
        inference__conclusion__in=ids.claims, inference__premises__claim__in=ids.claims
    )
    found = _read("premises", premises.distinct())
    concluding = MODELS["inferences"].objects.filter(conclusion__in=ids.claims)
    touching = concluding.filter(Q(premises__claim__in=ids.claims) | Q(argument__in=ids.arguments)).distinct()
    cut = {row.owner for row in found.values() if row.record.claim not in claims}  # type: ignore[attr-defined]
    inferences = {key: row for key, row in _read("inferences", touching).items() if key not in cut}
    needed = Q(pk__in=ids.arguments) | Q(inferences__in=touching.values("pk"))
    carrying = list(MODELS["arguments"].objects.filter(needed).order_by().values_list("pk", flat=True).distinct())
    arguments = _read("arguments", MODELS["arguments"].objects.filter(pk__in=carrying))
    rows["arguments"] = arguments
    rows["inferences"] = {key: row for key, row in inferences.items() if row.owner in arguments}
    rows["premises"] = {key: row for key, row in found.items() if row.owner in rows["inferences"]}
    starting = Q(source_claim__in=ids.claims) | Q(source_argument__in=carrying)
    relations = _read("relations", MODELS["relations"].objects.filter(starting))
    known: dict[str, Any] = {End.CLAIM: claims, End.ARGUMENT: arguments, End.INFERENCE: rows["inferences"], End.RELATION: {}}
    for aims_at_relations in (False, True):
        for key, row in relations.items():
            one: Any = row.record
            is_turn = (one.target_kind is End.RELATION) is aims_at_relations
            if is_turn and one.source in known[one.source_kind] and one.target in known[one.target_kind]:
                rows["relations"][key] = row
        known[End.RELATION] = dict(rows["relations"])


def _read_issues(rows: Rows, ids: Ids) -> None:
    answers = _read_links(IssuePosition.objects.filter(claim__in=ids.claims), "issue_id", "claim__key")
    rows["issues"] = _read("issues", MODELS["issues"].objects.filter(pk__in=list(answers)), positions=answers)


def _read_cited(rows: Rows, debate: Debate, quoted: Sequence[list[str]]) -> None:
    """The actors of the stances, and the passages of claims, stances and evidence."""
    stances: list[Any] = [row.record for row in rows["stances"].values()]
    evidence: list[Any] = [row.record for row in rows["evidence"].values()]
    actors = {key for one in stances for key in (one.actor, one.on_behalf_of) if key}
    actors |= {one.reported_by for one in stances if one.reported_by_kind == Reporter.ACTOR}
    passages = {one.passage for one in evidence} | {key for keys in quoted for key in keys}
    rows["actors"] = _read("actors", MODELS["actors"].objects.filter(debate=debate, key__in=actors))
    rows["passages"] = _read("passages", MODELS["passages"].objects.filter(debate=debate, key__in=passages))


def _list_sources(rows: Rows) -> set[str]:
    """The sources of the passages, and those that report stances."""
    passages: list[Any] = [row.record for row in rows["passages"].values()]
    stances: list[Any] = [row.record for row in rows["stances"].values()]
    return {one.source for one in passages} | {one.reported_by for one in stances if one.reported_by_kind == Reporter.SOURCE}


def _read_links(links: QuerySet[Any], owner: str, other: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for pk, key in links.order_by().values_list(owner, other):
        found.setdefault(pk, []).append(key)
    return found


def _read(collection: str, records: QuerySet[Any], untold: Sequence[str] = (), **links: dict[int, Any]) -> dict[str, Row]:
    model, shape = MODELS[collection], shape_of(collection)
    found = {}
    for row in records.order_by().values(*(column for column in shape.columns if column not in untold)):
        values = shape.read(row | dict.fromkeys(untold))
        values |= {field: by_owner.get(row["id"], ()) for field, by_owner in links.items()}
        owner = row[f"{OWNERS[collection]}__key"] if collection in OWNERS else None
        found[values["key"]] = Row(msgspec.convert(values, model.VALUE), owner)
    return found
