"""Where things are said: passages with their source, their locator in words, and their quote among the words around it."""

import re
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import LocatorKind
from argmap.core.records import Passage, Source

CONTEXT_LENGTH = 240
"""How many characters before and after a quote a page shows at most."""
_DIGITS = re.compile(r"(\d{1,9})", re.ASCII)


class Quote(Struct, frozen=True, kw_only=True):
    """A quote among the words around it; `before` and `after` begin and end with "…" where more follows."""

    before: str
    exact: str
    after: str


class Place(Struct, frozen=True, kw_only=True):
    """A passage with its source; `locator` is in words, `quote` is None where the passage quotes nothing."""

    passage: Passage
    source: Source
    locator: str
    quote: Quote | None

    @property
    def is_in_text(self) -> bool:
        """Whether the source's page can show the passage in the text."""
        return self.source.text is not None and self.passage.start is not None


def place_passages(debate: Debate, keys: Iterable[str]) -> tuple[Place, ...]:
    """The passages with these keys in the order of their sources and of their places in them; those with a quote first.

    A passage with a quote tells more than one that only names the same paragraph.
    """
    places = [_place(debate.passage_by_key[key], debate) for key in keys]
    return tuple(sorted(places, key=lambda place: (place.quote is None, place.source.key, order_in_source(place.passage))))


class SourcePlaces(Struct, frozen=True, kw_only=True):
    """The places in one source, one for each locator."""

    source: Source
    places: tuple[Place, ...]


def group_places(places: Iterable[Place]) -> tuple[SourcePlaces, ...]:
    """The places source by source in the order of their locators; of several at one locator, the first given is kept."""
    by_source: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for place in places:
        by_source[place.source.key].setdefault(place.locator or place.passage.key, place)
    return tuple(
        SourcePlaces(
            source=next(iter(found.values())).source,
            places=tuple(sorted(found.values(), key=lambda place: order_in_source(place.passage))),
        )
        for found in by_source.values()
    )


def list_places(debate: Debate, source: str) -> tuple[Place, ...]:
    """All passages of a source in the order of their locators, "9" before "10"."""
    own = sorted((passage for passage in debate.passages if passage.source == source), key=order_in_source)
    return tuple(_place(passage, debate) for passage in own)


def _place(passage: Passage, debate: Debate) -> Place:
    source = debate.source_by_key[passage.source]
    return Place(passage=passage, source=source, locator=name_locator(passage), quote=quote_in_context(passage, source.text))


def name_locator(passage: Passage) -> str:
    """The passage's place as a reader writes it, such as "¶ 12"; "" where no locator is known."""
    return passage.locator_kind.name_place(passage.locator)


def order_in_source(passage: Passage) -> tuple[object, ...]:
    """What to sort a source's passages by: the locator, and where two are in one paragraph, the place in the text."""
    return (*order_of_locator(passage), passage.start if passage.start is not None else -1, passage.key)


def order_of_locator(passage: Passage) -> tuple[str, tuple[tuple[int, str], ...]]:
    """What to sort locators by: kind by kind, "9" before "10".

    >>> passages = [Passage(key="b", source="s", locator="10"), Passage(key="a", source="s", locator="9")]
    >>> [passage.locator for passage in sorted(passages, key=order_of_locator)]
    ['9', '10']
    """
    parts = _DIGITS.split(passage.locator)
    kind = "" if passage.locator_kind is LocatorKind.WHOLE else passage.locator_kind.value
    return (kind, tuple((int(part), "") if _DIGITS.fullmatch(part) else (-1, part) for part in parts if part))


def quote_in_context(passage: Passage, text: str | None) -> Quote | None:
    """The passage's quote with words before and after it, from the source's text where that is there.

    The words around come from the quote's own paragraph, at most CONTEXT_LENGTH characters on each side.
    """
    if text is not None and passage.start is not None and passage.end is not None:
        before = _last_words(text[: passage.start].rpartition("\n")[2])
        after = _first_words(text[passage.end :].partition("\n")[0])
        return Quote(before=before, exact=text[passage.start : passage.end], after=after)
    if passage.exact:
        return Quote(before=passage.prefix, exact=passage.exact, after=passage.suffix)
    return None


def _last_words(text: str) -> str:
    if len(text) <= CONTEXT_LENGTH:
        return text
    return "… " + text[-CONTEXT_LENGTH:].partition(" ")[2]


def _first_words(text: str) -> str:
    if len(text) <= CONTEXT_LENGTH:
        return text
    return text[:CONTEXT_LENGTH].rpartition(" ")[0] + " …"
