"""The debate on paper."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

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
