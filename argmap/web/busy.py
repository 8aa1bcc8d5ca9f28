"""The answer of pages and the admin while others write for longer than one waits: 503, and when to try again."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from argmap.services.busy import BUSY, RETRY_SECONDS, is_busy


class BusyMiddleware:
    """Stands innermost, so that every other middleware sees an ordinary answer. The API has its own (`argmap.api.busy`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """The page for a busy database; None leaves every other error as it is."""
        if not is_busy(error):
            return None
        answer = render(request, "503.html", {"sentence": BUSY}, status=503)
        answer["Retry-After"] = str(RETRY_SECONDS)
        patch_cache_control(answer, private=True, no_store=True)
        return answer
