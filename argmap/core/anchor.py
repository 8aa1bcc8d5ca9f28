"""Finding a quote in a text and describing it (W3C Web Annotation: TextQuoteSelector, TextPositionSelector)."""

from msgspec.structs import replace

from argmap.core.records import Passage

CONTEXT_LENGTH = 32
"""How many characters before and after a quote are kept to tell it from its like (the length common among clients)."""


def anchor_passage(passage: Passage, text: str) -> Passage:
    """The passage with start, end, prefix and suffix worked out from its quote `exact` and the source's `text`.

    Where the quote stands several times, the place whose surroundings agree best with `prefix` and `suffix` is taken, the
    first on a tie. Raises ValueError where the text does not hold the quote. A passage without a quote comes back as it is.
    """
    if not passage.exact:
        return passage
    starts = _find_all(passage.exact, text)
    if not starts:
        raise ValueError(f"the source's text does not hold the quote {passage.exact[:60]!r}")
    start = max(starts, key=lambda place: (_agreement(passage, text, place), -place))
    end = start + len(passage.exact)
    return replace(
        passage,
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=text[end : end + CONTEXT_LENGTH],
    )


def _find_all(quote: str, text: str) -> list[int]:
    places, place = [], text.find(quote)
    while place >= 0:
        places.append(place)
        place = text.find(quote, place + 1)
    return places


def _agreement(passage: Passage, text: str, start: int) -> int:
    end = start + len(passage.exact)
    before = _common_length(passage.prefix[::-1], text[max(0, start - len(passage.prefix)) : start][::-1])
    return before + _common_length(passage.suffix, text[end : end + len(passage.suffix)])


def _common_length(one: str, other: str) -> int:
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))
