"""The guided tours of a debate: their list, and short addresses that lead to their stops on the map."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from argmap.services.pages.finding import NotInDebateError
from argmap.services.pages.tours import find_stop, read_tours
from argmap.web.answers import answer_page, find_debate


@require_safe
def show_tours(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All tours, each with its stops."""
    return answer_page(request, find_debate(request, slug), "argmap/tours.html", read_tours, is_of_present=True)


@require_safe
def go_to_stop(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponseBase:
    """The map at a stop. Raises Http404 where there is no such stop, as where the debate is not for whoever asks."""
    debate = find_debate(request, slug)
    try:
        query = find_stop(debate, key, number)
    except NotInDebateError as error:
        raise Http404 from error
    answer = redirect(f"{reverse('map', args=[debate.slug])}?{query}#tour")
    # A stop may show something else tomorrow.
    patch_cache_control(answer, private=True, no_store=True)
    return answer
