"""An actor's page."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.reading.prospects import Prospect, list_prospects
from argmap.core.reading.stances import StanceRow, stances_of
from argmap.core.reading.ties import AffiliationRow, affiliations_of
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint, write_query
from argmap.core.reading.words import ACTOR_KINDS
from argmap.core.records import Actor
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.pages.finding import find_record
from argmap.services.snapshot import load_debate


class ActorPage(Struct, frozen=True, kw_only=True):
    """An actor, its ties, where it stands, and what stands through its eyes (`own_look`); `kind` is in words."""

    actor: Actor
    kind: str
    affiliations: tuple[AffiliationRow, ...]
    stances: tuple[StanceRow, ...]
    view: Viewpoint
    prospects: tuple[Prospect, ...]
    own_look: str


def read_actor(debate: Debate, options: Options, *, key: str) -> ActorPage:
    """The page of an actor, who is the lens whatever the options have. Raises NotInDebateError and EvaluationRefused."""
    value = load_debate(debate)
    actor = find_record(value.actor_by_key, key)
    own = replace(options, lens=actor.key)
    marks = see_debate(value, own).marks
    return ActorPage(
        actor=actor,
        kind=ACTOR_KINDS[actor.kind],
        affiliations=affiliations_of(value, actor.key),
        stances=stances_of(value, actor.key),
        view=describe_viewpoint(value, replace(options, lens=None)),
        prospects=list_prospects(value, actor.key, marks, options),
        own_look=write_query(own),
    )
