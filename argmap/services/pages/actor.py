"""An actor's page."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate as DebateValue
from argmap.core.kinds import Act
from argmap.core.positions import Selection, see_as_of
from argmap.core.reading.prospects import Prospect, list_prospects
from argmap.core.reading.stances import StanceRow, stances_of
from argmap.core.reading.steps import Node
from argmap.core.reading.ties import AffiliationRow, affiliations_of
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint, write_query
from argmap.core.reading.words import ACTOR_KINDS
from argmap.core.records import Actor, Source
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.pages.agreements import Agreements, weigh_agreements
from argmap.services.pages.elsewhere import Elsewhere
from argmap.services.pages.finding import find_record
from argmap.services.pages.links import Links
from argmap.services.pages.loading import load_for_page
from argmap.services.pages.strips import Tick
from argmap.services.pages.timeline import PartLines, draw_timeline


class ActorPage(Struct, frozen=True, kw_only=True):
    """An actor, its ties, where it stands and stood, and what stands through its eyes (`own_look`); `kind` is in words.

    `advances` are the claims and arguments that it advances; `sources` those that tell of its stances, with the number of
    stances; `inherits` says whether what others say for it counts in `strips` and `agreements`, and `inherit_look` is the
    query of the other way.
    """

    actor: Actor
    kind: str
    affiliations: tuple[AffiliationRow, ...]
    stances: tuple[StanceRow, ...]
    advances: tuple[Node, ...]
    strips: tuple[PartLines, ...]
    ticks: tuple[Tick, ...]
    agreements: Agreements
    sources: tuple[tuple[Source, int], ...]
    elsewhere: tuple[Elsewhere, ...]
    inherits: bool
    inherit_look: str
    view: Viewpoint
    prospects: tuple[Prospect, ...]
    own_look: str


def read_actor(
    debate: Debate, options: Options, *, key: str, elsewhere: tuple[Elsewhere, ...] = (), inherit: bool = False
) -> ActorPage:
    """The page of an actor, who is the lens whatever the options have. Raises NotInDebateError and EvaluationRefused."""
    value = load_for_page(debate)
    actor = find_record(value.actor_by_key, key)
    own, plain = replace(options, lens=actor.key), replace(options, lens=None)
    marks = see_debate(value, own).marks
    stances = stances_of(see_as_of(value, options.as_of), actor.key)
    selection = Selection(as_of=options.as_of, inherit=inherit)
    strips, ticks, _, _ = draw_timeline(value, replace(selection, actor=actor.key), Links(value, options))
    return ActorPage(
        actor=actor,
        kind=ACTOR_KINDS[actor.kind],
        affiliations=affiliations_of(value, actor.key),
        stances=stances,
        advances=_list_advanced(stances),
        strips=strips,
        ticks=ticks,
        agreements=weigh_agreements(value, actor.key, selection),
        sources=_count_sources(value, stances),
        elsewhere=elsewhere,
        inherits=inherit,
        inherit_look="&".join(part for part in (write_query(options), "" if inherit else "inherit=true") if part),
        view=describe_viewpoint(value, plain),
        prospects=list_prospects(value, actor.key, marks, options),
        own_look=write_query(own),
    )


def _list_advanced(stances: Iterable[StanceRow]) -> tuple[Node, ...]:
    return tuple(dict.fromkeys(row.on for row in stances if row.stance.act is Act.ADVANCES))


def _count_sources(debate: DebateValue, stances: Iterable[StanceRow]) -> tuple[tuple[Source, int], ...]:
    counted = Counter(told.source.key for row in stances for told in row.sources)
    return tuple(
        (debate.source_by_key[key], count) for key, count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    )
