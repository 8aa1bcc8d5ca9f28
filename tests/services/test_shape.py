"""How tables and values match: no field of a value is left out."""

import pytest
from django.db.models import ForeignKey
from msgspec.structs import fields

from argmap.core.debate import COLLECTIONS
from argmap.services.shape import LINKS, MODELS, OWNERS, shape_of
from argmap.services.storing import STORING_ORDER


def test_every_collection_has_a_table_and_is_stored():
    assert tuple(MODELS) == COLLECTIONS
    assert sorted(STORING_ORDER) == sorted(COLLECTIONS)


@pytest.mark.parametrize("collection", MODELS)
def test_every_field_of_the_value_is_a_column_a_link_or_a_nested_record(collection):
    shape, model = shape_of(collection), MODELS[collection]
    linked = {field for name, field in LINKS if name == collection}
    nested = {name for name, owner in OWNERS.items() if owner == model._meta.model_name}
    said_with = {f"{field}_kind" for field in shape.split}

    told = {*shape.plain, *shape.references, *shape.split} | linked | nested | said_with

    assert told == {field.name for field in fields(model.VALUE)}


@pytest.mark.parametrize("collection", MODELS)
def test_every_column_is_in_the_value_or_known_not_to_be(collection):
    shape = shape_of(collection)
    own = {"id", "debate", "version", "imported_version"} | {OWNERS.get(collection)}
    split = {name.removesuffix("__key") for name in shape.columns if name.endswith("__key")}

    told = {*shape.plain, *shape.references} | own | split

    assert {field.name for field in MODELS[collection]._meta.concrete_fields} <= told


def test_records_are_stored_after_those_that_they_refer_to():
    places = {MODELS[name]: place for place, name in enumerate(STORING_ORDER)}
    for model, place in places.items():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model in places:
                assert places[field.related_model] <= place
