"""Bringing a file in: as a new debate, or into one that there is."""

from collections.abc import Collection
from typing import Any

import msgspec
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import APIException, NotAuthenticated, ParseError, PermissionDenied, ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from argmap.api.filtering import read_parameters
from argmap.api.import_parameters import TO_CREATE, TO_MERGE
from argmap.api.parameters import show_value
from argmap.api.schema import describe_parameters
from argmap.api.serializers import RefusalSerializer, build_debate_serializer
from argmap.api.views.debates import DebateView
from argmap.api.views.reading import ReadingView
from argmap.formats import FORMATS, FormatError
from argmap.permissions import may_add_debates, may_edit
from argmap.services.files import FileReading, describe_reading
from argmap.services.importing import (
    Basis,
    DebateChangedError,
    ImportRefused,
    ImportReport,
    import_debate,
)
from argmap.services.previewing import NotAllowedError, count_changes, find_target
from argmap.services.uploading import UPLOAD_LIMIT, read_upload

FILE = "file"
_FORM_ROOM = 100_000
_FORM_TYPE = "multipart/form-data"
_FILE_TYPES = tuple(dict.fromkeys(form.media_type for form in FORMATS if form.read))
_OTHER_TYPES = (
    "application/octet-stream", "text/plain",
    "application/x-yaml", "text/yaml", "text/x-yaml", "application/x-sqlite3", "application/x-zip-compressed",
)  # fmt: skip
"""Types that leave it to the content, and other names of those in use (for YAML, of RFC 9512)."""


class _Refusal(APIException):
    """A refusal with a status of its own."""

    def __init__(self, status: int, code: str, sentence: str) -> None:
        self.status_code = status
        super().__init__(sentence, code)


_SENTENCES = {"type": "array", "items": {"type": "string"}}
_ANSWER: dict[str, Any] = {
    "type": "object",
    "required": ["slug", "format", "counts", "warnings", "errors", "changes"],
    "properties": {
        "slug": {"type": "string"},
        "format": {"type": "string"},
        "counts": {"type": "object", "additionalProperties": {}, "description": "How many records of each kind the file has."},
        "warnings": _SENTENCES,
        "errors": _SENTENCES,
        "changes": {
            "type": "array",
            "items": {"type": "object", "additionalProperties": {}},
            "description": "By kind of record: created, updated, unchanged, edited_kept, deleted, left.",
        },
    },
}
_BINARY = {"type": "string", "format": "binary"}
_BODY: Any = {
    "multipart/form-data": {"type": "object", "required": [FILE], "properties": {FILE: _BINARY}},
    "application/octet-stream": _BINARY,
}
_REFUSALS = dict.fromkeys((400, 403, 404, 409, 412, 413, 415, 428, 503), RefusalSerializer)


class FileAsItIs(BaseParser):
    """Leaves a body alone: the search for a form token must not take a file for JSON, nor read a form a second time."""

    # What says to the framework that forms, which Django has read by then, are fine.
    media_type = "multipart/form-data"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> dict[str, Any]:  # noqa: ARG002
        """No fields."""
        return {}


