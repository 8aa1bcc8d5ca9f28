"""Finding claims and arguments in a debate: as a page, and as suggestions under a search field."""

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from argmap.services.pages.search import read_search, suggest
from argmap.web.answers import answer_page, find_debate


@require_safe
def show_search(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What the question `q` finds; all claims, after the one named by `after`, where nothing is asked."""
    question, after = request.GET.get("q", ""), request.GET.get("after", "")
    return answer_page(
        request,
        find_debate(request, slug),
        "argmap/search.html",
        lambda debate, _options: read_search(debate, question=question, after=after),
        is_of_present=True,
    )


@require_safe
def list_suggestions(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The best hits of `q` as JSON, for a script."""
    found = suggest(find_debate(request, slug), question=request.GET.get("q", ""))
    answer = HttpResponse(msgspec.json.encode({"suggestions": found}), content_type="application/json")
    patch_cache_control(answer, private=True, no_store=True)
    return answer
