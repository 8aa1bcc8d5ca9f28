"""A source's page."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from argmap.core.reading.citation import Citation, cite_source
from argmap.core.reading.evidence import Use, uses_of_passages
from argmap.core.reading.marks import Piece, mark_passages
from argmap.core.reading.places import Place, list_places
from argmap.core.reading.steps import EndKey, Node
from argmap.core.records import Source
from argmap.models import Debate
from argmap.models.source import RELIABILITY_LABELS
from argmap.services.pages.finding import find_record
from argmap.services.pages.loading import load_for_page


class SourcePage(Struct, frozen=True, kw_only=True):
    """A source with its text, passages marked, and the list of all its passages.

    A piece that begins or ends a mark comes with what its passage is used for. `reliability` says what the letter means.
    `index` has the claims and arguments that its passages are used for, each with these passages, in the order of the text.
    """

    source: Source
    citation: Citation
    reliability: str
    pieces: tuple[tuple[Piece, Use | None], ...]
    places: tuple[tuple[Place, Use], ...]
    index: tuple[tuple[Node, tuple[Place, ...]], ...]


def read_source(debate: Debate, key: str) -> SourcePage:
    """The page of a source. Raises NotInDebateError and EvaluationRefused."""
    value = load_for_page(debate)
    source = find_record(value.source_by_key, key)
    uses = uses_of_passages(value, source.key)
    passages = [passage for passage in value.passages if passage.source == source.key]
    pieces = mark_passages(source.text or "", passages)
    places = tuple((place, uses[place.passage.key]) for place in list_places(value, source.key))
    return SourcePage(
        source=source,
        citation=cite_source(source),
        reliability=RELIABILITY_LABELS[source.reliability],
        pieces=tuple((piece, uses.get(piece.passage)) for piece in pieces),
        places=places,
        index=tuple(_index_places(places)),
    )


def _index_places(places: Iterable[tuple[Place, Use]]) -> Iterator[tuple[Node, tuple[Place, ...]]]:
    found: dict[EndKey, tuple[Node, list[Place]]] = {}
    for place, use in places:
        for node, _words in use.subjects:
            found.setdefault(node.end, (node, []))[1].append(place)
    for node, own in found.values():
        yield node, tuple(own)
