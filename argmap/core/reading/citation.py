"""A source in words, as a reader cites it."""

from msgspec import Struct

from argmap.core.edtf import name_date
from argmap.core.reading.words import join_words
from argmap.core.records import Source
from argmap.core.text import is_web_address


class Citation(Struct, frozen=True, kw_only=True):
    """The parts of a citation in their order, each "" where unknown: who, the title, where, when, and its address."""

    authors: str
    title: str
    container: str
    publisher: str
    issued: str
    accessed: str
    link: str


def cite_source(source: Source) -> Citation:
    """The source's citation; a publisher that is the container too is told once."""
    return Citation(
        authors=join_words([turn_name(author) for author in source.authors]),
        title=source.title,
        container=source.container_title,
        publisher="" if source.publisher == source.container_title else source.publisher,
        issued=name_date(source.issued),
        accessed=name_date(source.accessed),
        link=find_link(source),
    )


def find_link(source: Source) -> str:
    """The source's address, "" where it has none that a page or a file may link to, however it got into the database."""
    return source.url if is_web_address(source.url) else ""


def turn_name(author: str) -> str:
    """An author's name in its spoken order; a body's stays as it is.

    >>> turn_name("Lynch, Colum"), turn_name("Institut Montaigne")
    ('Colum Lynch', 'Institut Montaigne')
    """
    family, comma, given = author.partition(", ")
    return f"{given} {family}" if comma else author
