"""The list of debates."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from argmap.models import Actor, Claim, Debate, Source, Stance
from argmap.permissions import Person, readable_debates

_COUNTED = {"claims": Claim, "actors": Actor, "stances": Stance, "sources": Source}


def list_debates(person: Person) -> QuerySet[Debate]:
    """The debates that the person may read, with `claims`, `actors`, `stances` and `sources` counted. One query."""
    counts = {
        f"{name}_count": Coalesce(
            Subquery(
                model.objects.filter(debate=OuterRef("pk"))
                .order_by()
                .values("debate")
                .annotate(count=Count("pk"))
                .values("count")
            ),
            0,
        )
        for name, model in _COUNTED.items()
    }
    return readable_debates(person).annotate(**counts).order_by("question", "slug")
