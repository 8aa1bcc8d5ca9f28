"""What addresses about stances may be asked: parameters of positions and networks, for OpenAPI and for refusals.

The texts are read where the pages read them too; a refusal names the parameter.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from argmap.api.filtering import read_parameters
from argmap.api.parameters import DATE_SCHEMA, Parameter
from argmap.core.kinds import ActorKind, ClaimKind, Position
from argmap.core.limits import LENGTHS, LINE_LENGTH
from argmap.core.networks import Aggregation, Duplicates, Mode, Normalization, Period, Variable
from argmap.core.positions import Axis, Bands, ColumnKind, Order
from argmap.core.reading.viewpoint import READERS, ViewpointError

Parameters = dict[str, Parameter]
_BOOLEAN: dict[str, Any] = {"type": "boolean"}
_KEY: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": LENGTHS["key"], "pattern": r"^[^\x00]+$"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": 999999}
_SHARE: dict[str, Any] = {"type": "string", "pattern": r"^(0(\.[0-9]{1,4})?|1)$"}
_EXCLUSIONS: dict[str, Any] = {
    "type": "string",
    "pattern": r"^((organization|person|concept)=[^\x00~]+|position=(" + "|".join(Position) + r"))$",
}


def _ask(name: str, description: str, schema: dict[str, Any], read: Callable[[str], Any] = str) -> Parameter:
    return Parameter(name, description, schema, read=read)


def _ask_word(name: str, description: str, words: type[StrEnum]) -> Parameter:
    return _ask(name, description, {"type": "string", "enum": [word.value for word in words]})


def _by_name(parameters: Iterable[Parameter]) -> Parameters:
    return {parameter.field_name: parameter for parameter in parameters}


_AS_OF = _ask("as_of", "Count stances up to the end of this date.", DATE_SCHEMA, READERS["as_of"])
_INHERIT = _ask("inherit", "Whether a stance counts also for those whom its actor speaks for.", _BOOLEAN)
_ISSUE = _ask("issue", "Key of an issue: stances on its positions alone.", _KEY)
_GROUP = _ask("group", "Key of a group: stances on claims in it and inside it alone.", _KEY)

SELECTION: Parameters = _by_name(
    (
        _AS_OF,
        _INHERIT,
        _ISSUE,
        _GROUP,
        _ask("actor", "Key of an actor.", _KEY),
        _ask("claim", "Key of a claim.", _KEY),
        _ask_word("actor_kind", "Kind of the actors.", ActorKind),
        _ask_word("claim_kind", "Kind of the claims.", ClaimKind),
        _ask_word("position", "What the latest stance is.", Position),
        _ask("tag", "A tag of the actor, of the claim or of the latest stance.", {"type": "string", "maxLength": LINE_LENGTH,
             "pattern": r"^[^\x00]+$"}),
    )
)  # fmt: skip
LAYOUT: Parameters = _by_name(
    (
        _ask_word("columns", "What the columns are.", ColumnKind),
        _ask_word("order", "The order of rows and columns.", Order),
        _ask_word("bands", "Under which headings the columns are gathered.", Bands),
        _ask("by_actor_kind", "Whether rows are gathered by the kind of actor.", _BOOLEAN),
        _ask("whole", "Whether actors and columns without a stance are there too.", _BOOLEAN),
    )
)
AXIS: Parameters = _by_name((_ask_word("by", "What the parts are.", Axis),))
NETWORK: Parameters = _by_name(
    (
        _ask_word("mode", "Rows × columns, or ties among the rows.", Mode),
        _ask_word("of", "What the rows are.", Variable),
        _ask_word("via", "What the columns are, or what tied rows share.", Variable),
        _ask_word("aggregation", "How yes and no are counted together.", Aggregation),
        _ask_word("normalization", "What counts are divided by.", Normalization),
        _ask_word("duplicates", "Within what statements that say the same count once.", Duplicates),
        _ask("first", "Leave out stances before this date.", DATE_SCHEMA),
        _ask("last", "Leave out stances after this date.", DATE_SCHEMA),
        _AS_OF,
        _INHERIT,
        _ask("compatible", "Whether the numbers are DNA's own, its defects included.", _BOOLEAN),
        _ask("exclude", "What is left out, WHAT=VALUE with ~ between.", _EXCLUSIONS),
        _ISSUE,
        _GROUP,
        _ask("backbone", "Keep the ties that are significant at this level alone.", _SHARE),
    )
)
COALITIONS: Parameters = _by_name((_ask("coalitions", "Whether coalitions are looked for; in one-mode networks.", _BOOLEAN),))
WINDOWS: Parameters = _by_name(
    (
        _ask_word("period", "Measure polarisation in windows of this period.", Period),
        _ask("length", "Periods in a window.", _COUNT),
        _ask("step", "Periods from one window's beginning to the next one's.", _COUNT),
    )
)


def read_texts(parameters: Parameters, request: Request) -> dict[str, str]:
    """The texts of the parameters that are given. Raises ValidationError, which names the parameter."""
    return {name: text for name, text in read_parameters(parameters, request).items() if text is not None}


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what an address may not ask into a refusal that names the parameter."""
    try:
        yield
    except ViewpointError as error:
        raise ValidationError({error.parameter: [f"{error}."]}) from None
