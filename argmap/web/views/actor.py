"""An actor of a debate, with what it does in other debates."""

from functools import partial

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from argmap.models import Actor
from argmap.services.pages.actor import read_actor
from argmap.services.pages.elsewhere import find_elsewhere
from argmap.web.answers import answer_page, find_debate


@require_safe
def show_actor(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """An actor with its ties and stances, and where else it is found."""
    debate = find_debate(request, slug)
    elsewhere = find_elsewhere(request.user, debate, key=key)
    build = partial(read_actor, key=key, elsewhere=elsewhere, inherit=request.GET.get("inherit") == "true")
    return answer_page(request, debate, "argmap/actor.html", build, record=(Actor, key), names_others=bool(elsewhere))
