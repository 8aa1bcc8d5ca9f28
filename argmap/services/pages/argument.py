"""An argument's page."""

import unicodedata

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate as DebateValue
from argmap.core.kinds import End
from argmap.core.positions import see_as_of
from argmap.core.reading.order import list_trail
from argmap.core.reading.reasons import Bearings, Reason, Reasons, bearings_of, reasons_for
from argmap.core.reading.stances import StanceRow, stances_on
from argmap.core.reading.steps import Node, Steps, index_steps, name_argument
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint
from argmap.core.records import Argument, Group
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.render import name_node
from argmap.services.evaluating import EvaluationRefused, see_debate
from argmap.services.labels import find_standing
from argmap.services.neighbourhood import is_big
from argmap.services.pages.claim import TOO_BIG_TO_LOOK
from argmap.services.pages.finding import find_record
from argmap.services.parts import load_around
from argmap.services.snapshot import load_debate


class ArgumentPage(Struct, frozen=True, kw_only=True):
    """An argument, the inferences that it unfolds into, and what bears on it; `map_id` is its place on the map."""

    argument: Argument
    node: Node
    trail: tuple[Group, ...]
    inferences: tuple[Reason, ...]
    reasons: Reasons
    bearings: Bearings
    stances: tuple[StanceRow, ...]
    view: Viewpoint
    map_id: str
    is_current: bool = True

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return self.is_current


def read_argument(debate: Debate, options: Options, *, key: str) -> ArgumentPage:
    """The page of an argument. Raises NotInDebateError and EvaluationRefused."""
    if is_big(debate):
        return _read_in_part(debate, options, key)
    value = load_debate(debate)
    argument = find_record(value.argument_by_key, key)
    return _build_page(value, argument, options, index_steps(value, see_debate(value, options).marks))


def _read_in_part(debate: Debate, options: Options, key: str) -> ArgumentPage:
    if options != Options():
        raise EvaluationRefused(TOO_BIG_TO_LOOK)
    value = load_around(debate, unicodedata.normalize("NFC", key), End.ARGUMENT)
    argument = find_record(value.argument_by_key, key)
    standing = find_standing(debate, value.claim_by_key)
    return replace(_build_page(value, argument, options, index_steps(value, standing.marks)), is_current=standing.is_current)


def _build_page(value: DebateValue, argument: Argument, options: Options, steps: Steps) -> ArgumentPage:
    node = name_argument(argument)
    dated = see_as_of(value, options.as_of)
    bearings = bearings_of(dated, node.end, steps)
    own = tuple(reason for reason in bearings.steps if reason.step.argument == node)
    return ArgumentPage(
        argument=argument,
        node=node,
        trail=list_trail(value, argument.group),
        inferences=own,
        reasons=reasons_for(dated, node.end, steps),
        bearings=Bearings(steps=tuple(reason for reason in bearings.steps if reason not in own)),
        stances=stances_on(dated, node.end),
        view=describe_viewpoint(value, options),
        map_id=name_node("inference", own[0].step.end[1]) if own else name_node("argument", argument.key),
    )
