"""docs/model.md names every field and every word."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
from msgspec.structs import fields

from argmap.core import kinds
from argmap.core.records import About, Condition, Value
from argmap.models import Debate, Membership, Role
from argmap.services.shape import MODELS

PAGE = (Path(__file__).parents[2] / "docs" / "model.md").read_text()
SECTIONS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))
VALUES = {"Debate": About} | {model.__name__: model.VALUE for model in MODELS.values()}
COMMON = {"key", "tags", "extra"}


@pytest.mark.parametrize("name", VALUES)
def test_a_record_has_a_section_that_names_its_fields_and_no_others(name):
    named = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]+) \|", SECTIONS[name], re.MULTILINE))))
    words = {kind.value for kind in kinds.RelationKind}

    assert named - words == {field.name for field in fields(VALUES[name])} - COMMON


def test_what_every_record_has_is_named_once():
    assert {field.name for field in fields(Value)} | {"key"} == COMMON
    assert all(f"| `{field}` |" in SECTIONS["What holds of every record"] for field in COMMON)


def test_every_word_of_every_vocabulary_is_named():
    vocabularies = [kind for kind in vars(kinds).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
    codes = {kinds.Reliability}
    nodes = {kinds.End, kinds.Reporter}
    words = {word.value for kind in vocabularies if kind not in codes | nodes | {StrEnum} for word in kind}

    assert {word for word in words | set(Role.values) if f"`{word}`" not in PAGE} == set()


def test_every_column_is_named():
    columns = {
        field.name
        for model in (Debate, Membership, *MODELS.values())
        for field in model._meta.concrete_fields
        if field.name != "id"
    }

    assert {column for column in columns if f"`{column}`" not in PAGE} == set()
    assert {field.name for field in fields(Condition)} == {"claim", "must_be"}
