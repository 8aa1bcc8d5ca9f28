"""Which claims of a big debate have what a map's filters ask for, found by the database; `match_claims` finds them elsewhere.

Dates, standing and changes are not among them: the first are compared as EDTF, the others are not in the records.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.db.models import Exists, OuterRef, Q, QuerySet
from msgspec import Struct

from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.view import Filters
from argmap.models import Actor, Claim, Debate, Evidence, Issue, IssuePosition, Premise, Relation, Stance

MOST_MATCHES = 120
"""So many matches are put on a map, the first in the debate's order."""
MOST_OFFERED = 300
"""So many actors and issues are offered in a form."""
_OWN = OuterRef("pk")
_WAYS: Mapping[str, Callable[[str], Q | Exists]] = MappingProxyType(
    {
        "only_kind": lambda kind: Q(kind=kind),
        "only_issue": lambda issue: Exists(IssuePosition.objects.filter(claim=_OWN, issue__key=issue)),
        "only_relation": lambda kind: Q(
            Exists(Relation.objects.filter(source_claim=_OWN, kind=kind))
            | Exists(Premise.objects.filter(claim=_OWN, inference__kind=kind))
        ),
        "only_rating": lambda rating: Exists(Evidence.objects.filter(claim=_OWN, credibility=int(rating))),
    }
)
FILTERABLE = frozenset({*_WAYS, "only_actor", "only_position"})
"""The filters that a big debate's map knows."""


class Matches(Struct, frozen=True, kw_only=True):
    """The first claims that match, by id and key, and how many do."""

    claims: tuple[tuple[int, str], ...]
    count: int


def find_matches(debate: Debate, filters: Filters) -> Matches:
    """The claims that have all that is asked for. Two queries, and one for an actor or an issue, which look at every claim.

    Raises ViewpointError for a filter that is not among `FILTERABLE`, and where the debate has no such actor or issue.
    """
    asked = dict(filters)
    for name in asked.keys() - FILTERABLE:
        raise ViewpointError(name, f"this debate has too many claims for its map to be filtered by {name}; "
                                   f"it can be by {', '.join(sorted(FILTERABLE))}")  # fmt: skip
    _check_keys(debate, asked)
    found = Claim.objects.filter(*(way(asked[name]) for name, way in _WAYS.items() if name in asked), debate=debate)
    if "only_actor" in asked or "only_position" in asked:
        found = found.filter(Exists(_find_stances(asked)))
    first = found.order_by("position", "key").values_list("pk", "key")[:MOST_MATCHES]
    return Matches(claims=tuple((pk, key) for pk, key in first), count=found.count())


def list_choices(debate: Debate) -> dict[str, tuple[tuple[str, str], ...]]:
    """What a filter may name, as keys and words: the first actors by name, and the first issues. Two queries."""
    actors = Actor.objects.filter(debate=debate).order_by("name", "key").values_list("key", "name")
    issues = Issue.objects.filter(debate=debate).order_by("position", "key").values_list("key", "question")
    return {"only_actor": tuple(actors[:MOST_OFFERED]), "only_issue": tuple(issues[:MOST_OFFERED])}


def _find_stances(asked: Mapping[str, str]) -> QuerySet[Stance]:
    stances = Stance.objects.filter(claim=_OWN)
    if actor := asked.get("only_actor"):
        stances = stances.filter(Q(actor__key=actor) | Q(on_behalf_of__key=actor))
    return stances.filter(position=asked["only_position"]) if "only_position" in asked else stances


def _check_keys(debate: Debate, asked: Mapping[str, str]) -> None:
    for name, model in (("only_actor", Actor), ("only_issue", Issue)):
        key = asked.get(name, "")
        # No key holds what cannot be printed, and PostgreSQL refuses to look for it.
        if key and not (key.isprintable() and model.objects.filter(debate=debate, key=key).exists()):
            raise ViewpointError(name, f'no {name.removeprefix("only_")} of the debate has the key "{key[:60]}"')
