"""Who holds what: the positions matrix as a page and as a file."""

from functools import partial

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from argmap.services.pages.positions import read_positions, write_positions
from argmap.web.answers import answer_page, find_debate
from argmap.web.table_files import answer_table


@require_safe
def show_positions(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The matrix of actors and claims."""
    build = partial(read_positions, texts=request.GET.dict())
    return answer_page(request, find_debate(request, slug), "argmap/positions.html", build)


@require_safe
def download_positions(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The matrix as a CSV file; kept and asked for anew as pages are."""
    return answer_table(request, slug, "positions", partial(write_positions, texts=request.GET.dict()))
