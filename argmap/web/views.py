"""The pages of debates, one view each."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from argmap.core.edtf import name_date
from argmap.models import Actor, Argument, Claim, Source
from argmap.services.pages import (
    list_debates,
    read_actor,
    read_argument,
    read_claim,
    read_map,
    read_outline,
    read_source,
)
from argmap.web.answers import answer_page, find_debate

PAGE_SIZE = 50


@require_safe
def show_debates(request: HttpRequest) -> HttpResponse:
    """The debates that whoever asks may read."""
    page = Paginator(list_debates(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    dated = [(debate, name_date(debate.dated)) for debate in page]
    answer = render(request, "argmap/debates.html", {"page": page, "debates": dated})
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


@require_safe
def show_map(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The debate's map; its outline where the map cannot be drawn."""
    return answer_page(request, find_debate(request, slug), "argmap/map.html", read_map)


@require_safe
def show_outline(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The debate as nested lists."""
    return answer_page(request, find_debate(request, slug), "argmap/outline.html", read_outline)


@require_safe
def show_claim(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """A claim with what speaks for and against it, who holds it, and on what evidence."""
    return answer_page(
        request, find_debate(request, slug), "argmap/claim.html", partial(read_claim, key=key), record=(Claim, key)
    )


@require_safe
def show_argument(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """An argument with the steps that it unfolds into."""
    return answer_page(
        request, find_debate(request, slug), "argmap/argument.html", partial(read_argument, key=key), record=(Argument, key)
    )


@require_safe
def show_actor(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """An actor with its ties and stances."""
    return answer_page(
        request,
        find_debate(request, slug),
        "argmap/actor.html",
        partial(read_actor, key=key),
        record=(Actor, key),
    )


@require_safe
def show_source(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """A source with its coded passages marked."""
    return answer_page(
        request,
        find_debate(request, slug),
        "argmap/source.html",
        lambda debate, _options: read_source(debate, key),
        record=(Source, key),
    )
