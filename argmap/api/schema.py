"""How the API describes itself (OpenAPI 3): every operation with its refusals, its path's variables and its collection."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from argmap.api.parameters import Parameter
from argmap.api.serializers import RefusalSerializer
from argmap.core.checks import name_kind
from argmap.core.limits import FORMS, LENGTHS

_SLUG = OpenApiParameter(
    "slug",
    {"type": "string", "maxLength": LENGTHS["slug"], "pattern": f"^{FORMS['slug'][0].pattern}$"},
    OpenApiParameter.PATH,
    description="Short name of the debate.",
)
_KEY = OpenApiParameter(
    "key",
    OpenApiTypes.STR,
    OpenApiParameter.PATH,
    description="The record's key, percent-encoded. It may hold any printable characters, `/` too.",
)
_KNOWN = OpenApiResponse(description="The client has this representation already: its ETag was in If-None-Match.")


def describe_parameters(asked: Mapping[str, Parameter]) -> list[OpenApiParameter]:
    """Query parameters as OpenAPI has them."""
    return [OpenApiParameter(one.field_name, one.schema, description=one.description) for one in asked.values()]


class DebateSchema(AutoSchema):
    """Adds what all views of the API have in common."""

    def get_override_parameters(self) -> Any:
        """The variables of the path, and what a view that is no list may be asked."""
        asked = getattr(self.view, "asked", {})
        return [
            *(
                parameter
                for parameter in (_SLUG, _KEY, *getattr(self.view, "variables", ()))
                if f"{{{parameter.name}}}" in self.path
            ),
            *describe_parameters(asked),
        ]

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        """The operation; where there is a body it is wanted, which the library says of serializers only."""
        operation = super().get_operation(*args, **kwargs)
        if operation and "requestBody" in operation:
            operation["requestBody"]["required"] = True
        return operation

    def get_tags(self) -> list[str]:
        """The collection, so that a record kind's operations stand together."""
        return [getattr(self.view, "collection", "debates")]

    def get_operation_id(self) -> str:
        """A name for the operation that is a name in programs too: list_claims, get_claim, get_map_svg.

        A view whose address does not tell it says it itself, as `operation`.
        """
        if named := getattr(self.view, "operation", ""):
            return str(named)
        *_, name = (part for part in self.path.strip("/").split("/") if not part.startswith("{"))
        return f"list_{name}" if self._lists() else f"get_{name_kind(name)}".replace(".", "_")

    def get_response_serializers(self) -> Any:
        """The view's answer, which a file's view says itself, and what it may answer instead."""
        answers = getattr(self.view, "answers", None) or {200: super().get_response_serializers()}
        known = {} if self._lists() else {304: _KNOWN}
        return {**answers, **known, **dict.fromkeys(getattr(self.view, "refusals", ()), RefusalSerializer)}

    def _lists(self) -> bool:
        return getattr(self.view, "action", "") == "list"
