"""Who held what when: stances through time, and what changed between two dates, as pages and as files."""

from functools import partial

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from argmap.services.pages.changes import read_changes
from argmap.services.pages.stance_files import write_changes, write_timeline
from argmap.services.pages.timeline import read_timeline
from argmap.web.answers import answer_page, find_debate
from argmap.web.table_files import answer_table


@require_safe
def show_timeline(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Stances through time, by actor or by claim."""
    build = partial(read_timeline, texts=request.GET.dict())
    return answer_page(request, find_debate(request, slug), "argmap/timeline.html", build)


@require_safe
def show_changes(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What changed between two dates."""
    build = partial(read_changes, texts=request.GET.dict())
    return answer_page(request, find_debate(request, slug), "argmap/changes.html", build)


@require_safe
def download_timeline(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Stances through time as a CSV file, a row each."""
    return answer_table(request, slug, "timeline", partial(write_timeline, texts=request.GET.dict()))


@require_safe
def download_changes(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What changed between two dates as a CSV file, a row each."""
    return answer_table(request, slug, "changes", partial(write_changes, texts=request.GET.dict()))
