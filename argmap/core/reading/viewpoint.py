"""From where a debate is looked at, as an address carries it: five query parameters, read here for pages and API alike.

A sixth, `edition`, is for pages alone: in the API an edition has an address of its own.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.edtf import name_date, parse_edtf
from argmap.core.kinds import Profile
from argmap.core.reading.moments import Moment, find_neighbours, list_moments, thin_out
from argmap.core.records import Actor
from argmap.core.standing import Action, Options, Toggle, Toggles, describe_toggle, read_toggles, write_toggles

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
    return replace(build_options(values), edition=_read_edition(texts.get("edition", "")))


def build_options(values: Mapping[str, Any]) -> Options:
    """The options that the parameters' values stand for; other names and None are left out."""
    return Options(**{_FIELDS.get(name, name): values[name] for name in READERS if values.get(name) is not None})


def write_query(options: Options) -> str:
    """The options as the query of an address, always in one order; "" for the debate as recorded.

    >>> write_query(Options(lens="usa", as_of="2021-06"))
    'lens=usa&as_of=2021-06'
    """
    return urlencode({name: text for name, text in _write_texts(options).items() if text}, quote_via=quote, safe="")


def _read_edition(text: str) -> int:
    if text and (len(text) > 9 or not text.isascii() or not text.isdigit() or not int(text)):
        raise ViewpointError("edition", f'"{text[:60]}" is no number of an edition; allowed are 1, 2, 3 and so on')
    return int(text or "0")


def _write_texts(options: Options) -> dict[str, str]:
    return {
        "edition": str(options.edition or ""),
        "profile": options.profile or "",
        "lens": options.lens or "",
        "as_of": options.as_of,
        "what_if": write_toggles(options.toggles),
        "evidence": "" if options.evidence is None else str(options.evidence).lower(),
    }


class Way(Struct, frozen=True):
    """A way to another look at the same page: words for the link, and the query of its address ("" for the plain page)."""

    words: str
    query: str


class Viewpoint(Struct, frozen=True, kw_only=True):
    """How a page looks at its debate: each thing that was asked for, with the way to do without it, and what may be asked.

    `lenses` are the actors with a stance, by name; `kept` are the parameters that a form for lens and date has to carry on.
    `moments` are dates to look at the debate as of; `previous` and `following` lead to those before and after the one shown.
    """

    lens: str
    as_of: str
    notices: tuple[Way, ...]
    lenses: tuple[Actor, ...]
    kept: tuple[tuple[str, str], ...]
    moments: tuple[Moment, ...] = ()
    previous: Way | None = None
    following: Way | None = None


def describe_viewpoint(debate: Debate, options: Options) -> Viewpoint:
    """The options in words. Raises KeyError where they name a record that the debate does not have."""
    holders = {stance.actor for stance in debate.stances}
    texts, moments = _write_texts(options), list_moments(debate)
    previous, following = find_neighbours(moments, options.as_of)
    return Viewpoint(
        lens=options.lens or "",
        as_of=options.as_of,
        notices=tuple(_list_notices(debate, options)),
        lenses=tuple(sorted((actor for actor in debate.actors if actor.key in holders), key=lambda one: (one.name, one.key))),
        kept=tuple((name, text) for name, text in texts.items() if text and name not in ("lens", "as_of")),
        moments=thin_out(moments),
        previous=_go_to(previous, options),
        following=_go_to(following, options),
    )


def _go_to(moment: Moment | None, options: Options) -> Way | None:
    return Way(moment.words, write_query(replace(options, as_of=moment.as_of))) if moment else None


def _list_notices(debate: Debate, options: Options) -> Iterator[Way]:
    if options.lens is not None:
        name = debate.actor_by_key[options.lens].name
        yield Way(f"Seen through the eyes of {name}", write_query(replace(options, lens=None)))
    if options.as_of:
        yield Way(f"As of {name_date(options.as_of)}", write_query(replace(options, as_of="")))
    for toggle in options.toggles:
        others = tuple(other for other in options.toggles if other != toggle)
        yield Way(f"What if: {describe_toggle(debate, toggle)}", write_query(replace(options, toggles=others)))
    if options.profile is not None:
        yield Way(f"By the rules of the profile {options.profile}", write_query(replace(options, profile=None)))
    if options.evidence is not None:
        counts = "counted" if options.evidence else "left out"
        yield Way(f"Rated evidence {counts}", write_query(replace(options, evidence=None)))


def switch(options: Options, toggle: Toggle) -> Options:
    """The options with the toggle in place of any other one on the same record."""
    others = tuple(other for other in options.toggles if not _is_on(other, toggle.action.collection, toggle.key))
    return replace(options, toggles=tuple(sorted((*others, toggle))))


def offer_what_ifs(options: Options, claim: str) -> tuple[Way, ...]:
    """The what-ifs on a claim: that it is accepted, that it is rejected, and, where one of them is asked already, neither."""
    current = next((toggle for toggle in options.toggles if _is_on(toggle, "claims", claim)), None)
    ways = {Action.IN: "What if this were accepted?", Action.OUT: "What if this were rejected?"}
    offered = [
        Way(words, write_query(switch(options, Toggle(action, claim))))
        for action, words in ways.items()
        if current is None or current.action is not action
    ]
    if current is not None:
        others = tuple(toggle for toggle in options.toggles if toggle != current)
        offered.append(Way("Reset it", write_query(replace(options, toggles=others))))
    return tuple(offered)


def _is_on(toggle: Toggle, collection: str, key: str) -> bool:
    return (toggle.action.collection, toggle.key) == (collection, key)
