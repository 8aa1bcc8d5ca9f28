"""A debate told in other shapes than its map: all of it at a glance, the table of its claims, and the brief of one."""

from functools import partial

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from argmap.models import Claim
from argmap.services.pages.brief import read_brief
from argmap.services.pages.overview import read_overview
from argmap.services.pages.table import read_table
from argmap.web.answers import answer_page, find_debate, read_view_of


@require_safe
def show_overview(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All claims at a glance, as rings around what they bear on."""
    return answer_page(request, find_debate(request, slug), "argmap/overview.html", read_overview)


@require_safe
def show_table(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All claims in a table that sorts by any column."""
    sort = request.GET.get("sort", "")
    return answer_page(
        request,
        find_debate(request, slug),
        "argmap/table.html",
        lambda debate, options: read_table(debate, options, read_view_of(request), sort=sort),
    )


@require_safe
def show_brief(request: HttpRequest, slug: str, key: str = "") -> HttpResponseBase:
    """What speaks for and against one claim, on two sides of a page; the debate's first question without a key."""
    record = (Claim, key) if key else None
    return answer_page(request, find_debate(request, slug), "argmap/brief.html", partial(read_brief, key=key), record=record)
