"""What a page shows as a CSV file: answered, kept and asked for anew as pages are."""

from django.http import HttpRequest, HttpResponseBase

from argmap.web.answers import Build, answer_page, find_debate


def answer_table(request: HttpRequest, slug: str, name: str, build: Build) -> HttpResponseBase:
    """The table that `build` writes, to be saved under the debate's slug and the name. Raises Http404 as pages do."""
    answer = answer_page(request, find_debate(request, slug), "argmap/parts/file.html", build)
    if answer.status_code == 200:
        answer["Content-Type"] = "text/csv; charset=utf-8; header=present"
        answer["Content-Disposition"] = f'attachment; filename="{slug}-{name}.csv"'
    return answer
