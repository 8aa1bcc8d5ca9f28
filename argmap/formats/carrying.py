"""What a format carries of a debate, declared; for formats whose files do not tell by being read again."""

from collections.abc import Callable, Collection, Mapping

from msgspec import Struct, field

from argmap.core.records import Value


class Carries(Struct, frozen=True, kw_only=True):
    """The fields that a format carries of a debate, by collection; the debate's own are under "debate".

    A collection that is not named is lost as a whole. `chosen` are the keys of those records that are carried, by collection,
    where not all are. `tells` says of a record whether the file tells, in some other way, what is in the field of this name.
    """

    fields: Mapping[str, frozenset[str]]
    chosen: Mapping[str, Collection[str | None]] = field(default_factory=dict)
    tells: Callable[[Value, str], bool] | None = None


def name_fields(**fields: str) -> Mapping[str, frozenset[str]]:
    """The fields of collections, written as words with spaces between them.

    >>> sorted(name_fields(claims="key title")["claims"])
    ['key', 'title']
    """
    return {collection: frozenset(names.split()) for collection, names in fields.items()}
