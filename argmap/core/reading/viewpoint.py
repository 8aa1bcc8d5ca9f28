"""From where a debate is looked at, as an address carries it: five query parameters, read here for pages and API alike."""

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode

from msgspec.structs import replace

from argmap.core.edtf import parse_edtf
from argmap.core.kinds import Profile
from argmap.core.standing import Options, read_toggles, write_toggles
from argmap.core.standing.toggles import Toggles

_YES_NO = {"true": True, "false": False}


class ViewpointError(ValueError):
    """A parameter has a value that is not allowed; the text is one sentence, `parameter` the name."""

    def __init__(self, parameter: str, sentence: str) -> None:
        super().__init__(sentence)
        self.parameter = parameter


def _read_profile(text: str) -> Profile:
    try:
        return Profile(text)
    except ValueError:
        raise ValueError(f'"{text[:60]}" is no profile; allowed are {", ".join(Profile)}') from None


def _read_date(text: str) -> str:
    parse_edtf(text)
    return text


def _read_what_if(text: str) -> Toggles:
    """The toggles; keys are NFC in a debate, whatever form an address was typed in."""
    toggles = read_toggles(text)
    return tuple(sorted(replace(toggle, key=unicodedata.normalize("NFC", toggle.key)) for toggle in toggles))


def _read_yes_no(text: str) -> bool:
    if text not in _YES_NO:
        raise ValueError(f'"{text[:60]}" says neither that rated evidence counts nor that it does not; allowed are true, false')
    return _YES_NO[text]


READERS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        "profile": _read_profile,
        "lens": lambda text: unicodedata.normalize("NFC", text),
        "as_of": _read_date,
        "what_if": _read_what_if,
        "evidence": _read_yes_no,
    }
)
"""Parameter → what makes a value of its text, or raises ValueError with a sentence without a full stop."""
_FIELDS = {"what_if": "toggles"}


def read_options(texts: Mapping[str, str]) -> Options:
    """What the parameters ask for; others are not looked at, and "" counts as not given. Raises ViewpointError.

    >>> read_options({"lens": "usa", "as_of": "", "page": "2"}).lens
    'usa'
    """
    values = {}
    for name, read in READERS.items():
        if texts.get(name):
            try:
                values[name] = read(texts[name])
            except ValueError as error:
                raise ViewpointError(name, str(error)) from None
    return build_options(values)


def build_options(values: Mapping[str, Any]) -> Options:
    """The options that the parameters' values stand for; other names and None are left out."""
    return Options(**{_FIELDS.get(name, name): values[name] for name in READERS if values.get(name) is not None})


def write_query(options: Options) -> str:
    """The options as the query of an address, always in one order; "" for the debate as recorded.

    >>> write_query(Options(lens="usa", as_of="2021-06"))
    'lens=usa&as_of=2021-06'
    """
    texts = {
        "profile": options.profile or "",
        "lens": options.lens or "",
        "as_of": options.as_of,
        "what_if": write_toggles(options.toggles),
        "evidence": "" if options.evidence is None else str(options.evidence).lower(),
    }
    return urlencode({name: text for name, text in texts.items() if text}, quote_via=quote, safe="")
