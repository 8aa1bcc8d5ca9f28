"""From the allow-list to the parameters of each list: what a name asks for follows from the record kind's value and table."""

from enum import StrEnum
from typing import Any, get_args, get_type_hints

from django.db.models import Q, QuerySet
from django_filters import FilterSet  # type: ignore[import-untyped]
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from argmap.api.offers import DEBATES, OFFERS
from argmap.api.ordering import Ordering
from argmap.api.parameters import (
    Parameter,
    ask_date,
    ask_key,
    ask_search,
    ask_tag,
    ask_text,
    ask_word,
    either,
)
from argmap.core.checks import CREDIBILITIES
from argmap.models import Debate, Visibility
from argmap.services.shape import MODELS, OWNERS, SPLIT, shape_of

_LINKED = {
    ("issues", "claim"): "positions__claim__key",
    ("claims", "passage"): "passage_links__passage__key",
    ("stances", "passage"): "passage_links__passage__key",
    ("stances", "condition"): "conditions__claim__key",
}
"""Filters by a record that the listed one is linked to. At most one link has the key, so that nothing is listed twice."""

_DESCRIPTIONS = {
    "key": "The record's own key.",
    "claim": "Key of a claim.",
    "argument": "Key of an argument.",
    "passage": "Key of a passage that states it.",
    "condition": "Key of a claim that is a condition of the stance.",
    "source": "Key of the record that the relation starts from.",
    "target": "Key of the record that the relation ends at.",
    "focus": "Key of the claim or argument around which the map is drawn.",
    "reported_by": "Key of the actor or source that reports the stance.",
}


class ParameterBackend(BaseFilterBackend):
    """Chooses a list's records by its parameters, `view.parameters`, and tells OpenAPI of them."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        """The records that the request asks for, in its order. Raises ValidationError, which names the parameter."""
        found: QuerySet[Any] = _read(view.parameters, request, queryset).qs
        return found

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """The parameters as OpenAPI has them."""
        return [
            {"name": name, "in": "query", "description": parameter.description, "schema": parameter.schema, "required": False}
            | ({"style": "form", "explode": False} if parameter.schema.get("type") == "array" else {})
            for name, parameter in view.parameters.items()
        ]


def read_parameters(parameters: dict[str, Parameter], request: Request) -> dict[str, Any]:
    """What the request's parameters mean; None for those not given. Raises ValidationError, which names the parameter."""
    values: dict[str, Any] = _read(parameters, request, Debate.objects.none()).form.cleaned_data
    return values


def _read(parameters: dict[str, Parameter], request: Request, records: QuerySet[Any]) -> Any:
    chosen = type("ListFilterSet", (FilterSet,), dict(parameters))(request.query_params, records)
    if not chosen.is_valid():
        raise ValidationError({name: list(messages) for name, messages in chosen.errors.items()})
    return chosen


def build_parameters(collection: str) -> dict[str, Parameter]:
    """The parameters of a record kind's list, by name."""
    offer = OFFERS[collection]
    filters = {name: _build_filter(collection, name) for name in offer.filters}
    return {**filters, "search": ask_search(offer.search), "ordering": Ordering(offer.ordering, "key")}


def build_debate_parameters() -> dict[str, Parameter]:
    """The parameters of the list of debates, by name."""
    return {
        "visibility": _ask_words("visibility", "Who may read the debate.", tuple(Visibility.values)),
        "language": ask_text("language", "Language of the texts (BCP 47).", "language"),
        "tag": ask_tag(),
        "search": ask_search(DEBATES.search),
        "ordering": Ordering(DEBATES.ordering, "slug"),
    }


def _build_filter(collection: str, name: str) -> Parameter:
    if name == "tag":
        return ask_tag()
    if name.endswith(("_from", "_to")):
        column, _, end = name.rpartition("_")
        description = f"{'First' if end == 'from' else 'Last'} date of the range in which `{column}` may lie."
        return ask_date(name, description, column, is_last=end == "to")
    keys = _find_key_columns(collection, name)
    if keys:
        return ask_key(name, _describe(collection, name), *keys)
    for (owner, field), (kind_field, kinds) in SPLIT.items():
        if (owner, kind_field) == (collection, name):
            return _ask_kind(name, f"The kind of record that `{field}` names.", field, kinds)
    return _build_plain_filter(collection, name)


def _find_key_columns(collection: str, name: str) -> tuple[str, ...]:
    """The columns that hold the key asked for; none where the parameter is not about a key."""
    if (collection, name) in _LINKED:
        return (_LINKED[collection, name],)
    if name == "key":
        return ("key",)
    if name in shape_of(collection).references or name == OWNERS.get(collection):
        return (f"{name}__key",)
    _, kinds = SPLIT.get((collection, name), ("", ()))
    return tuple(f"{name}_{kind}__key" for kind in kinds)


def _build_plain_filter(collection: str, name: str) -> Parameter:
    description = _describe(collection, name)
    content = get_type_hints(MODELS[collection].VALUE)[name]
    kind: Any = next((part for part in get_args(content) if part is not type(None)), content)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _ask_words(name, description, tuple(word.value for word in kind))
    if kind is bool:
        return ask_word(name, description, {"true": True, "false": False}, either((name,)), {"type": "boolean"})
    if kind is int:
        marks = {str(mark): mark for mark in CREDIBILITIES}
        return ask_word(name, description, marks, either((name,)), {"type": "integer", "enum": list(CREDIBILITIES)})
    return ask_text(name, description, name)


def _ask_words(name: str, description: str, words: tuple[str, ...]) -> Parameter:
    schema = {"type": "string", "enum": list(words)}
    return ask_word(name, description, {word: word for word in words}, either((name,)), schema)


def _ask_kind(name: str, description: str, field: str, kinds: tuple[str, ...]) -> Parameter:
    def choose(kind: str) -> Q:
        return Q(**{f"{field}_{kind}__isnull": False})

    return ask_word(name, description, {kind: kind for kind in kinds}, choose, {"type": "string", "enum": list(kinds)})


def _describe(collection: str, name: str) -> str:
    model = MODELS[collection]
    if name not in {field.name for field in model._meta.concrete_fields} or name == "key":
        return _DESCRIPTIONS[name]
    return str(getattr(model._meta.get_field(name), "help_text", ""))
