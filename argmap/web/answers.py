"""How a page about a debate is answered: 404 to whoever may not read it, 304 where nothing changed, and who may keep it.

What an anonymous reader gets of a public debate depends on the address, the debate's revision and the running code alone: it
carries an ETag and may be kept by anybody who asks again before using it. A page that says that something is still being worked
out, or that time ran out, is `private, no-store`; so is one for somebody who is signed in, as it names them and holds their
form token. Sessions make every answer `Vary: Cookie`.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from msgspec import Struct
from msgspec.structs import replace

from argmap.core.reading.viewpoint import ViewpointError, read_options, write_query
from argmap.core.standing import Options
from argmap.core.view import View, list_parameters, read_view, write_state, write_view
from argmap.models import Debate, DebateRecord, Tour, Visibility
from argmap.permissions import Person, may_edit, readable_debates
from argmap.services.downloads import list_downloads
from argmap.services.editions import show_edition
from argmap.services.evaluating import EvaluationRefused
from argmap.services.keeping import find_kept, keep, name_place
from argmap.services.pages.finding import NotInDebateError
from argmap.services.pages.tours import find_step

_MADE_OF = (("argmap", "*.py"), ("argmap/render/fonts", "*"), ("templates", "*.html"), ("static", "*"))
Build = Callable[[Debate, Options], Any]
"""What finds the contents of a page, given how the debate is to be looked at."""


class _Page(Struct, frozen=True, kw_only=True):
    """What a view says of its page (`answer_page`)."""

    template: str
    build: Build
    record: tuple[type[DebateRecord], str] | None
    is_of_present: bool
    names_others: bool


def find_debate(request: HttpRequest, slug: str) -> Debate:
    """The debate, if whoever asks may read it; `has_tours` says whether there are any. One query.

    Raises Http404 otherwise, as for one that does not exist.
    """
    tours = Tour.objects.filter(debate=OuterRef("pk"))
    return get_object_or_404(readable_debates(request.user).annotate(has_tours=Exists(tours)), slug=slug)


def read_view_of(request: HttpRequest) -> View:
    """Which part of the map the address asks for. Raises ViewpointError."""
    # In the order of the address, which QueryDict does not keep: of opening and closing a box, what stands last counts.
    query = request.META.get("QUERY_STRING", "").encode("latin-1", errors="replace").decode(errors="replace")
    return read_view(parse_qsl(query))


def answer_page(
    request: HttpRequest,
    debate: Debate,
    template: str,
    build: Build,
    *,
    record: tuple[type[DebateRecord], str] | None = None,
    is_of_present: bool = False,
    names_others: bool = False,
) -> HttpResponseBase:
    """The page that the template makes of what `build` finds, 304, or 400 with a sentence where the address asks for nonsense.

    `record` is the kind and the key of what the page is about, for the link that lets editors change it. A page `is_of_present`
    where it is about the debate as it is, also where the address names an edition. One that `names_others`, debates that change
    without this one's revision, of which the tag is made, has no tag, is not kept here, and is nobody else's to keep. Raises
    Http404 where there is no such record.
    """
    page = _Page(template=template, build=build, record=record, is_of_present=is_of_present, names_others=names_others)
    try:
        return _answer(request, debate, page)
    except (ViewpointError, EvaluationRefused) as error:
        refusal = render(request, "argmap/refused.html", {"debate": debate, "sentence": f"{error}."}, status=400)
        patch_cache_control(refusal, private=True, no_store=True)
        return refusal


def _answer(request: HttpRequest, debate: Debate, page: _Page) -> HttpResponseBase:
    if request.user.is_authenticated or page.names_others:
        answer, _is_final = _render(request, debate, page)
        rule = "no_store" if request.user.is_authenticated else "no_cache"
        patch_cache_control(answer, private=True, **{rule: True})
        return answer
    etag = _make_etag(request, debate)
    known = HttpResponseNotModified() if _is_known(request, etag) else _find_kept(request, etag)
    if known is None:
        known, is_final = _render(request, debate, page)
        if not is_final:
            patch_cache_control(known, private=True, no_store=True)
            return known
        _keep(request, etag, known)
    known.headers["ETag"] = etag
    patch_cache_control(known, public=True, no_cache=True)
    return known


def _find_kept(request: HttpRequest, etag: str) -> HttpResponse | None:
    """The page as it was made before for somebody who was not signed in either, compressed; None where it was not."""
    if not _takes_gzip(request):
        return None
    content = find_kept(name_place(_tell_whole_address(request)), etag)
    return None if content is None else _compress(HttpResponse(), content)


def _keep(request: HttpRequest, etag: str, answer: HttpResponse) -> None:
    if _takes_gzip(request):
        content = keep(name_place(_tell_whole_address(request)), etag, answer.content)
        if content is not None:
            _compress(answer, content)


def _compress(answer: HttpResponse, content: bytes) -> HttpResponse:
    answer.content = content
    answer.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(answer, ("Accept-Encoding",))
    return answer


def _takes_gzip(request: HttpRequest) -> bool:
    return request.method == "GET" and "gzip" in request.headers.get("Accept-Encoding", "")


def _tell_whole_address(request: HttpRequest) -> str:
    # Pages name their own address, host and all, and say who may frame them.
    return f"{request.build_absolute_uri()} {settings.EMBED_HOSTS}"


def _render(request: HttpRequest, debate: Debate, page: _Page) -> tuple[HttpResponse, bool]:
    """The page, and whether asking again gives the same: not where time ran out, or something is still being worked out."""
    options = read_options(request.GET)
    if page.is_of_present:
        options = replace(options, edition=0)
    view = read_view_of(request)
    state, part, look = write_state(options, view), write_view(view), write_query(options)
    view_fields, step = tuple(list_parameters(view)), find_step(debate, options, view)
    try:
        if options.edition:
            show_edition(debate, options.edition)
        contents = page.build(debate, options)
    except (NotInDebateError, Debate.DoesNotExist) as error:
        raise Http404 from error
    edit = _find_edit_address(request.user, debate, page.record)
    shown = {
        "debate": debate,
        "page": contents,
        "step": step,
        "is_at_stop": step is not None and step.here == state and request.path == reverse("map", args=[debate.slug]),
        "edit_address": edit,
        "downloads": list_downloads(),
        # What links within the debate carry on; the part of it for links that say anew how the debate is looked at; and the
        # beginning of it for those that say anew what is shown, or all of how it is looked at for files.
        "state": f"?{state}" if state else "",
        "view_query": f"&{part}" if part else "",
        "look": f"?{look}&" if look else "?",
        "viewpoint": f"?{look}" if look else "",
        "edition": options.edition,
        "as_now": f"?{write_state(replace(options, edition=0), view)}",
        "may_be_framed": debate.visibility == Visibility.PUBLIC and bool(settings.EMBED_HOSTS),
        "view_fields": view_fields,
        "look_fields": tuple(parse_qsl(look)),
        "state_fields": (*parse_qsl(look), *view_fields),
    }
    return render(request, page.template, shown), getattr(contents, "is_final", True)


def _find_edit_address(person: Person, debate: Debate, record: tuple[type[DebateRecord], str] | None) -> str:
    """Where the person may change what the page shows; "" where they may not. Two queries for members of the staff."""
    if not person.is_staff or not may_edit(person, debate):
        return ""
    if record is None:
        return reverse("admin:argmap_debate_change", args=[debate.pk])
    model, key = record
    row = model.objects.filter(debate=debate, key=key).values_list("pk", flat=True).first()
    return reverse(f"admin:argmap_{model._meta.model_name}_change", args=[row]) if row else ""


def _is_known(request: HttpRequest, etag: str) -> bool:
    """Whether the client lists this tag, which only pages that exist are sent with; a star says nothing of the kind."""
    # What compresses an answer on its way makes its tag weak.
    return etag in {listed.removeprefix("W/") for listed in parse_etags(request.headers.get("If-None-Match", ""))}


def _make_etag(request: HttpRequest, debate: Debate) -> str:
    told = f"{_tell_whole_address(request)} {debate.pk} {debate.revision} {debate.visibility} {fingerprint_code()}"
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'


@cache
def fingerprint_code() -> str:
    """A hash of the code, the templates, and the files that pages name or hold, so that a new release changes every ETag.

    Reads some hundred files, once.
    """
    digest = hashlib.sha256()
    for folder, pattern in _MADE_OF:
        for path in sorted((settings.BASE_DIR / folder).rglob(pattern)):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()
