"""The list of debates."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from argmap.core.edtf import name_date
from argmap.services.pages.listing import list_debates

PAGE_SIZE = 50


@require_safe
def show_debates(request: HttpRequest) -> HttpResponse:
    """The debates that whoever asks may read."""
    page = Paginator(list_debates(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    dated = [(debate, name_date(debate.dated)) for debate in page]
    answer = render(request, "argmap/debates.html", {"page": page, "debates": dated})
    patch_cache_control(answer, private=True, no_cache=True)
    return answer
