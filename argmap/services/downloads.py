"""What of a debate can be taken away as a file: each format that writes, with what is left behind in a few words."""

from functools import cache

from msgspec import Struct

from argmap.core.debate import COLLECTIONS
from argmap.core.debate import Debate as DebateValue
from argmap.core.flat import NESTED
from argmap.core.reading.words import join_words
from argmap.core.records import About
from argmap.formats import FORMATS, Format
from argmap.models import Debate
from argmap.services.files import write_debate
from argmap.services.snapshot import load_debate

EVERYTHING = "everything"
_FEW = 4
"""Up to so many kinds of records are named as those that a format carries; of more, those that it leaves out."""


class Download(Struct, frozen=True, kw_only=True):
    """A format to take a debate away in. `carried` says what comes along in a few words, `cannot_carry` what not."""

    name: str
    title: str
    suffix: str
    media_type: str
    carried: str
    cannot_carry: tuple[str, ...]
    specification: str


class DownloadedFile(Struct, frozen=True, kw_only=True):
    """A debate as a file: its bytes, their media type, and a name made of the debate's slug."""

    content: bytes
    media_type: str
    name: str


@cache
def list_downloads() -> tuple[Download, ...]:
    """Every format that a debate can be taken away in. No query."""
    return tuple(
        Download(
            name=form.name,
            title=form.title,
            suffix=form.suffixes[0],
            media_type=_name_charset(form.media_type),
            carried=_describe(form),
            cannot_carry=form.cannot_carry,
            specification=form.specification,
        )
        for form in FORMATS
        if form.write
    )


def write_download(*, debate: Debate, format_name: str) -> DownloadedFile:
    """The debate as it is now in the format. 21 queries, and the time of writing.

    Raises FormatError, where there is no such format or it cannot hold this debate, and Debate.DoesNotExist.
    """
    content = write_debate(load_debate(debate), format_name=format_name)
    form = next(download for download in list_downloads() if download.name == format_name)
    return DownloadedFile(content=content, media_type=form.media_type, name=f"{debate.slug}{form.suffix}")


_NOBODY = About(slug="none", question="?")


def _name_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _describe(form: Format) -> str:
    if form.is_lossless:
        return EVERYTHING
    if form.write_shared:
        return "everything, some of it for Argmap alone"
    if form.carries is None:
        return _shorten(form.cannot_carry[0])
    carried = form.carries(DebateValue(about=_NOBODY)).fields
    whole = [name for name in COLLECTIONS if name not in NESTED]
    kept = [name for name in whole if name in carried]
    if len(kept) <= _FEW:
        return f"{join_words(kept)} only"
    return f"without {join_words([name for name in whole if name not in carried])}"


def _shorten(sentence: str) -> str:
    """A sentence that says what a format cannot carry, in a few words.

    >>> _shorten("Anything but sources; not even a question."), _shorten("Kinds of claims.")
    ('sources only', 'without kinds of claims')
    """
    first = sentence.rstrip(".").partition(";")[0]
    kept = first.removeprefix("Anything but ")
    return f"{kept} only" if kept != first else f"without {first[0].lower()}{first[1:]}"
