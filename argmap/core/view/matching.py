"""Words as search compares them, and which of two matches stands first; the same on every database."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

MOST_TERMS = 8
"""So many words of a question are looked for; more than these narrow nothing down."""
_LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+")


def fold_words(text: str) -> list[str]:
    """The words of a text in lower case and without accents, in their order; a long one is cut.

    >>> fold_words("L’État: C'EST-à-dire Straße 3.5")
    ['l', 'etat', 'c', 'est', 'a', 'dire', 'strasse', '3', '5']
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return [word[:_LONGEST_WORD] for word in _WORD.findall(plain.casefold())]


def read_terms(text: str) -> tuple[str, ...]:
    """What a question looks for: each word once, at most so many."""
    return tuple(dict.fromkeys(fold_words(text)))[:MOST_TERMS]


def grade_match(terms: Sequence[str], title: str, text: str) -> tuple[int, ...]:
    """How good a match is, the best first: what is in the title before what is in the text, whole words before beginnings.

    Then what stands nearer to the beginning, and the shorter title.

    >>> sorted(["A harbour", "Harbours cost", "Harbour"], key=lambda title: grade_match(("harbour",), title, ""))
    ['Harbour', 'A harbour', 'Harbours cost']
    """
    words = fold_words(title)
    places = [_find_place(term, words) for term in terms]
    in_title = sum(place is not None for place, _whole in places)
    whole = sum(is_whole for _place, is_whole in places)
    body = set(fold_words(text)) if in_title < len(terms) else set()
    return (-in_title, -whole, -sum(term in body for term in terms),
            sum(place or 0 for place, _whole in places), len(words))  # fmt: skip


def _find_place(term: str, words: Sequence[str]) -> tuple[int | None, bool]:
    if term in words:
        return words.index(term), True
    return next((place for place, word in enumerate(words) if word.startswith(term)), None), False


def mark_terms(terms: Iterable[str], text: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each with whether it is a word that begins with one of the terms.

    >>> mark_terms(("cout",), "Le coût, dit-on")
    (('Le ', False), ('coût', True), (', dit-on', False))
    """
    wanted, pieces, end = tuple(terms), [], 0
    for found in _WORD.finditer(unicodedata.normalize("NFC", text)):
        if any(word.startswith(wanted) for word in fold_words(found.group())):
            pieces += [(text[end : found.start()], False), (found.group(), True)]
            end = found.end()
    pieces.append((text[end:], False))
    return tuple(piece for piece in pieces if piece[0])
