"""Which ends fit which kind of relation, as a table of its own."""

import pytest

from argmap.core.kinds import End, LocatorKind, RelationKind

CLAIM, ARGUMENT, INFERENCE, RELATION = End.CLAIM, End.ARGUMENT, End.INFERENCE, End.RELATION
NODES = {CLAIM, ARGUMENT}

ALLOWED = {
    "supports": (NODES, NODES),
    "attacks": (NODES, NODES),
    "undercuts": (NODES, {ARGUMENT, INFERENCE, RELATION}),
    "entails": ({CLAIM}, {CLAIM}),
    "contrary": ({CLAIM}, {CLAIM}),
    "contradictory": (NODES, NODES),
    "rephrases": (NODES, NODES),
    "preferred_to": (NODES, NODES),
}


def test_the_table_names_every_kind():
    assert set(ALLOWED) == {kind.value for kind in RelationKind}


@pytest.mark.parametrize("kind", RelationKind)
def test_a_relation_starts_and_ends_where_its_kind_allows(kind):
    assert (kind.sources, kind.targets) == ALLOWED[kind]


@pytest.mark.parametrize("kind", RelationKind)
def test_only_reasons_can_be_undercut(kind):
    assert kind.can_be_undercut == (kind in {"supports", "attacks"})


@pytest.mark.parametrize("kind", RelationKind)
def test_only_oppositions_of_equals_have_no_direction(kind):
    assert kind.is_symmetric == (kind in {"contrary", "contradictory"})


@pytest.mark.parametrize("kind", LocatorKind)
def test_every_place_has_a_name(kind):
    assert "12" in kind.name_place("12")
