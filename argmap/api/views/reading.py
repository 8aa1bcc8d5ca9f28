"""What all addresses of the API have in common: who may read, which methods and parameters they know, what caches may keep."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, ClassVar

import msgspec
from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from argmap.api.asking import refuse_unknown_parameters
from argmap.core.limits import FORMS
from argmap.models import Debate, Visibility
from argmap.permissions import Person, readable_debates

NO_DEBATE = "There is no such debate, or it is not yours to read."
NO_ADDRESS = 'There is nothing at this address; the addresses of lists and of records end in "/".'


class ReadingView(APIView):
    """An address that is read, and in a debate only by those who may read the debate."""

    refusals: ClassVar[tuple[int, ...]] = (400, 404)
    debate: Debate

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse other methods before anything else, then debates that are not the person's, then unknown parameters."""
        if request.method not in self.allowed_methods:
            self.http_method_not_allowed(request)
        super().initial(request, *args, **kwargs)
        if "slug" in kwargs:
            self.debate = find_debate(request.user, kwargs["slug"])
        if request.method != "OPTIONS":
            refuse_unknown_parameters(request, self.list_parameters())

    def list_parameters(self) -> Collection[str]:
        """The names of the query parameters that are allowed here."""
        return ()

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:  # noqa: ARG002
        """The methods, in the Allow header, and nothing else."""
        return Response(status=204)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Say what caches may keep: nothing of a private debate where others could get it, and nothing without asking again."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer["Cache-Control"] = self._limit_caching(answer)
        return answer

    def _limit_caching(self, answer: HttpResponseBase) -> str:
        if answer.status_code >= 400:
            return "no-store"
        debate: Debate | None = getattr(self, "debate", None)
        is_public = debate is not None and debate.visibility == Visibility.PUBLIC
        return "no-cache" if is_public else "private, no-cache"


class NothingView(ReadingView):
    """Every address that is none."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002
        """Say so, whatever is asked and in whatever method."""
        raise NotFound(NO_ADDRESS)


def find_debate(person: Person, slug: str) -> Debate:
    """The debate, if the person may read it. Raises NotFound, with the same words whether it is private or missing."""
    is_slug = FORMS["slug"][0].fullmatch(slug)
    debate = readable_debates(person).filter(slug=slug).first() if is_slug else None
    if debate is None:
        raise NotFound(NO_DEBATE)
    return debate


@contextmanager
def finding_debate() -> Iterator[None]:
    """Answer as to any debate that is not there, where it was deleted since we asked whether it may be read."""
    try:
        yield
    except Debate.DoesNotExist:
        raise NotFound(NO_DEBATE) from None


def answer_record(request: Request, shown: dict[str, Any]) -> HttpResponseBase:
    """The record with a strong ETag, or 304 where the client has it already.

    The tag begins with the record's version, for a later If-Match; the digest is there because what an answer shows may change
    while the record's own fields do not: a nested premise, the key of a record that it refers to.
    """
    digest = sha256(msgspec.json.encode(shown, order="sorted")).hexdigest()[:32]
    return answer_unless_known(request, Response(shown, headers={"ETag": f'"{shown["version"]}-{digest}"'}))


def answer_unless_known(request: Request, answer: HttpResponseBase) -> HttpResponseBase:
    """The answer, or 304 without a body where the client names its ETag in If-None-Match."""
    known: HttpResponseBase | None = get_conditional_response(request, etag=answer["ETag"], response=answer)  # type: ignore[arg-type]
    return answer if known is None else known


def answer_file(request: Request, content: bytes, media_type: str, name: str, tag: str) -> HttpResponseBase:
    """The content as a file of that name, to be shown in the browser, under the ETag; or 304."""
    headers = {"ETag": tag, "Content-Disposition": content_disposition_header(False, name) or "inline"}
    return answer_unless_known(request, HttpResponse(content, content_type=media_type, headers=headers))
