"""Editions: their list, with the button to publish one, and what differs between two."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from argmap.permissions import may_own
from argmap.services.editions import NotPublished, publish_edition
from argmap.services.pages.editions import NOW, read_comparison, read_editions
from argmap.services.writing import Conflict
from argmap.web.answers import answer_page, find_debate


@require_http_methods(["GET", "HEAD", "POST"])
def show_editions(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The editions of the debate; a POST by an owner publishes the next one."""
    if request.method == "POST":
        return _publish(request, slug)
    debate = find_debate(request, slug)
    return answer_page(
        request,
        debate,
        "argmap/editions.html",
        lambda debate, _options: read_editions(debate, request.user),
        is_of_present=True,
    )


@require_safe
def show_comparison(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What differs between two editions, or between one and the debate as it is."""
    first, last = request.GET.get("from", "1"), request.GET.get("to") or NOW
    build = partial(read_comparison, first=first, last=last)
    return answer_page(request, find_debate(request, slug), "argmap/comparison.html", build, is_of_present=True)


def _publish(request: HttpRequest, slug: str) -> HttpResponse:
    debate = find_debate(request, slug)
    user = request.user
    if not user.is_authenticated or not may_own(user, debate):
        raise Http404
    try:
        edition = publish_edition(debate=debate, user=user, note=request.POST.get("note", "").strip()[:2000])
        messages.success(request, f"Edition {edition.number} is published.")
    except NotPublished as refusal:
        messages.error(request, str(refusal))
    except Conflict:
        raise Http404 from None
    return redirect("editions", slug=debate.slug)
