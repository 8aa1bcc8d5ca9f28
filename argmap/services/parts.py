"""A part of a big debate as a frozen value: some of its claims and arguments, with what ties them and what is known of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from argmap.core.canonical import normalise
from argmap.core.debate import COLLECTIONS
from argmap.core.debate import Debate as DebateValue
from argmap.core.flat import Row, Rows, unflatten
from argmap.core.kinds import End, Polarity, RelationKind, Reporter
from argmap.core.reading.steps import EndKey
from argmap.core.records import About
from argmap.core.view import View
from argmap.models import (
    Actor,
    Argument,
    Claim,
    ClaimPassage,
    Debate,
    Evidence,
    Group,
    Inference,
    Issue,
    IssuePosition,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
    StanceCondition,
    StancePassage,
)
from argmap.services.neighbourhood import Place, count_boxes, find_roots, walk_down, walk_up
from argmap.services.rows import Known, collect_keys, index_rows, list_keys, read_links, read_rows
from argmap.services.shape import ABOUT_FIELDS, MODELS

TRAIL = 8
"""So many steps up the way from a root to the focus is looked for."""
_TRIES = 3
_NOT_ON_MAPS = ("tags", "extra")
"""What no map shows of claims and relations, and takes as long to read as all the rest."""
_DIRECT = (RelationKind.SUPPORTS, RelationKind.ATTACKS)


class Ids(msgspec.Struct):
    """The database's ids of the claims and arguments in a part, as a filter takes them, and of the arguments as they are."""

    claims: RawSQL | list[int]
    arguments: RawSQL | list[int]
    listed_arguments: list[int]


def _collect_ids(places: Iterable[Place]) -> Ids:
    known = dict.fromkeys(places)
    arguments = [place.argument for place in known if place.argument is not None]
    return Ids(
        claims=_list_ids(place.claim for place in known if place.claim is not None),
        arguments=_list_ids(arguments),
        listed_arguments=arguments,
    )


def _list_ids(ids: Iterable[int]) -> RawSQL | list[int]:
    """Written out: a list of some hundred parameters takes Django longer than the database takes for the query."""
    written = ", ".join(str(int(pk)) for pk in ids)
    return RawSQL(written, ()) if written else []  # noqa: S611 (numbers alone)


class Part(msgspec.Struct, frozen=True):
    """A part of a debate, the roots from which its map is cut (None with a focus), and how many boxes the whole has.

    `is_bounded` says that more lies near than was read, so that of some box in it not all reasons are known.
    """

    debate: DebateValue
    roots: tuple[EndKey, ...] | None
    total: int
    is_bounded: bool = False


def load_for_view(debate: Debate, view: View) -> Part:
    """What the view may show of the debate, and a step more, so that a cut knows what it hides.

    Some 20 queries, whatever the debate's size. Raises Debate.DoesNotExist.
    """
    opened, focus = _find_places(debate, view.opened), _find_places(debate, [view.focus] if view.focus else [])
    roots = () if view.focus else find_roots(debate)
    above = walk_up(focus, max(2 * view.up, TRAIL))
    # What an undercut needs lies a step further up than its target; of all that is shown every reason is counted.
    shown = [place for place, step in above.steps.items() if step <= 2 * view.up]
    shows = max(view.depth, 1 if opened else 0)
    starts = [*focus, *(Place(claim=pk) for pk, _key in roots)]
    beneath = walk_down(
        {**dict.fromkeys(shown, shows), **dict.fromkeys(opened, shows - 1), **dict.fromkeys(starts, 0)}, shows + 1
    )
    near = [*shown, *(place for place, step in beneath.steps.items() if step <= shows)]
    part = load_part(debate, [*beneath.steps, *above.steps], near=near)
    shown_roots = None if view.focus else tuple((End.CLAIM, key) for _pk, key in roots if key in part.claim_by_key)
    return Part(part, shown_roots, count_boxes(debate), is_bounded=beneath.is_bounded)


