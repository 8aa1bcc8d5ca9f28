"""The ties of a network in words: who is tied with whom, how strongly, and by what stances."""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from msgspec import Struct

from argmap.core.networks import Mode, Variable
from argmap.render.networks import Sense, list_drawn_ties
from argmap.services.networks import BuiltNetwork, build_shares
from argmap.services.pages.links import Links

MOST_LINES = 500
"""More ties than these make no page; the files hold all of them."""
_LOOKS = {Sense.YES: "supports", Sense.NO: "opposes", Sense.BOTH: "conditional", Sense.NONE: ""}


class Shared(Struct, frozen=True, kw_only=True):
    """What a tie rests on: a claim or an actor with its page, and whether both ends say the same of it ("+"), or not ("−")."""

    name: str
    title: str
    address: str
    sign: str


class TieLine(Struct, frozen=True, kw_only=True):
    """A tie in the table: its ends with their pages, its value, its look, and what it rests on."""

    one: str
    one_address: str
    other: str
    other_address: str
    value: str
    look: str
    stances_address: str
    shared: tuple[Shared, ...]


def page_of(variable: Variable) -> str:
    """The name of the page of what a row or a column is."""
    return "claim" if variable is Variable.CONCEPT else "actor"


def list_tie_lines(built: BuiltNetwork, links: Links) -> tuple[TieLine, ...]:
    """The ties that are shown, the strongest first, up to `MOST_LINES` of them."""
    return tuple(_Teller(built, links).list_lines())


class _Teller:
    """Tells the ties of a network one by one."""

    def __init__(self, built: BuiltNetwork, links: Links) -> None:
        self.built, self.links, self.debate = built, links, links.debate
        self.network = built.shown
        self.of, self.via = built.asked.options.of, built.asked.options.via
        self.behind = build_shares(built) if built.asked.options.mode is Mode.ONE else None
        self.said: dict[str, dict[str, float]] = defaultdict(dict)
        if self.behind:
            for key, cells in zip(self.behind.row_keys, self.behind.matrix, strict=True):
                self.said[key] = {other: cell for other, cell in zip(self.behind.column_keys, cells, strict=True) if cell}
            self.names = dict(zip(self.behind.column_keys, self.behind.columns, strict=True))

    def list_lines(self) -> Iterator[TieLine]:
        """The strongest ties first; those that are as strong in the order of the matrix."""
        ties = sorted(list_drawn_ties(self.network), key=lambda tie: -abs(tie.value))
        other_variable = self.of if self.behind else self.via
        for tie in ties[:MOST_LINES]:
            one, other = self.network.row_keys[tie.row], self.network.column_keys[tie.column]
            yield TieLine(
                one=self.network.rows[tie.row],
                one_address=self.links.find_record(page_of(self.of), one),
                other=self.network.columns[tie.column],
                other_address=self.links.find_record(page_of(other_variable), other),
                value=tie.words,
                look=_LOOKS[tie.sense],
                stances_address="" if self.behind else self._find_stances(one, other),
                shared=tuple(self._list_shared(one, other)) if self.behind else (),
            )

    def _find_stances(self, one: str, other: str) -> str:
        """The timeline of all stances on the claim; between actors, that of the person's."""
        by_variable = {self.of: one, self.via: other}
        if Variable.CONCEPT in by_variable:
            asked = {"by": "claims", "claim": by_variable[Variable.CONCEPT]}
        else:
            asked = {"actor": by_variable[Variable.PERSON]}
        return f"{reverse('timeline', args=[self.debate.about.slug])}?{urlencode(asked)}"

    def _list_shared(self, one: str, other: str) -> Iterator[Shared]:
        first, second = self.said[one], self.said[other]
        for key in first:
            if key in second:
                sign = _compare(first[key], second[key])
                yield Shared(
                    name=key if self.via is Variable.CONCEPT else self.names[key],
                    title=self.names[key],
                    address=self.links.find_record(page_of(self.via), key),
                    sign=sign,
                )


def _compare(one: float, other: float) -> str:
    """Codes are 1 for yes, 2 for no, 3 for both: the bits of what was said."""
    if one == other != 3:
        return "+"
    return "−" if not int(one) & int(other) else "±"
