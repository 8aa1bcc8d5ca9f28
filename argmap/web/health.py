"""For whoever watches the server: whether it is alive, and whether it can answer."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from argmap.services.readiness import find_faults


@never_cache
@require_safe
def tell_alive(_request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def tell_ready(_request: HttpRequest) -> HttpResponse:
    """Whether the database answers and Graphviz draws; 503 names what does not, and nothing more."""
    faults = find_faults()
    told = f"not ready: {', '.join(faults)}" if faults else "ready"
    return HttpResponse(f"{told}\n", status=503 if faults else 200, content_type="text/plain; charset=utf-8")
