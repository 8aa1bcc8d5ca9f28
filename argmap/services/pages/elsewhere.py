"""Where else an actor is found: in other debates that one may read, by the ids that it has outside of them."""

import unicodedata

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from msgspec import Struct

from argmap.models import Actor, Debate, Stance
from argmap.permissions import Person, readable_debates

MOST_PLACES = 50
_IDS = {"iso3": "ISO 3166", "wikidata": "Wikidata", "cameo": "CAMEO"}


class Elsewhere(Struct, frozen=True, kw_only=True):
    """An actor of another debate with how many stances it takes there; `shared` names the ids that it has in common."""

    slug: str
    question: str
    language: str
    key: str
    name: str
    stances: int
    shared: str


def find_elsewhere(person: Person, debate: Debate, *, key: str) -> tuple[Elsewhere, ...]:
    """The actors of other debates that share an id with this one, at most MOST_PLACES; for an actor without ids none.

    Debates that the person may not read are not looked at. Two queries, whatever there is.
    """
    if not key.isprintable():
        # No record has such a key, and PostgreSQL cannot even be asked for one with a NUL in it.
        return ()
    # Keys are NFC in the database, whatever form an address was typed in.
    ids = Actor.objects.filter(debate=debate, key=unicodedata.normalize("NFC", key)).values(*_IDS).first() or {}
    asked = Q(pk__in=[])
    for name, value in ids.items():
        asked |= Q(**{name: value}) if value else Q(pk__in=[])
    stances = Stance.objects.filter(actor=OuterRef("pk")).order_by().values("actor").annotate(count=Count("pk")).values("count")
    rows = (
        Actor.objects.filter(asked, debate__in=readable_debates(person))
        .exclude(debate=debate)
        .annotate(stance_count=Coalesce(Subquery(stances), 0))
        .order_by("debate__question", "debate__slug", "key")
        .values("key", "name", "stance_count", "debate__slug", "debate__question", "debate__language", *_IDS)
    )
    return tuple(
        Elsewhere(
            slug=row["debate__slug"],
            question=row["debate__question"],
            language=row["debate__language"],
            key=row["key"],
            name=row["name"],
            stances=row["stance_count"],
            shared=", ".join(f"{word} {row[name]}" for name, word in _IDS.items() if row[name] and row[name] == ids[name]),
        )
        for row in rows[:MOST_PLACES]
    )
