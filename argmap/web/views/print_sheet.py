"""The debate on paper, and in one file to keep."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from argmap.services.pages.offline import read_offline_page
from argmap.services.pages.print_sheet import read_print_sheet
from argmap.web.answers import answer_page, find_debate, read_view_of


@require_safe
def show_print_sheet(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The outline, and the map over as many pages as it takes."""
    paper = request.GET.get("paper", "")
    return answer_page(
        request,
        find_debate(request, slug),
        "argmap/print.html",
        lambda debate, options: read_print_sheet(debate, options, read_view_of(request), paper=paper),
    )


@require_safe
def download_offline_page(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The debate as one file that needs no network; always saved, never shown from here."""
    answer = answer_page(request, find_debate(request, slug), "argmap/offline.html", read_offline_page)
    if answer.status_code == 200:
        answer.headers["Content-Disposition"] = content_disposition_header(True, f"{slug}.html") or "attachment"
    return answer
