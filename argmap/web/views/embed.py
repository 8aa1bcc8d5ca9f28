"""The map of a public debate for a frame in somebody else's page, on the hosts that the operator lists."""

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from argmap.models import Visibility
from argmap.services.pages.map import read_map
from argmap.web.answers import answer_page, find_debate, read_view_of


@require_safe
def show_embed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The map with its question and a link to the debate, and nothing else.

    Raises Http404 where the debate is not public, whoever asks, and where no host is listed.
    """
    debate = find_debate(request, slug)
    if debate.visibility != Visibility.PUBLIC or not settings.EMBED_HOSTS:
        raise Http404
    answer = answer_page(
        request, debate, "argmap/embed.html", lambda debate, options: read_map(debate, options, read_view_of(request))
    )
    ancestors = {"frame-ancestors": [f"https://{host}" for host in settings.EMBED_HOSTS]}
    framed: HttpResponseBase = csp_replace(ancestors)(xframe_options_exempt(lambda _request: answer))(request)
    return framed
