# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""The search behind the selects of forms: within one debate, and of accounts for whoever manages members."""

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from argmap.admin.limited import LimitedAdmin
from argmap.admin.visits import visit_of
from argmap.models import BelongsToDebate, Debate, Membership, Role


class RecordAutocomplete(AutocompleteJsonView):
    """Records of the debate that the address names; of one's own debates where it names none.

    404 for a debate of others as for one that does not exist, and for what no form selects.
    """

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """As Django's, with 404 where it says 403."""
        visit = visit_of(request)
        asked = request.GET.get("debate", "")
        self.debate: Debate | None = visit.find_debate(asked) if asked else None
        try:
            return super().get(request, *args, **kwargs)
        except PermissionDenied:
            raise Http404 from None

    def has_perm(self, request: HttpRequest, obj: Any = None) -> bool:
        """Records for members, accounts for owners; the select must be one that our forms have."""
        visit = visit_of(request)
        debate_id = self.debate.pk if self.debate is not None else None
        if self.source_field.model is Membership and self.source_field.name == "user":
            return visit.may(Role.OWNER, debate_id)
        selects_records = issubclass(self.source_field.model, BelongsToDebate) and isinstance(self.model_admin, LimitedAdmin)
        return selects_records and visit.may(Role.READER, debate_id)

    def get_queryset(self) -> Any:
        """The records of the debate; active accounts only."""
        found = super().get_queryset()
        if self.model_admin.model is User:
            return found.filter(is_active=True)
        return found if self.debate is None else found.filter(debate=self.debate)
