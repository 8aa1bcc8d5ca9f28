"""Whom an actor agrees with most and differs from most, and on what."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.positions import Agreement, Selection, compare_actor
from argmap.core.reading.steps import Node, name_claim
from argmap.core.records import Actor

MOST_OTHERS = 5
"""So many actors are named on each side."""


class AgreementRow(Struct, frozen=True, kw_only=True):
    """Another actor with the claims on which both have a stance; `counts` tells in words of how many of these it is said."""

    other: Actor
    counts: str
    claims: tuple[Node, ...]
    conditional: tuple[Node, ...]


class Agreements(Struct, frozen=True, kw_only=True):
    """Those whom an actor agrees with most, and those from whom it differs most; `others` counts all it is compared with."""

    agreeing: tuple[AgreementRow, ...]
    differing: tuple[AgreementRow, ...]
    others: int


def weigh_agreements(debate: Debate, actor: str, selection: Selection) -> Agreements:
    """The actor against all others with a stance on a claim on which it has one."""
    found = compare_actor(debate, actor, selection)
    return Agreements(
        agreeing=tuple(_make_row(one, one.agree, "agrees", debate) for one in _choose_most(found, lambda one: len(one.agree))),
        differing=tuple(
            _make_row(one, one.differ, "differs", debate) for one in _choose_most(found, lambda one: len(one.differ))
        ),
        others=len(found),
    )


def _choose_most(found: Iterable[Agreement], count: Callable[[Agreement], int]) -> list[Agreement]:
    most = sorted((one for one in found if count(one)), key=lambda one: (-count(one), one.shared, one.other))
    return most[:MOST_OTHERS]


def _make_row(one: Agreement, claims: tuple[str, ...], verb: str, debate: Debate) -> AgreementRow:
    on = "the one claim" if one.shared == 1 else f"{len(claims)} of the {one.shared} claims"
    return AgreementRow(
        other=debate.actor_by_key[one.other],
        counts=f"{verb} on {on} on which both have a stance",
        claims=tuple(name_claim(debate.claim_by_key[key]) for key in claims),
        conditional=tuple(name_claim(debate.claim_by_key[key]) for key in one.conditional),
    )
