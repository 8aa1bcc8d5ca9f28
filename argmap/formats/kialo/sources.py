"""The sources that a discussion cites: one for each address, and a passage for each quote from it."""

from argmap.core.limits import LENGTHS
from argmap.core.records import Passage, Source
from argmap.core.text import is_web_address
from argmap.formats.kialo.lines import Cited
from argmap.formats.kialo.marks import unescape, unescape_address

_WEB_PAGE = "webpage"


class Citations:
    """The sources and passages as they are cited, numbered in this order; `listed` are those at the discussion's end.

    The n-th mark in reading order stands for the n-th source of the list; any other number in brackets is text.
    """

    def __init__(self, listed: tuple[Cited, ...]) -> None:
        self.listed = listed
        self.cited = 0
        self.sources: dict[str, Source] = {}
        self.passages: dict[tuple[str, str], Passage] = {}

    def cite_number(self, number: int) -> str | None:
        """The key of the passage that a mark with this number stands for here; None where it stands for nothing."""
        if number != self.cited + 1 or number > len(self.listed):
            return None
        return self.cite_next()

    def cite_next(self) -> str:
        """The key of the passage that is next in the list."""
        entry = self.listed[self.cited]
        self.cited += 1
        return self._cite(unescape_address(entry.address), unescape(entry.quote))

    def cite_address(self, address: str) -> str | None:
        """The key of a passage that is all of the page at this address; None where it is no web address."""
        return self._cite(address, "") if _can_be_address(address) else None

    def _cite(self, address: str, quote: str) -> str:
        source = self.sources.get(address)
        if source is None:
            source = self.sources[address] = _make_source(str(len(self.sources) + 1), address)
        passage = self.passages.get((source.key, quote))
        if passage is None:
            passage = Passage(key=str(len(self.passages) + 1), source=source.key, exact=quote)
            self.passages[source.key, quote] = passage
        return passage.key


def _make_source(key: str, address: str) -> Source:
    title = address[: LENGTHS["title"]].strip() or f"Source {key}"
    return Source(key=key, title=title, type=_WEB_PAGE, url=address if _can_be_address(address) else "")


def _can_be_address(address: str) -> bool:
    return is_web_address(address) and len(address) <= LENGTHS["url"]


def name_address(source: Source) -> str:
    """What stands for the source in the list: its address, or else its title."""
    return source.url or " ".join(source.title.split())
