# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""List filters: by one's own debates, and by a record that a link of another page names."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest

from argmap.admin.visits import limit, read_id
from argmap.models import Debate

MOST_DEBATES = 200
NO_ID = -1


class DebateFilter(SimpleListFilter):
    """One of the debates that the person is a member of; another one's id finds nothing, as if it did not exist."""

    title = "debate"
    parameter_name = "debate"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The person's debates, by question."""
        mine = limit(Debate.objects.all(), request.user, "pk").values_list("pk", "question")
        return [(str(pk), question) for pk, question in mine[:MOST_DEBATES]]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The rows of the chosen debate."""
        value = self.value()
        return queryset if value is None else queryset.filter(debate_id=read_id(value) or NO_ID)


class ReferenceFilter(SimpleListFilter):
    """The record that the list is about, where a link from its page led here; not offered otherwise."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The named record, if the person may see it."""
        value = self.value()
        if value is None:
            return []
        other = model_admin.model._meta.get_field(self.parameter_name).related_model
        rows = model_admin.admin_site.get_model_admin(other).get_queryset(request)
        found = rows.filter(pk=read_id(value) or NO_ID).first()
        # Django drops a filter that offers nothing, and would then list everything.
        return [(value, "none of yours" if found is None else str(found))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The rows that refer to the record."""
        value = self.value()
        return queryset if value is None else queryset.filter(**{str(self.parameter_name): read_id(value) or NO_ID})


def filter_by(name: str) -> type[SimpleListFilter]:
    """A filter by the record that the field `name` refers to."""
    return type(f"{name.title()}Filter", (ReferenceFilter,), {"title": name.replace("_", " "), "parameter_name": name})
