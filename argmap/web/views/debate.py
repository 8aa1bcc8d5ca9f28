"""The debate as a whole: its map and its outline."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from argmap.services.pages.map import read_map
from argmap.services.pages.outline import read_outline
from argmap.web.answers import answer_page, find_debate, read_view_of


@require_safe
def show_map(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The part of the debate's map that the address asks for; its outline where the map cannot be drawn."""
    return answer_page(
        request,
        find_debate(request, slug),
        "argmap/map.html",
        lambda debate, options: read_map(debate, options, read_view_of(request)),
    )


@require_safe
def show_outline(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The debate as nested lists."""
    return answer_page(
        request,
        find_debate(request, slug),
        "argmap/outline.html",
        lambda debate, options: read_outline(debate, options, read_view_of(request)),
    )