def load_for_matches(debate: Debate, view: View, claims: Iterable[int]) -> Part:
    """The claims of these ids, each with its way up, what the view opens, and a step more, as `load_for_view`."""
    opened = _find_places(debate, view.opened)
    above = walk_up((Place(claim=pk) for pk in claims), TRAIL)
    beneath = walk_down([*above.steps, *opened], 1 + bool(opened))
    part = load_part(debate, [*above.steps, *beneath.steps], near=[*above.steps])
    return Part(part, None, count_boxes(debate), is_bounded=beneath.is_bounded)


def count_untold(debate: Debate, part: DebateValue, claims: Collection[str]) -> dict[EndKey, tuple[int, int]]:
    """For each of these claims of the part how many reasons for it and against it are not in the part, where there are any.

    Two queries, which count all the reasons.
    """
    counted: Counter[tuple[str, bool]] = Counter()
    for target, records in (("target_claim", Relation.objects.filter(kind__in=_DIRECT)), ("conclusion", Inference.objects)):
        grouped = records.filter(**{f"{target}__debate": debate, f"{target}__key__in": list(claims)}).order_by()
        for key, kind, number in grouped.values_list(f"{target}__key", "kind").annotate(Count("pk")):
            counted[key, kind == RelationKind.SUPPORTS] += number
    counted.subtract((one.target, one.kind is RelationKind.SUPPORTS) for one in part.relations if one.kind in _DIRECT)
    counted.subtract((one.conclusion, one.kind is Polarity.SUPPORTS) for one in part.inferences)
    untold = {key: (max(counted[key, True], 0), max(counted[key, False], 0)) for key in claims}
    return {(End.CLAIM, key): numbers for key, numbers in untold.items() if any(numbers)}


def load_around(debate: Debate, key: str, kind: End = End.CLAIM) -> DebateValue:
    """A claim or an argument with its reasons, what denies their steps, what it bears on, its rivals, and all of its stances.

    Without claims and arguments where the debate has no such one. Raises as `load_for_view`.
    """
    found = (Claim if kind is End.CLAIM else Argument).objects.filter(debate=debate, key=key).order_by()
    # No key holds what cannot be printed, and PostgreSQL refuses to look for it.
    here = [Place(**{kind.value: pk}) for pk in found.values_list("pk", flat=True)] if key.isprintable() else []
    ids = _collect_ids(here)
    tied = StanceCondition.objects.filter(_under("stance__", ids) | Q(claim__in=ids.claims)).order_by()
    others = [Place(claim=pk) for pair in tied.values_list("claim", "stance__claim") for pk in pair if pk is not None]
    rivals = IssuePosition.objects.filter(issue__positions__claim__in=ids.claims).order_by().values_list("claim", flat=True)
    others += [Place(claim=pk) for pk in rivals]
    return load_part(debate, [*walk_down(here, 2).steps, *walk_up(here, 2).steps, *others], with_texts=True)


