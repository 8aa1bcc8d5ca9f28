"""Lists on a record's page of the records that refer to it: the first few, the way to all, and a link to add one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse

from argmap.admin.limited import LimitedAdmin
from argmap.models import DebateRecord

MOST_LISTED = 20


@dataclass(frozen=True)
class Listing:
    """Records of a model that refer to the page's record by a field. `adds` are links: label → what they fill in."""

    title: str
    model: type[DebateRecord]
    by: str
    adds: dict[str, dict[str, str]] = field(default_factory=lambda: {"Add": {}})
    describe: Callable[[Any], str] = str


@dataclass(frozen=True)
class Listed:
    """A listing as it stands: rows with name and address, the address of all of them, and links to add one."""

    title: str
    rows: list[tuple[str, str]]
    all_url: str
    has_more: bool
    adds: list[tuple[str, str]]


def load_listing(listing: Listing, request: HttpRequest, site: AdminSite, record: Any) -> Listed:
    """The listing for a record. One query."""
    admin = site.get_model_admin(listing.model)
    found = list(admin.get_queryset(request).filter(**{listing.by: record})[: MOST_LISTED + 1])
    fills = [(label, {"debate": record.debate_id, listing.by: record.pk, **more}) for label, more in listing.adds.items()]
    return Listed(
        title=listing.title,
        rows=[(listing.describe(row), _url(listing.model, "change", row.pk)) for row in found[:MOST_LISTED]],
        all_url=f"{_url(listing.model, 'changelist')}?{urlencode({listing.by: record.pk})}",
        has_more=len(found) > MOST_LISTED,
        adds=[(label, f"{_url(listing.model, 'add')}?{urlencode(fill)}") for label, fill in fills]
        if admin.has_add_permission(request)
        else [],
    )


def _url(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


class ListingAdmin(LimitedAdmin):
    """Shows listings below a record's form."""

    listings: tuple[Listing, ...] = ()

    def load_listings(self, request: HttpRequest, record: Any) -> list[Listed]:
        """The listings of a record's page. A query each."""
        return [load_listing(listing, request, self.admin_site, record) for listing in self.listings]
