"""What of the positions an address asks for: query parameters, read here for pages and API alike."""

import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode

from msgspec import Struct
from msgspec.structs import asdict

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, ClaimKind, Position
from argmap.core.positions.columns import ColumnKind
from argmap.core.positions.matrix import Bands, Layout
from argmap.core.positions.ordering import Order
from argmap.core.positions.selection import Selection
from argmap.core.reading.viewpoint import ViewpointError

_YES_NO = {"true": True, "false": False}
_WORDS: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "actor_kind": ActorKind,
        "claim_kind": ClaimKind,
        "position": Position,
        "columns": ColumnKind,
        "order": Order,
        "bands": Bands,
    }
)
"""The parameters that are one of a few words."""
_FLAGS = ("inherit", "by_actor_kind", "whole")
_KEYS: Mapping[str, str] = MappingProxyType(
    {"actor": "actors", "claim": "claims", "issue": "issues", "group": "groups"}
)  # fmt: skip
"""The parameters that name a record, and the debate's records of that kind."""
_SELECTION = ("actor", "claim", "actor_kind", "claim_kind", "issue", "group", "position", "tag", "inherit")
_LAYOUT = ("columns", "order", "bands", "by_actor_kind", "whole")


def read_selection(texts: Mapping[str, str], debate: Debate, *, as_of: str = "") -> Selection:
    """The selection that the parameters ask for; others are not looked at, and "" counts as not given.

    Raises ViewpointError where a value is not allowed, or names a record that the debate does not have.
    """
    values = {name: _read(name, texts[name]) for name in _SELECTION if texts.get(name)}
    for name, collection in _KEYS.items():
        if name in values and values[name] not in {record.key for record in getattr(debate, collection)}:
            raise ViewpointError(name, f'the debate has no {name} with the key "{values[name][:60]}"')
    return Selection(as_of=as_of, **values)


def read_layout(texts: Mapping[str, str]) -> Layout:
    """The layout that the parameters ask for, as `read_selection` reads them. Raises ViewpointError.

    >>> read_layout({"order": "blocks", "whole": "true", "page": "2"}).order
    <Order.BLOCKS: 'blocks'>
    """
    return Layout(**{name: _read(name, texts[name]) for name in _LAYOUT if texts.get(name)})


def read_word(name: str, text: str, words: type[StrEnum]) -> Any:
    """The word of a closed vocabulary. Raises ViewpointError with those that are allowed."""
    try:
        return words(text)
    except ValueError:
        raise ViewpointError(name, f'"{text[:60]}" is no {name}; allowed are {", ".join(words)}') from None


def write_parameters(*asked: Struct) -> str:
    """The selection and the layout as the query of an address, without the date and without what is asked for by default.

    >>> write_parameters(Selection(position=Position.OPPOSES, as_of="2021"), Layout(order=Order.BLOCKS))
    'position=opposes&order=blocks'
    """
    return urlencode([pair for one in asked for pair in _list_changed(one)], quote_via=quote, safe="")


def _list_changed(asked: Struct) -> Iterator[tuple[str, str]]:
    default = asdict(type(asked)())
    for name, value in asdict(asked).items():
        if name != "as_of" and value != default[name]:
            yield name, str(value).lower() if isinstance(value, bool) else str(value)


def _read(name: str, text: str) -> Any:
    if name in _WORDS:
        return read_word(name, text, _WORDS[name])
    if name not in _FLAGS:
        return unicodedata.normalize("NFC", text)
    if text not in _YES_NO:
        raise ViewpointError(name, f'"{text[:60]}" is no value for {name}; allowed are true, false')
    return _YES_NO[text]
