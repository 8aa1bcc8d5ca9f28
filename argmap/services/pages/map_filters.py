"""The form that has a map show only some claims."""

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.view import FILTERS, Filters

_FILTER_WORDS = {
    "only_actor": "Stance of",
    "only_position": "Position",
    "only_issue": "Answers to",
    "only_kind": "Kind",
    "only_standing": "Standing",
    "only_rating": "Evidence rated",
}


class Choices(Struct, frozen=True, kw_only=True):
    """What a map can be filtered by, as (parameter, words, options with value and words, value chosen)."""

    fields: tuple[tuple[str, str, tuple[tuple[str, str], ...], str], ...]
    is_open: bool


def offer_choices(debate: Debate, filters: Filters) -> Choices:
    """The filters that mean something in the debate, and those that are chosen."""
    chosen = dict(filters)
    own = {
        "only_actor": tuple((one.key, one.name) for one in sorted(debate.actors, key=lambda one: (one.name, one.key))),
        "only_issue": tuple((one.key, one.question) for one in debate.issues if one.positions),
    }
    fields = tuple(
        (name, _FILTER_WORDS[name], own.get(name) or tuple((one, one) for one in allowed), chosen.get(name, ""))
        for name, allowed in FILTERS.items()
    )
    return Choices(fields=tuple(field for field in fields if field[2]), is_open=bool(chosen))
