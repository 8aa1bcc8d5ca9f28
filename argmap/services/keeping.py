"""Answers that are the same for everybody who asks, kept ready to be sent, compressed: a page or a picture is made once.

Each is kept in a place under a tag: what the place holds under another tag is of no use any more, and goes when the next is
kept. Who may read what is decided before anything is looked for here.
"""

import gzip
from hashlib import sha256

from django.core.cache import caches

CACHE = "answers"
KEPT_FOR = 3600
"""Seconds for which an answer stays."""
MOST_QUERIES = 64
"""So many answers to addresses with a query are kept at most, so that whoever tries many does not push out the others."""
_QUICKLY = 6
_SMALLEST = 200
"""What is smaller is not compressed, as Django's middleware does it."""


def name_place(address: str) -> str:
    """The place of the answer to an address: one of its own, or, where it has a query, one of a few."""
    digest = sha256(address.encode()).hexdigest()
    return f"query-{int(digest[:8], 16) % MOST_QUERIES}" if "?" in address else f"address-{digest[:32]}"


def find_kept(place: str, tag: str) -> bytes | None:
    """The compressed content that the place has under the tag, None where it has another or none."""
    known_by, content = caches[CACHE].get(place, ("", b""))
    return content if known_by == tag else None


def keep(place: str, tag: str, content: bytes) -> bytes | None:
    """The content compressed, and kept; None where it is too small for that."""
    if len(content) < _SMALLEST:
        return None
    compressed = gzip.compress(content, _QUICKLY, mtime=0)
    caches[CACHE].set(place, (tag, compressed), KEPT_FOR)
    return compressed