def load_part(
    debate: Debate, places: Sequence[Place], *, near: Sequence[Place] | None = None, with_texts: bool = False
) -> DebateValue:
    """The debate with these claims and arguments alone, and what ties them to each other.

    Stances, evidence, passages and issues are those of the ones that are `near` (None: all). A consistent look, as
    `argmap.services.snapshot.load_debate` takes. Sources' texts, which may be megabytes long, and the tags and extra fields of
    claims and relations are left out unless they are asked for.
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
    claims = dict(Claim.objects.filter(debate=debate, key__in=names).values_list("key", "pk"))
    others = [name.removeprefix("argument/") for name in names if name not in claims and name.startswith("argument/")]
    arguments = Argument.objects.filter(debate=debate, key__in=others).values_list("pk", flat=True)
    return [*(Place(claim=pk) for pk in claims.values()), *(Place(argument=pk) for pk in (arguments if others else ()))]


def _read_revision(debate: Debate) -> int:
    return Debate.objects.values_list("revision", flat=True).get(pk=debate.pk)


def _read_part(debate: Debate, ids: Ids, near: Ids, with_texts: bool) -> DebateValue:
    about: dict[str, Any] = Debate.objects.values(*ABOUT_FIELDS).get(pk=debate.pk)
    rows: Rows = {name: {} for name in COLLECTIONS}
    stating = read_links(ClaimPassage.objects.filter(claim__in=near.claims), "claim_id", "passage__key")
    rows["groups"] = index_rows(read_rows("groups", Group.objects.filter(debate=debate)))
    untold = () if with_texts else _NOT_ON_MAPS
    claims = read_rows("claims", Claim.objects.filter(pk__in=ids.claims), untold=untold, passages=stating)
    rows["claims"] = index_rows(claims)
    known = _read_steps(rows, ids, {Claim: list_keys(claims)}, untold)
    _read_issues(rows, near)
    quoting = read_links(StancePassage.objects.filter(_under("stance__", near)), "stance_id", "passage__key")
    stances, conditions = Stance.objects.filter(_under("", near)), _read_conditions(near)
    rows["stances"] = index_rows(read_rows("stances", stances, known, passages=quoting, conditions=conditions))
    rows["evidence"] = index_rows(read_rows("evidence", Evidence.objects.filter(claim__in=near.claims), known))
    _read_cited(rows, debate, [*stating.values(), *quoting.values()], with_texts)
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


def _read_steps(rows: Rows, ids: Ids, known: Known, untold: Sequence[str]) -> Known:
    """The inferences with all their premises in the part, their arguments, and the relations with both ends in it.

    The result adds to what is known the keys of the arguments and inferences.
    """
    outside = Premise.objects.filter(inference=OuterRef("pk")).exclude(claim__in=ids.claims)
    concluding = Inference.objects.filter(~Exists(outside), conclusion__in=ids.claims)
    touching = concluding.filter(Q(premises__claim__in=ids.claims) | Q(argument__in=ids.arguments)).order_by()
    carried = dict(touching.values_list("pk", "argument").distinct())
    carrying = {*ids.listed_arguments, *carried.values()}
    for name, records in (
        ("arguments", Argument.objects.filter(pk__in=carrying)),
        ("inferences", Inference.objects.filter(pk__in=carried)),
        ("premises", Premise.objects.filter(inference__in=carried)),
    ):
        found = read_rows(name, records, known)
        rows[name] = index_rows(found)
        known = {**known, MODELS[name]: list_keys(found)}
    relations = Relation.objects.filter(Q(source_claim__in=ids.claims) | Q(source_argument__in=carrying))
    rows["relations"] = _drop_loose(index_rows(read_rows("relations", relations, known, untold=untold)))
    return known


def _drop_loose(relations: dict[str, Row]) -> dict[str, Row]:
    """The relations but for those that aim at one that is not among them."""
    loose = {
        key
        for key, row in relations.items()
        if _get(row, "target_kind") is End.RELATION and _get(row, "target") not in relations
    }
    return {key: row for key, row in relations.items() if key not in loose}


def _read_issues(rows: Rows, ids: Ids) -> None:
    answers = read_links(IssuePosition.objects.filter(claim__in=ids.claims), "issue_id", "claim__key")
    rows["issues"] = index_rows(read_rows("issues", Issue.objects.filter(pk__in=list(answers)), positions=answers))


def _read_cited(rows: Rows, debate: Debate, quoted: Sequence[list[str]], with_texts: bool) -> None:
    """The actors of the stances, the passages of claims, stances and evidence, and the sources of those and of reports."""
    stances = rows["stances"].values()
    reported = {kind: [row for row in stances if _get(row, "reported_by_kind") == kind] for kind in Reporter}
    actors = collect_keys(stances, "actor", "on_behalf_of") | collect_keys(reported[Reporter.ACTOR], "reported_by")
    passages = collect_keys(rows["evidence"].values(), "passage") | {key for keys in quoted for key in keys}
    rows["actors"] = index_rows(read_rows("actors", Actor.objects.filter(debate=debate, key__in=actors)))
    rows["passages"] = index_rows(read_rows("passages", Passage.objects.filter(debate=debate, key__in=passages)))
    cited = collect_keys(rows["passages"].values(), "source") | collect_keys(reported[Reporter.SOURCE], "reported_by")
    sources = Source.objects.filter(debate=debate, key__in=cited)
    rows["sources"] = index_rows(read_rows("sources", sources, untold=() if with_texts else ("text",)))


def _get(row: Row, field: str) -> Any:
    return getattr(row.record, field)
