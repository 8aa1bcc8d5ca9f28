"""What stands through each actor's eyes, and what two actors would have to settle first."""

import unicodedata
from collections.abc import Iterable
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate as DebateValue
from argmap.core.kinds import ClaimKind, Position
from argmap.core.reading.order import order_claims
from argmap.core.reading.prospects import HOLDS_BACK
from argmap.core.reading.standing import Mark
from argmap.core.reading.steps import Node, name_claim
from argmap.core.reading.viewpoint import Viewpoint, ViewpointError, describe_viewpoint, write_query
from argmap.core.reading.words import POSITIONS
from argmap.core.records import Actor, Stance
from argmap.core.stances import latest_stances
from argmap.core.standing import Crux, Cruxes, LensTable, Options, Verdict, compare_lenses, describe_crux, find_cruxes
from argmap.models import Debate
from argmap.services.evaluating import evaluate_standing
from argmap.services.pages.loading import load_for_page

SECONDS = 3.0
"""Time for the search of one page; a page that runs out of it says so."""


class LensCell(Struct, frozen=True, kw_only=True):
    """A policy under an actor's lens; `mark.before` is its verdict without a lens, where that is another one.

    `query` shows a page through the lens. `position` is the actor's own on the policy, None where it has none, with `words` for
    it; `leads_on` says that the actor's page tells what would bring it to the policy.
    """

    policy: str
    mark: Mark
    query: str
    position: Position | None
    words: str
    leads_on: bool


class LensRow(Struct, frozen=True, kw_only=True):
    """An actor with a cell for each policy."""

    actor: Actor
    cells: tuple[LensCell, ...]


class LensesPage(Struct, frozen=True, kw_only=True):
    """Actors × policies; `policies` are marked as they stand without a lens. `missing` counts actors for whom time ran out."""

    policies: tuple[Node, ...]
    rows: tuple[LensRow, ...]
    missing: int
    actors: tuple[Actor, ...]
    view: Viewpoint

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return not self.missing

    @property
    def differs(self) -> bool:
        """Whether any lens changes a verdict."""
        return any(cell.mark.before for row in self.rows for cell in row.cells)


class CruxRow(Struct, frozen=True, kw_only=True):
    """A claim on which two actors differ, how each sees it, and what hangs on it in sentences."""

    node: Node
    first: Mark
    second: Mark
    is_opposed: bool
    sentences: tuple[str, ...]


class CruxesPage(Struct, frozen=True, kw_only=True):
    """The cruxes of two actors, the weightiest first; both are None where nobody has been chosen.

    `also` is what the address holds of that, for links to other looks at the page.
    """

    first: Actor | None
    second: Actor | None
    rows: tuple[CruxRow, ...]
    stopped: bool
    actors: tuple[Actor, ...]
    also: str
    view: Viewpoint

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return not self.stopped


def read_lenses(debate: Debate, options: Options) -> LensesPage:
    """The table of what stands through whose eyes; the options' own lens has no say. Raises EvaluationRefused."""
    value = load_for_page(debate)
    evaluate_standing(value, options)  # refuses what does not fit the debate
    plain = replace(options, lens=None)
    table = compare_lenses(value, plain, seconds=SECONDS)
    view = describe_viewpoint(value, plain)
    policies = [claim for claim in order_claims(value) if claim.kind is ClaimKind.POLICY]
    return LensesPage(
        policies=tuple(name_claim(claim, Mark(table.without[claim.key])) for claim in policies),
        rows=tuple(_list_rows(value, plain, table, [claim.key for claim in policies])),
        missing=len(view.lenses) - len(table.under) if table.stopped else 0,
        actors=view.lenses,
        view=replace(view, lenses=()),
    )


def _list_rows(debate: DebateValue, options: Options, table: LensTable, policies: list[str]) -> Iterable[LensRow]:
    held = latest_stances(debate, as_of=options.as_of, inherit=options.inherit)
    for actor in sorted((debate.actor_by_key[key] for key in table.under), key=lambda actor: (actor.name, actor.key)):
        query = write_query(replace(options, lens=actor.key))
        yield LensRow(
            actor=actor,
            cells=tuple(
                _make_cell(policy, table.under[actor.key][policy], table.without[policy], query, held.get((actor.key, policy)))
                for policy in policies
            ),
        )


def _make_cell(policy: str, verdict: Verdict, without: Verdict, query: str, stance: Stance | None) -> LensCell:
    position = stance.position if stance else None
    return LensCell(
        policy=policy,
        mark=Mark(verdict, without if without is not verdict else None),
        query=query,
        position=position,
        words=POSITIONS[position] if position else "",
        leads_on=position in HOLDS_BACK and verdict is not Verdict.IN,
    )


def read_cruxes(debate: Debate, options: Options, *, first: str, second: str) -> CruxesPage:
    """The cruxes of two actors, by their keys; "" for nobody. Raises ViewpointError and EvaluationRefused."""
    value = load_for_page(debate)
    evaluate_standing(value, options)  # refuses what does not fit the debate
    plain = replace(options, lens=None)
    one, other = _find_actor(value, "first", first), _find_actor(value, "second", second)
    found = _search(value, plain, one, other)
    view = describe_viewpoint(value, plain)
    return CruxesPage(
        first=one,
        second=other,
        rows=tuple(_describe(value, found, crux) for crux in found.cruxes),
        stopped=found.stopped,
        actors=view.lenses,
        also="".join(f"&{urlencode({name: key})}" for name, key in (("first", first), ("second", second)) if key),
        view=replace(view, lenses=()),
    )


def _find_actor(debate: DebateValue, parameter: str, key: str) -> Actor | None:
    if not key:
        return None
    try:
        return debate.actor_by_key[unicodedata.normalize("NFC", key)]
    except KeyError:
        raise ViewpointError(parameter, f'{parameter} is "{key[:60]}", but no actor of the debate has this key') from None


def _search(debate: DebateValue, options: Options, one: Actor | None, other: Actor | None) -> Cruxes:
    if one is None or other is None or one == other:
        return Cruxes(first="", second="", cruxes=())
    return find_cruxes(debate, one.key, other.key, options, seconds=SECONDS)


def _describe(debate: DebateValue, cruxes: Cruxes, crux: Crux) -> CruxRow:
    return CruxRow(
        node=name_claim(debate.claim_by_key[crux.claim]),
        first=Mark(crux.first),
        second=Mark(crux.second),
        is_opposed=crux.is_opposed,
        sentences=describe_crux(debate, cruxes, crux),
    )
