"""What would change a verdict: small changes to the record that flip it, and ways in which an actor could come to agree."""

import time

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind, Position
from argmap.core.reading.standing import Mark, Marks
from argmap.core.reading.steps import Node, name_claim
from argmap.core.reading.viewpoint import switch, write_query
from argmap.core.stances import latest_stances
from argmap.core.standing import Options, describe_paths, describe_toggle, find_paths, find_sensitivities

SECONDS = 2.0
"""Time for the searches of one page; a page that runs out of it says so."""
MOST_FLIPS = 12
HOLDS_BACK = (Position.CONDITIONAL, Position.RESERVED, Position.OPPOSES)
"""The positions of actors of whom one may ask what would bring them to a policy."""


class FlipRow(Struct, frozen=True):
    """A change in words, the verdict after it, and the query of the page with it."""

    words: str
    mark: Mark
    query: str


class Flips(Struct, frozen=True, kw_only=True):
    """The single changes that give a claim another verdict, the smallest first; `more` are left out.

    `stopped` says that time ran out before all changes were tried.
    """

    rows: tuple[FlipRow, ...]
    more: int
    tried: int
    stopped: bool


class Prospect(Struct, frozen=True, kw_only=True):
    """A policy under an actor's lens; `sentence` says what would bring an actor who holds back to it, "" for others."""

    node: Node
    sentence: str


def list_flips(debate: Debate, claim: str, options: Options) -> Flips:
    """What single changes would flip the claim's verdict. Costs a labelling for each change tried."""
    found = find_sensitivities(debate, claim, options, seconds=SECONDS)
    rows = tuple(
        FlipRow(
            words=describe_toggle(debate, flip.toggle),
            mark=Mark(flip.after),
            query=write_query(switch(options, flip.toggle)),
        )
        for flip in found.flips[:MOST_FLIPS]
    )
    return Flips(rows=rows, more=len(found.flips) - len(rows), tried=found.tried, stopped=found.stopped)


def list_prospects(debate: Debate, actor: str, marks: Marks, options: Options) -> tuple[Prospect, ...]:
    """The debate's policies in their order, each with its mark under the actor's lens (`marks`).

    All searches share the time; one that runs out of it says so in its sentence.
    """
    end = time.monotonic() + SECONDS
    held = latest_stances(debate, as_of=options.as_of, inherit=options.inherit)
    plain = replace(options, lens=None)

    def look(policy: str) -> str:
        stance = held.get((actor, policy))
        if stance is None or stance.position not in HOLDS_BACK:
            return ""
        left = max(0.0, end - time.monotonic())
        return describe_paths(debate, find_paths(debate, actor, policy, plain, seconds=left))

    policies = sorted(
        (claim for claim in debate.claims if claim.kind is ClaimKind.POLICY), key=lambda claim: (claim.position, claim.key)
    )
    return tuple(Prospect(node=name_claim(claim, marks[claim.key]), sentence=look(claim.key)) for claim in policies)
