"""A record of a debate by its key, as addresses give it."""

import unicodedata
from collections.abc import Mapping
from typing import TypeVar

from argmap.core.records import Record

R = TypeVar("R", bound=Record)


class NotInDebateError(LookupError):
    """The debate has no record of this kind with this key."""


def find_record(records: Mapping[str, R], key: str) -> R:
    """The record with the key. Raises NotInDebateError."""
    # Keys are NFC in the value, whatever form an address was typed in.
    try:
        return records[unicodedata.normalize("NFC", key)]
    except KeyError:
        raise NotInDebateError(f'no record has the key "{key}"') from None
