"""The page that imports a file: first what it would do, then, confirmed, exactly that."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt

from argmap.admin.reveal import reveal
from argmap.core.limits import LENGTHS
from argmap.core.merge import Place
from argmap.formats import FORMATS, FormatError
from argmap.models import Debate
from argmap.services.files import FileReading
from argmap.services.importing import DebateChangedError, ImportRefused, ImportReport
from argmap.services.previewing import (
    NotAllowedError,
    PreviewGoneError,
    confirm_import,
    count_changes,
    forget_old_previews,
    preview_again,
    preview_import,
)
from argmap.services.uploading import UPLOAD_LIMIT, read_upload

MOST_NAMED = 50
"""As many records are named of those that an import updates, keeps or deletes."""
_FORM_ROOM = 100_000
"""Room in a request for what a form sends beside the file."""
_NO_LONGER_FITS = "The debate was changed since you looked, and the file does not fit it any more; nothing was written."
_TOO_LARGE = f"The file is larger than {UPLOAD_LIMIT // 1_000_000} MB, which is the most for an upload."


class UploadForm(forms.Form):
    """A file, and how it is to come in."""

    file = forms.FileField(help_text=f"At most {UPLOAD_LIMIT // 1_000_000} MB.")
    format_name = forms.ChoiceField(
        label="Format",
        required=False,
        choices=[("", "as the file's name and content tell"), *((form.name, form.title) for form in FORMATS if form.read)],
    )
    slug = forms.SlugField(
        required=False,
        max_length=LENGTHS["slug"],
        help_text="Short name of the debate: a new one, or one that you edit. Left empty, the file's own.",
    )
    overwrite = forms.BooleanField(required=False, label="Replace records that were edited here since the last import")
    prune = forms.BooleanField(required=False, label="Delete records that the file does not have")


def build_import_page(admin: Any) -> Callable[[HttpRequest], HttpResponse]:
    """The view, for the admin of debates."""
    page = ImportPage(admin)

    # Exempt here and protected by the admin's own wrapper, so that what is too large is refused before anything reads it.
    @csrf_exempt
    def show(request: HttpRequest) -> HttpResponse:
        if _tell_length(request) > UPLOAD_LIMIT + _FORM_ROOM:
            return HttpResponse(_TOO_LARGE, status=413, content_type="text/plain; charset=utf-8")
        answer: HttpResponse = admin.admin_site.admin_view(page.answer)(request)
        return answer

    return show


class ImportPage:
    """The page's two steps."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The form; on POST what the file would do, or, with the word of a preview, do it."""
        if request.method != "POST":
            forget_old_previews()
            return self._ask(request, UploadForm(initial={"slug": request.GET.get("slug", "")}))
        token = request.POST.get("preview", "")
        try:
            return self._confirm(request, str(token)) if token else self._preview(request)
        except NotAllowedError as refusal:
            return self._ask(request, UploadForm(), [str(refusal)], status=403)
        except ImportRefused as refusal:
            return self._ask(request, UploadForm(), [_NO_LONGER_FITS, *_name_problems(refusal)], status=409)
        except PreviewGoneError as gone:
            # No error of the form: it may well have been imported, by the first click of two.
            messages.warning(request, str(gone))
            return self._ask(request, UploadForm(), status=410)

    def _preview(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._ask(request, form, status=400)
        chosen = form.cleaned_data
        upload = chosen.pop("file")
        try:
            read = read_upload(name=upload.name, data=upload.read(), format_name=chosen.pop("format_name"))
            if read.reading.debate is None or read.reading.errors:
                return self._ask(request, form, [str(finding) for finding in read.reading.errors], status=400)
            token, report = preview_import(user=_user(request), read=read, **chosen)
        except FormatError as error:
            return self._ask(request, form, [str(error)], status=400)
        except ImportRefused as refusal:
            return self._ask(request, form, _name_problems(refusal), status=400)
        return self._show(request, token, report, read)

    def _confirm(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            report = confirm_import(user=_user(request), token=token)
        except DebateChangedError:
            token, report = preview_again(user=_user(request), token=token)
            problem = "The debate was changed since you looked; nothing was written. This is what the import would do now."
            return self._show(request, token, report, problem=problem)
        messages.success(request, _summarise(report))
        return redirect("admin:argmap_debate_change", Debate.objects.get(slug=report.slug).pk)

    def _show(
        self, request: HttpRequest, token: str, report: ImportReport, read: FileReading | None = None, problem: str = ""
    ) -> HttpResponse:
        merge = report.merge
        context = {
            "token": token,
            "report": report,
            "question": reveal(merge.debate.about.question),
            "format": read.form.title if read else "",
            "changes": count_changes(report),
            "warnings": [reveal(str(warning)) for warning in (*(read.reading.warnings if read else ()), *report.warnings)],
            "named": [
                (title, *_name_some(places))
                for title, places in (
                    ("Will be updated", merge.updated),
                    ("Were edited here and are kept", merge.edited_kept),
                    ("Will be deleted", merge.deleted),
                )
                if places
            ],
            "problem": problem,
        }
        return self._render(request, "import_preview.html", context, 409 if problem else 200)

    def _ask(self, request: HttpRequest, form: UploadForm, errors: list[str] | None = None, status: int = 200) -> HttpResponse:
        shown = {"form": form, "errors": [reveal(error) for error in errors or ()]}
        return self._render(request, "import.html", shown, status)

    def _render(self, request: HttpRequest, template: str, contents: dict[str, Any], status: int) -> HttpResponse:
        context = {
            **self.admin.admin_site.each_context(request),
            "title": "Import a debate",
            "opts": self.admin.opts,
            "list_url": reverse("admin:argmap_debate_changelist"),
            **contents,
        }
        return TemplateResponse(request, f"admin/argmap/{template}", context, status=status)


def _user(request: HttpRequest) -> Any:
    # The admin's wrapper lets nobody through who is not signed in.
    return request.user


def _tell_length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH", "")
    return int(told) if told.isascii() and told.isdigit() else 0


def _name_problems(refusal: ImportRefused) -> list[str]:
    return [str(problem) for problem in refusal.problems[:MOST_NAMED]]


def _name_some(places: tuple[Place, ...]) -> tuple[int, list[SafeString]]:
    return len(places), [reveal(f"{place.collection}: {place.key}") for place in places[:MOST_NAMED]]


def _summarise(report: ImportReport) -> str:
    merge = report.merge
    if merge.changes_nothing:
        return "There was nothing to change."
    return f"Imported: {len(merge.created)} created, {len(merge.updated)} updated, {len(merge.deleted)} deleted."
