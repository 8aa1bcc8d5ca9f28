"""How the API describes itself (OpenAPI 3): every operation with its refusals, its path's variables and its collection."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from argmap.api.serializers import RefusalSerializer
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


class DebateSchema(AutoSchema):
    """Adds what all views of the API have in common."""

    def get_override_parameters(self) -> Any:
        """The variables of the path."""
        return [parameter for parameter in (_SLUG, _KEY) if f"{{{parameter.name}}}" in self.path]

    def get_tags(self) -> list[str]:
        """The collection, so that a record kind's operations stand together."""
        return [getattr(self.view, "collection", "debates")]

    def get_response_serializers(self) -> Any:
        """The view's answer, which a file's view says itself, and the refusals that it may give instead."""
        answers = getattr(self.view, "answers", None) or {200: super().get_response_serializers()}
        return {**answers, **dict.fromkeys(getattr(self.view, "refusals", ()), RefusalSerializer)}
