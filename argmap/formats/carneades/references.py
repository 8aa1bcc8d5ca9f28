"""References of a Carneades file as sources, in Dublin Core's words where the file uses them."""

from typing import Any

from argmap.core.fields import describe_date
from argmap.core.limits import LENGTHS, LINE_LENGTH
from argmap.core.records import Source
from argmap.core.text import is_web_address
from argmap.formats.carneades.file import File
from argmap.formats.carneades.words import make_extra, read_kept
from argmap.formats.syntax.nodes import Place
from argmap.formats.syntax.values import BadValueError, read_free


def read_references(file: File, place: Place | None) -> list[Source]:
    """The file's references."""
    sources = []
    for key, item in file.list_entries(place).items():
        file.note("sources", key, item)
        try:
            content = read_free(item)
        except BadValueError as error:
            file.errors.add(error.finding)
            continue
        sources.append(_read_reference(key, content if isinstance(content, dict) else {"title": content}))
    return sources


def _read_reference(key: str, content: dict[str, Any]) -> Source:
    """A source of what a reference says in Dublin Core's words; the rest is kept."""
    values: dict[str, Any] = {"title": key}
    for name, field, fits in REFERENCE:
        if name in content and fits(content[name]):
            values[field] = content.pop(name)
    creators = content.get("creator")
    if isinstance(creators, list) and creators and all(isinstance(creator, str) for creator in creators):
        values["authors"] = tuple(content.pop("creator"))
    return Source(key=key, extra=make_extra(content), **values)


def _is_line(value: object) -> bool:
    return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= LINE_LENGTH


REFERENCE = (
    ("title", "title", _is_line),
    ("publisher", "publisher", _is_line),
    ("date", "issued", lambda value: isinstance(value, str) and bool(value) and not describe_date(value)),
    ("url", "url", lambda value: isinstance(value, str) and is_web_address(value) and len(value) <= LENGTHS["url"]),
)
"""A reference's word, the source's field, and what may go there."""


def write_reference(source: Source) -> dict[str, Any]:
    """What a reference says of a source: what was kept, and the fields that Dublin Core has a word for."""
    content: dict[str, Any] = {} if source.title == source.key else {"title": source.title}
    if source.authors:
        content["creator"] = list(source.authors)
    content |= {name: getattr(source, field) for name, field, _ in REFERENCE if name != "title" and getattr(source, field)}
    return {name: value for name, value in read_kept(source).items() if name not in content} | content
