"""The form that has a map show only some claims, and what of it is chosen."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.edtf import name_date
from argmap.core.reading.steps import Node, name_claim
from argmap.core.reading.viewpoint import Way
from argmap.core.standing import Options
from argmap.core.view import FILTERS, SINCE_EDITION, Filters, View, write_state
from argmap.services.changed import Changed
from argmap.services.matching import FILTERABLE

_FILTER_WORDS = {
    "only_actor": "Stance of",
    "only_position": "Position",
    "said_from": "Said from",
    "said_to": "Said up to",
    "only_issue": "Answers to",
    "only_kind": "Kind",
    "only_relation": "Reason that",
    "only_standing": "Standing",
    "only_rating": "Evidence rated",
    "changed_since": "Entered or changed since",
}
_DATES = ("said_from", "said_to", "changed_since")
_BOX = re.compile(r'<g id="claim-([^"]*)" class="node"')
MOST_LISTED = 200
"""So many of the claims that were found are listed beside the map."""


class Question(Struct, frozen=True, kw_only=True):
    """A field for a date: its parameter, its label, what is asked for, and what may be chosen, as (value, words)."""

    name: str
    label: str
    chosen: str
    offered: tuple[tuple[str, str], ...] = ()


class Choices(Struct, frozen=True, kw_only=True):
    """What a map can be filtered by, as (parameter, words, options with value and words, value chosen), and by which dates."""

    fields: tuple[tuple[str, str, tuple[tuple[str, str], ...], str], ...]
    dates: tuple[Question, ...]
    is_open: bool


class Found(Struct, frozen=True, kw_only=True):
    """What the filters let through: each filter in words with the way to do without it, and claims with what they are.

    `claims` are at most `MOST_LISTED` of the `count`; of each a word says whether it is new or changed, "" where nobody asked.
    """

    filters: tuple[Way, ...]
    without: str
    count: int
    claims: tuple[tuple[Node, str], ...] = ()


def offer_choices(debate: Debate, filters: Filters, editions: Iterable[tuple[int, str]] = ()) -> Choices:
    """The filters that mean something in the debate, and those that are chosen; `editions` are (number, words)."""
    chosen = dict(filters)
    own = {
        "only_actor": tuple((one.key, one.name) for one in sorted(debate.actors, key=lambda one: (one.name, one.key))),
        "only_issue": tuple((one.key, one.question) for one in debate.issues if one.positions),
    }
    since = tuple((f"edition-{number}", words) for number, words in editions)
    return Choices(
        fields=_list_fields(FILTERS, own, chosen),
        dates=tuple(
            Question(
                name=name,
                label=_FILTER_WORDS[name],
                chosen=chosen.get(name, ""),
                offered=since if name == "changed_since" else (),
            )
            for name in _DATES
        ),
        is_open=bool(chosen),
    )


def offer_part_choices(own: Mapping[str, tuple[tuple[str, str], ...]], filters: Filters) -> Choices:
    """The filters that a big debate's map knows; `own` are the keys and words of what they may name."""
    known = [name for name in FILTERS if name in FILTERABLE]
    return Choices(fields=_list_fields(known, own, dict(filters)), dates=(), is_open=bool(filters))


def _list_fields(
    names: Iterable[str], own: Mapping[str, tuple[tuple[str, str], ...]], chosen: Mapping[str, str]
) -> tuple[tuple[str, str, tuple[tuple[str, str], ...], str], ...]:
    """The fields with something to choose from."""
    fields = (
        (name, _FILTER_WORDS[name], own.get(name) or tuple((one, one) for one in FILTERS[name]), chosen.get(name, ""))
        for name in names
    )
    return tuple(field for field in fields if field[2])


def tell_found(debate: Debate, matches: frozenset[str], changed: Changed, view: View, options: Options) -> Found:
    """What the view's filters ask for and what they let through, in words."""
    words = tell_changed(matches, changed)
    claims = (claim for claim in debate.claims if claim.key in matches)
    return Found(
        filters=tuple(_list_filters(debate, view, options)),
        without=write_state(options, replace(view, filters=())),
        count=len(matches),
        claims=tuple(
            (name_claim(claim), words.get(claim.key, "")) for claim, _ in zip(claims, range(MOST_LISTED), strict=False)
        ),
    )


def tell_changed(matches: Iterable[str], changed: Changed) -> Mapping[str, str]:
    """For each claim that was found a word: new, changed, or ""."""
    return {key: "new" if key in changed.new else "changed" if key in changed.changed else "" for key in matches}


def mark_found(svg: str, words: Mapping[str, str]) -> str:
    """The drawing with `data-found` on the boxes that filters let through: new, changed, or match.

    Marked here and not when it is drawn, so that one drawing in the cache serves whoever asks for it by whatever filter.
    """

    def mark(box: re.Match[str]) -> str:
        key = unquote(box[1])
        return f'{box[0]} data-found="{words[key] or "match"}"' if key in words else box[0]

    return _BOX.sub(mark, svg)


def _list_filters(debate: Debate, view: View, options: Options) -> Iterator[Way]:
    for name, value in view.filters:
        others = tuple(pair for pair in view.filters if pair[0] != name)
        yield Way(
            f"{_FILTER_WORDS[name]} {_name_value(debate, name, value)}", write_state(options, replace(view, filters=others))
        )


def _name_value(debate: Debate, name: str, value: str) -> str:
    match name:
        case "only_actor" if value in debate.actor_by_key:
            return debate.actor_by_key[value].name
        case "only_issue":
            return next((f"“{one.question}”" for one in debate.issues if one.key == value), value)
        case "said_from" | "said_to" | "changed_since" if not SINCE_EDITION.fullmatch(value):
            return name_date(value)
        case "changed_since":
            return value.replace("-", " ")
        case _:
            return value