class UploadView(ReadingView):
    """An address that takes a file, and looks at its size and kind before anything else does."""

    parser_classes = (FileAsItIs,)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse what is too large or no file, before the search for a form token reads all of it."""
        if request.method == "POST":
            _refuse_unfit(request._request)
        super().initial(request, *args, **kwargs)


class DebatesView(UploadView, DebateView):
    """The debates that you may read; members of the staff bring in new ones."""

    serializer_class = build_debate_serializer()

    def list_parameters(self) -> Collection[str]:
        """Those of the list, or of bringing a file in."""
        return TO_CREATE if self.request.method == "POST" else super().list_parameters()

    @extend_schema(
        operation_id="create_debate",
        request=_BODY,
        responses={(201, "application/json"): _ANSWER, (200, "application/json"): _ANSWER, **_REFUSALS},
        parameters=describe_parameters(TO_CREATE),
        filters=False,
    )
    def create(self, request: Request) -> HttpResponseBase:
        """A new debate from a file: private, and yours. With `dry_run` nothing is written, and the answer is 200."""
        _require_sign_in(request)
        if not may_add_debates(request.user):
            raise PermissionDenied("Members of the staff may add debates; ask for such an account.")
        asked = read_parameters(TO_CREATE, request)
        read = _read_file(request, asked["format"])
        slug = asked["slug"] or _debate_of(read).about.slug
        _require_free(request, slug)
        try:
            report = _import(request, read, slug=slug, expected=Basis(), dry_run=bool(asked["dry_run"]))
        except _Refusal:
            # Somebody made the debate in between.
            _require_free(request, slug)
            raise
        answer = _answer(read, report)
        if not asked["dry_run"]:
            answer.status_code = 201
            answer["Location"] = _address(slug)
        return answer


class ImportView(UploadView):
    """Importing a file into a debate."""

    collection = "debates"

    def list_parameters(self) -> Collection[str]:
        """The parameters of an import."""
        return TO_MERGE

    @extend_schema(
        operation_id="import_debate",
        request=_BODY,
        responses={(200, "application/json"): _ANSWER, **_REFUSALS},
        parameters=describe_parameters(TO_MERGE),
    )
    def post(self, request: Request, slug: str) -> HttpResponseBase:
        """Merge a file into the debate, all or nothing.

        The answer's ETag is the debate's revision. Send that of a dry run, or the `revision` of the debate, as If-Match;
        without it only a dry run is done.
        """
        _require_sign_in(request)
        if not may_edit(request.user, self.debate):
            raise PermissionDenied("Editors of the debate may import into it.")
        asked = read_parameters(TO_MERGE, request)
        expected = self._compare(request.headers.get("If-Match"), bool(asked["dry_run"]))
        read = _read_file(request, asked["format"])
        report = _import(
            request, read, slug=slug, expected=expected, dry_run=bool(asked["dry_run"]),
            overwrite=bool(asked["overwrite"]), prune=bool(asked["prune"]),
        )  # fmt: skip
        answer = _answer(read, report)
        if asked["dry_run"]:
            answer["ETag"] = f'"{report.basis.revision}"'
        return answer

    def _compare(self, match: str | None, dry_run: bool) -> Basis:
        """What the import is for: the debate at the revision named. Raises with 428 or 412."""
        expected = Basis(debate_id=self.debate.pk, revision=self.debate.revision)
        if match is None and not dry_run:
            sentence = 'Send the debate\'s revision as If-Match, such as "17"; a dry run tells it as its ETag.'
            raise _Refusal(428, "precondition_required", sentence)
        if match is not None and match.strip() != f'"{self.debate.revision}"':
            raise _Refusal(412, "precondition_failed", f"The debate is at revision {self.debate.revision}; look at it again.")
        return expected


def _refuse_unfit(request: HttpRequest) -> None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isascii() or not length.isdigit() or int(length) > UPLOAD_LIMIT + _FORM_ROOM:
        raise _Refusal(413, "too_large", f"The file is larger than {UPLOAD_LIMIT:,} bytes, which is the most for an upload.")
    if request.content_type not in (_FORM_TYPE, *_FILE_TYPES, *_OTHER_TYPES):
        sent = show_value(request.content_type or "")
        allowed = ", ".join((*_FILE_TYPES, _OTHER_TYPES[0]))
        sentence = f'The media type is {sent}; send the file as "{FILE}" of {_FORM_TYPE}, or alone, under one of {allowed}.'
        raise _Refusal(415, "unsupported_media_type", sentence)
    try:
        # Read here, where what is wrong with it can be told.
        _ = request.FILES
    except (MultiPartParserError, SuspiciousOperation, OSError):
        raise ParseError("The request cannot be read as multipart/form-data.") from None


def _require_sign_in(request: Request) -> None:
    if not request.user.is_authenticated:
        raise NotAuthenticated("Sign in first.")


def _require_free(request: Request, slug: str) -> None:
    """Raise with 409 where a debate has the slug, in words that tell nothing of it to those who may not edit it."""
    try:
        target = find_target(_person(request), slug)
    except NotAllowedError as refusal:
        raise _Refusal(409, "conflict", str(refusal)) from None
    if target is not None:
        raise _Refusal(409, "conflict", f'There is a debate "{slug}"; import into it at {_address(slug)}import.')


def _person(request: Request) -> Any:
    # Whoever gets here is signed in.
    return request.user


def _read_file(request: Request, format_name: str | None) -> FileReading:
    """What the request's file holds. Raises ValidationError with a sentence for each fault."""
    inner = request._request
    if inner.content_type == _FORM_TYPE:
        if [*inner.FILES] != [FILE] or len(inner.FILES.getlist(FILE)) > 1:
            raise ValidationError({FILE: [f'Send one file, as "{FILE}".']})
        sent: Any = inner.FILES[FILE]
        name, data = sent.name, sent.read()
    else:
        name, data = "", inner.body
        format_name = format_name or _find_by_media_type(inner.content_type or "")
    try:
        read = read_upload(name=name or "", data=data, format_name=format_name or "")
    except FormatError as error:
        raise ValidationError({FILE: [f"{error}."]}) from None
    if read.reading.debate is None or read.reading.errors:
        raise ValidationError({FILE: [str(finding) for finding in read.reading.errors]})
    return read


def _find_by_media_type(media_type: str) -> str | None:
    """The one format of the media type; None where several have it, so that the content tells."""
    found = [form.name for form in FORMATS if form.media_type == media_type and form.read]
    return found[0] if len(found) == 1 else None


def _import(request: Request, read: FileReading, **options: Any) -> ImportReport:
    try:
        return import_debate(value=_debate_of(read), owner=_person(request), **options)
    except ImportRefused as refusal:
        raise ValidationError({FILE: [f"{problem}." for problem in refusal.problems[:100]]}) from None
    except DebateChangedError as error:
        raise _Refusal(412, "precondition_failed", str(error)) from None


def _debate_of(read: FileReading) -> Any:
    return read.reading.debate


def _address(slug: str) -> str:
    return reverse("api-debate", args=[slug])


def _answer(read: FileReading, report: ImportReport) -> Response:
    warnings = [*map(str, read.reading.warnings), *report.warnings]
    told = describe_reading(slug=report.slug, form=read.form, debate=read.reading.debate, warnings=warnings)
    return Response({**told, "changes": msgspec.to_builtins(count_changes(report))})
