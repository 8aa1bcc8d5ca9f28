"""Sources with their text, and passages that find their quote in it."""

import re

from argmap.core.anchor import anchor_passage
from argmap.core.records import Passage, Source
from argmap.core.text import find_unprintable
from argmap.formats.native.document import Document
from argmap.formats.showing import show
from argmap.formats.syntax.nodes import Place
from argmap.formats.syntax.values import BadValueError, read_text

TEXT_LIMIT = 20_000_000
"""The size in bytes beyond which a text that lies beside the file is refused."""
_PLAIN_NAME = re.compile(r"(?!\.)[^/\\:]{1,200}")


def read_sources(document: Document, place: Place) -> None:
    """Read the file's `sources`; a `text_file` is given by the document's loader."""
    for key, body in document.entries(place):
        draft = document.read(Source, body, key=key, also="text_file")
        if "text_file" in draft.written:
            try:
                if "text" in draft.written:
                    raise BadValueError(draft.written["text_file"], "a source has text or a text_file, not both")
                draft.values["text"] = _load_text(document, draft.written["text_file"])
            except BadValueError as error:
                draft.failed.add("text")
                document.errors.add(error.finding)
        document.add("sources", key, draft)


def _load_text(document: Document, place: Place) -> str:
    """The text of the file that is named at `place`, with line feeds as its line ends."""
    name = read_text(place)
    if not _PLAIN_NAME.fullmatch(name) or not name.isprintable():
        raise BadValueError(place, f"{show(name)} is no plain file name; the text has to lie beside this file")
    if document.load is None:
        raise BadValueError(place, f"no other file can be read here; write {show(name)} out as text")
    try:
        data = document.load(name)
    except (OSError, LookupError) as error:
        raise BadValueError(place, f"the file {show(name)} cannot be read: {_name_reason(error)}") from None
    if len(data) > TEXT_LIMIT:
        raise BadValueError(place, f"the file {show(name)} is larger than {TEXT_LIMIT:,} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadValueError(place, f"the file {show(name)} is not UTF-8 (byte {error.start + 1})") from None
    unprintable = find_unprintable(text)
    if unprintable:
        raise BadValueError(place, f"the file {show(name)} holds the character {unprintable}, which cannot be printed")
    return text.replace("\r\n", "\n")


def _name_reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or "there is no such file beside this one"


def read_passages(document: Document, place: Place) -> None:
    """Read the file's `passages`; their quotes are looked up later, in the normalised text (`anchor_passages`)."""
    for key, body in document.entries(place):
        document.add("passages", key, document.read(Passage, body, key=key))


class _Search:
    """Looks quotes up in texts, and stops where hostile input would make it search without end."""

    limit = 10_000_000_000
    most_places = 1_000

    def __init__(self) -> None:
        self.searched = 0

    def count_places(self, quote: str, text: str) -> int:
        """How often the quote stands in the text, overlaps included; beyond `most_places` it stops counting."""
        self.searched += len(text)
        if self.searched > self.limit:
            raise ValueError("there is too much text to look all quotes up; write start and end beside the quotes")
        places, start = 0, text.find(quote)
        while start >= 0 and places <= self.most_places:
            places, start = places + 1, text.find(quote, start + 1)
        return places


def anchor_passages(document: Document, passages: tuple[Passage, ...], sources: dict[str, Source]) -> tuple[Passage, ...]:
    """The passages, each quote that came without `start` and `end` found in its source's text, where there is one.

    Both have to be in canonical form. A quote that is not there, or in several places, goes to the document's errors.
    """
    search = _Search()
    return tuple(_anchor(document, passage, sources.get(passage.source), search) for passage in passages)


def _anchor(document: Document, passage: Passage, source: Source | None, search: _Search) -> Passage:
    draft = document.drafts["passages", passage.key][-1]
    if not passage.exact or source is None or source.text is None or {"start", "end"} & draft.written.keys():
        return passage
    try:
        _check_unique(passage, source.text, search)
        return anchor_passage(passage, source.text)
    except ValueError as error:
        draft.failed.add("exact")
        document.errors.add(draft.written["exact"].find(f"passage {show(passage.key)}: {error}"))
        return passage


def _check_unique(passage: Passage, text: str, search: _Search) -> None:
    places = search.count_places(passage.exact, text)
    if places > search.most_places:
        raise ValueError(f"the quote {show(passage.exact)} stands in the source's text too often; write start and end")
    if places > 1:
        places = search.count_places(passage.prefix + passage.exact + passage.suffix, text)
        if places != 1:
            raise ValueError(
                f"the quote {show(passage.exact)} stands in the source's text more than once; "
                "write prefix or suffix, the words just before or after it, as they stand there"
            )
