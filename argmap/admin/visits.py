"""What one request to the admin is about: who asks, what they may do, and which debate is worked in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, QueryDict

from argmap.models import Debate, Role
from argmap.permissions import Person, member_debates

GREATEST_ID = 2**63 - 1


class Visit:
    """A request's working state; `argmap.permissions` is asked once for each role."""

    def __init__(self, user: Person) -> None:
        self.user = user
        self.debate: Debate | None = None
        """The debate that the form at hand works in; None on lists."""
        self.overtaken: dict[tuple[str, int], int | None] | None = None
        """After a conflict: table and id of each record that others changed → the version that the form was made of."""
        self.refusals: list[ValidationError] = []
        """What services refused at the first try, to be shown on the form."""
        self._debates: dict[Role, frozenset[int]] = {}

    @property
    def debate_id(self) -> int | None:
        """The id of the debate that the form at hand works in."""
        return None if self.debate is None else self.debate.pk

    def debates(self, role: Role) -> frozenset[int]:
        """The ids of the debates in which the person has at least this role."""
        if role not in self._debates:
            self._debates[role] = frozenset(member_debates(self.user, role=role).values_list("pk", flat=True))
        return self._debates[role]

    def may(self, role: Role, debate_id: int | None) -> bool:
        """Whether the person has the role in the debate; without a debate, whether they have it in any."""
        return bool(self.debates(role)) if debate_id is None else debate_id in self.debates(role)

    def find_debate(self, text: str) -> Debate:
        """The debate with this id, as it came with the request. Raises Http404 unless the person is a member."""
        pk = read_id(text)
        found = None if pk is None else member_debates(self.user).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found


def visit_of(request: HttpRequest) -> Visit:
    """The request's visit, made on first use."""
    # Kept in the request's own attributes, where nothing else of Django's or ours has this name.
    visit: Visit | None = request.__dict__.get("argmap_visit")
    if visit is None:
        visit = request.__dict__["argmap_visit"] = Visit(request.user)
    return visit


def debate_id_of(record: Model) -> int:
    """The id of the debate that the record belongs to, or is."""
    found: Any = record.pk if isinstance(record, Debate) else record.debate_id  # type: ignore[attr-defined]
    return int(found)


def read_id(text: str) -> int | None:
    """The id that the text gives, if a row could have it.

    >>> read_id("17"), read_id("x"), read_id("9" * 30)
    (17, None, None)
    """
    if not (text.isascii() and text.isdigit()) or len(text) > 19 or int(text) > GREATEST_ID:
        return None
    return int(text)


def asked_debate(request: HttpRequest) -> str:
    """The debate's id as the request gives it: in the form, in the address, or as the filter of the list it came from."""
    filters = QueryDict(request.GET.get("_changelist_filters", ""))
    return request.POST.get("debate") or request.GET.get("debate") or filters.get("debate") or ""


def limit(queryset: QuerySet[Any], user: Person, lookup: str = "debate") -> QuerySet[Any]:
    """The rows that lie in debates the user is a member of."""
    return queryset.filter(**{f"{lookup}__in": member_debates(user).values("pk")})
