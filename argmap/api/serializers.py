"""The fields of every answer for OpenAPI, built from the frozen values of `argmap.core.records`: one place for all kinds.

The answers themselves are the values, written out field by field (`argmap.api.showing`); a test holds them to this schema.
"""

from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from msgspec import Struct, inspect
from rest_framework import serializers

from argmap.core.debate import COLLECTIONS
from argmap.core.limits import LENGTHS
from argmap.core.records import About, Inference, Premise, Stop
from argmap.models import Debate, DebateRecord, Visibility
from argmap.services.shape import MODELS, OWNERS

Fields = dict[str, serializers.Field[Any, Any, Any, Any]]
_NESTED_NAMES = {Inference: "NestedInference", Premise: "NestedPremise", Stop: "NestedStop"}
"""Inside an argument or a tour these have no address of their own; their own lists give them one, under the plain name."""

FILES = ("document", "evaluation", "map.svg", "map.png", "map.pdf", "map.dot")
"""The parts of a debate that are files."""

PARTS = (*COLLECTIONS, *FILES)
"""All parts of a debate that have an address."""


class ProblemSerializer(serializers.Serializer[Any]):
    """One thing that was wrong: a code for programs, a sentence for people, the parameter where there is one."""

    code = serializers.CharField()
    detail = serializers.CharField()
    attr = serializers.CharField(allow_null=True)


class RefusalSerializer(serializers.Serializer[Any]):
    """The answer to a request that cannot be met, with at least one reason."""

    type = serializers.ChoiceField(["validation_error", "client_error", "server_error"])
    errors = ProblemSerializer(many=True)  # type: ignore[assignment] # a field of the answer, not the serializer's own errors


@cache
def build_record_serializer(collection: str) -> type[serializers.Serializer[Any]]:
    """The fields of a record with an address of its own: the value's, the owner's key if it has one, version and address."""
    model = MODELS[collection]
    contents = _build_fields(model.VALUE, model)
    if collection in OWNERS:
        owner = OWNERS[collection]
        contents[owner] = serializers.CharField(max_length=LENGTHS["key"], help_text=f"Key of the {owner} that it is part of.")
    contents["version"] = _count("Raised by every change of the record's own fields.", least=1)
    contents["api_url"] = serializers.URLField(help_text="The record's address here.")
    return _name(model.VALUE.__name__, contents, model.VALUE.__doc__)


@cache
def build_debate_serializer() -> type[serializers.Serializer[Any]]:
    """The fields of a debate as a record: the document's, who may read it, counts of its records, and where its parts are."""
    counts = _name("Counts", {name: _count() for name in COLLECTIONS}, "How many records of each kind the debate has.")
    links = _name("Links", {name: serializers.URLField() for name in PARTS}, "The addresses of the debate's parts.")
    contents = _build_fields(About, Debate)
    contents["visibility"] = serializers.ChoiceField([(word.value, word.name) for word in Visibility])
    contents["version"] = _count("Raised by every change of the debate's own fields.", least=1)
    contents["revision"] = _count("Raised by every change of anything in the debate.", least=1)
    contents["counts"] = counts()
    contents["api_url"] = serializers.URLField(help_text="The debate's address here.")
    contents["links"] = links()
    return _name("Debate", contents, About.__doc__)


def _count(help_text: str = "", *, least: int = 0) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=least, help_text=help_text)


def _name(name: str, contents: Fields, doc: str | None) -> type[serializers.Serializer[Any]]:
    return type(f"{name}Serializer", (serializers.Serializer,), {**contents, "__doc__": doc, "__module__": __name__})


@cache
def _build_nested_serializer(value: type[Struct]) -> type[serializers.Serializer[Any]]:
    model = next((model for model in MODELS.values() if model.VALUE is value), None)
    return _name(_NESTED_NAMES.get(value, value.__name__), _build_fields(value, model), value.__doc__)


def _build_fields(value: type[Struct], model: type[DebateRecord] | type[Debate] | None) -> Fields:
    info = inspect.type_info(value)
    assert isinstance(info, inspect.StructType)
    return {field.name: _build_field(field.name, field.type, help_text=_help(model, field.name)) for field in info.fields}


def _help(model: type[DebateRecord] | type[Debate] | None, name: str) -> str:
    try:
        return str(getattr(model._meta.get_field(name), "help_text", "")) if model else ""
    except FieldDoesNotExist:
        return ""


def _build_field(name: str, kind: inspect.Type, **options: Any) -> Any:
    match kind:
        case inspect.UnionType(types):
            (inner,) = (part for part in types if not isinstance(part, inspect.NoneType))
            return _build_field(name, inner, allow_null=True, **options)
        case inspect.EnumType(cls=words):
            return serializers.ChoiceField([(word.value, word.name) for word in words], **options)
        case inspect.StrType():
            return serializers.CharField(max_length=LENGTHS.get(name), **options)
        case inspect.VarTupleType(item_type=inspect.StructType(cls=part)):
            return _build_nested_serializer(part)(many=True, **options)
        case inspect.VarTupleType(item_type=item):
            return serializers.ListField(child=_build_field("", item), **options)
        case _:
            return _SIMPLE[type(kind)](**options)


_SIMPLE: dict[type[inspect.Type], Any] = {
    inspect.BoolType: serializers.BooleanField,
    inspect.IntType: serializers.IntegerField,
    inspect.FloatType: serializers.FloatField,
    inspect.DictType: serializers.DictField,
}
