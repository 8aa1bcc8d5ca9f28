"""One record of a debate: a claim, an argument, a source."""

from functools import partial

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from argmap.models import Argument, Claim, Source
from argmap.services.pages.argument import read_argument
from argmap.services.pages.claim import read_claim
from argmap.services.pages.source import read_source
from argmap.web.answers import answer_page, find_debate


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
def show_source(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """A source with its coded passages marked."""
    return answer_page(
        request,
        find_debate(request, slug),
        "argmap/source.html",
        lambda debate, _options: read_source(debate, key),
        record=(Source, key),
    )
