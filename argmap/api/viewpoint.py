"""From where a debate is looked at, as query parameters of the API: the same as the pages have."""

from typing import Any

from argmap.api.parameters import DATE_SCHEMA, Parameter
from argmap.core.kinds import Profile
from argmap.core.limits import LENGTHS
from argmap.core.reading.viewpoint import READERS

_WORDS = {"type": "string"}
_TOGGLES = r"^[a-z-]+\.[A-Za-z0-9_-]+(\.[0-9]+)?(~[a-z-]+\.[A-Za-z0-9_-]+(\.[0-9]+)?)*$"
_KEY = r"^[^\x00]+$"


def _ask(name: str, description: str, schema: dict[str, Any]) -> Parameter:
    return Parameter(name, description, schema, read=READERS[name])


VIEWPOINT = {
    parameter.field_name: parameter
    for parameter in (
        _ask("profile", "Rules of standing; the debate's own where it is left out.", _WORDS | {"enum": [*Profile]}),
        _ask("lens", "Key of the actor to see the debate as.", _WORDS | {"maxLength": LENGTHS["key"], "pattern": _KEY}),
        _ask("as_of", "Count stances up to the end of this date.", DATE_SCHEMA),
        _ask("what_if", "Toggles with ~ between, as in in.A1~off-relation.A3-A0.", _WORDS | {"pattern": _TOGGLES}),
        _ask("evidence", "Whether rated evidence counts.", {"type": "boolean"}),
    )
}
"""Parameter by name; `argmap.core.reading.viewpoint.build_options` makes options of their values."""
