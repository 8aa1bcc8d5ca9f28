"""Who goes with whom: networks of stances, and claims by support and opposition."""

from functools import partial

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from argmap.services.pages.networks import read_networks
from argmap.services.pages.support import read_support
from argmap.web.answers import answer_page, find_debate


@require_safe
def show_networks(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The network that the address asks for, as a picture and as a table."""
    build = partial(read_networks, texts=request.GET.dict())
    return answer_page(request, find_debate(request, slug), "argmap/networks.html", build)


@require_safe
def show_support(request: HttpRequest, slug: str) -> HttpResponseBase:
    """How many actors are for and against each claim."""
    build = partial(read_support, texts=request.GET.dict())
    return answer_page(request, find_debate(request, slug), "argmap/support.html", build)
