"""An actor of a debate, with what it does in other debates."""

from copy import copy
from functools import partial

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from argmap.models import Actor
from argmap.services.pages.actor import read_actor
from argmap.services.pages.elsewhere import find_elsewhere
from argmap.web.answers import answer_page, find_debate

_OF_KEEPING = ("HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_ENCODING")


@require_safe
def show_actor(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """An actor with its ties and stances, and where else it is found."""
    debate = find_debate(request, slug)
    elsewhere = find_elsewhere(request.user, debate, key=key)
    build = partial(read_actor, key=key, elsewhere=elsewhere, inherit=request.GET.get("inherit") == "true")
    if not elsewhere or request.user.is_authenticated:
        return answer_page(request, debate, "argmap/actor.html", build, record=(Actor, key))
    # Other debates change without this one's revision, of which the tag is made: such a page has none, none is known, and the
    # page is neither kept nor taken from what was kept, which only pages are that come compressed.
    answer = answer_page(_ask_anew(request), debate, "argmap/actor.html", build, record=(Actor, key))
    del answer.headers["ETag"]
    if answer.status_code == 200:
        del answer.headers["Cache-Control"]
        patch_cache_control(answer, private=True, no_cache=True)
    return answer


def _ask_anew(request: HttpRequest) -> HttpRequest:
    asked = copy(request)
    asked.META = {name: value for name, value in request.META.items() if name not in _OF_KEEPING}
    # Worked out once from META, and copied with the request where somebody looked at it before.
    asked.__dict__.pop("headers", None)
    return asked
