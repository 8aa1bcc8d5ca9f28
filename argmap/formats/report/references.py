"""The numbers by which a report cites its sources, and the list of them."""

from collections.abc import Iterable, Iterator

from argmap.core.debate import Debate
from argmap.core.reading.citation import cite_source
from argmap.core.reading.places import group_places, place_passages
from argmap.core.records import Source
from argmap.formats.report.escaping import escape_line


class References:
    """Numbers sources in the order in which they are first cited."""

    def __init__(self, debate: Debate) -> None:
        self._debate = debate
        self._numbers: dict[str, int] = {}

    def cite(self, passages: Iterable[str]) -> str:
        r"""The citation of passages, such as `\[1, ¶ 3, ¶ 5; 2\]`; "" where there are none."""
        groups = group_places(place_passages(self._debate, passages))
        cited = []
        for group in groups:
            locators = [place.locator for place in group.places if place.locator]
            cited.append(", ".join((str(self.number(group.source)), *map(escape_line, locators))))
        return rf"\[{'; '.join(cited)}\]" if cited else ""

    def number(self, source: Source) -> int:
        """The number of a source."""
        return self._numbers.setdefault(source.key, len(self._numbers) + 1)

    def write(self) -> Iterator[str]:
        """The list of all sources, those that nothing cites at its end."""
        for source in self._debate.sources:
            self.number(source)
        for key, number in self._numbers.items():
            yield f"{number}. {_write_source(self._debate.source_by_key[key])}"


def _write_source(source: Source) -> str:
    citation = cite_source(source)
    parts = (
        escape_line(citation.authors),
        f"*{escape_line(citation.title)}*",
        escape_line(citation.container),
        escape_line(citation.publisher),
        citation.issued,
        _write_link(citation.link),
        f"accessed {citation.accessed}" if citation.accessed else "",
        f"reliability {source.reliability}",
    )
    return ", ".join(part for part in parts if part) + "."


def _write_link(address: str) -> str:
    return escape_line(address) if not address or "<" in address or ">" in address else f"<{address}>"
