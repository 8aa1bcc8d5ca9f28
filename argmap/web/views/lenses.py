"""A debate through the eyes of its actors, and weighed by other semantics than standing."""

from functools import partial

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from argmap.services.pages.lenses import read_cruxes, read_lenses
from argmap.services.pages.strengths import read_strengths
from argmap.web.answers import answer_page, find_debate


@require_safe
def show_lenses(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What stands through each actor's eyes: actors × policies."""
    return answer_page(request, find_debate(request, slug), "argmap/lenses.html", read_lenses)


@require_safe
def show_cruxes(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The claims on which two actors differ and on which a policy hangs."""
    build = partial(read_cruxes, first=request.GET.get("first", ""), second=request.GET.get("second", ""))
    return answer_page(request, find_debate(request, slug), "argmap/cruxes.html", build)


@require_safe
def show_strengths(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All claims with their strengths by the gradual semantics, and what one of Dung's says of them."""
    build = partial(
        read_strengths,
        sort=request.GET.get("sort", ""),
        semantics=request.GET.get("semantics", ""),
        claim=request.GET.get("claim", ""),
    )
    return answer_page(request, find_debate(request, slug), "argmap/strengths.html", build)
