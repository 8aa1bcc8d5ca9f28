"""Debates as statements and steps, with arguments met where formats without them can."""

import pytest

from argmap.core.debate import Debate
from argmap.core.kinds import End, Polarity, RelationKind
from argmap.core.records import About, Argument, Claim, Inference, Premise, Relation
from argmap.formats.steps import list_steps

CLAIM, ARGUMENT, STEP = (End.CLAIM, "c"), (End.ARGUMENT, "sketch"), (End.INFERENCE, "last")
ARGUMENTS = (
    Argument(key="sketch", title="S"),
    Argument(
        key="full",
        title="F",
        inferences=(
            Inference(key="last", conclusion="c", position=1, premises=(Premise(key="p", claim="d"),)),
            Inference(key="first", conclusion="d"),
        ),
    ),
)


def list_of(kind, source, target, **ends):
    relation = Relation(key="r", kind=kind, source=source, target=target, **ends)
    claims = (Claim(key="d", title="D", position=1), Claim(key="c", title="C"))
    return list_steps(Debate(about=About(slug="a", question="q"), claims=claims, arguments=ARGUMENTS, relations=(relation,)))


def test_statements_are_claims_and_arguments_without_inferences_in_their_order():
    bare = list_of(RelationKind.SUPPORTS, "c", "d")

    assert list(bare.statements) == [CLAIM, (End.CLAIM, "d"), ARGUMENT]
    assert list(bare.steps) == [(End.INFERENCE, "first"), STEP, (End.RELATION, "r")]


@pytest.mark.parametrize(
    ("kind", "polarity"),
    [
        (RelationKind.SUPPORTS, Polarity.SUPPORTS),
        (RelationKind.ENTAILS, Polarity.SUPPORTS),
        (RelationKind.ATTACKS, Polarity.ATTACKS),
    ],
)
def test_a_relation_is_a_step_with_one_premise(kind, polarity):
    step = list_of(kind, "d", "c").steps[End.RELATION, "r"]

    assert (step.kind, step.premises, step.conclusion) == (polarity, ((End.CLAIM, "d"),), CLAIM)


def test_an_argument_speaks_by_its_last_conclusion():
    step = list_of(RelationKind.SUPPORTS, "full", "sketch", source_kind=End.ARGUMENT, target_kind=End.ARGUMENT).steps[
        End.RELATION, "r"
    ]

    assert (step.premises, step.conclusion) == ((CLAIM,), ARGUMENT)


@pytest.mark.parametrize("kind", [RelationKind.ATTACKS, RelationKind.UNDERCUTS])
def test_an_argument_is_denied_at_its_last_inference(kind):
    (undercut,) = list_of(kind, "d", "full", target_kind=End.ARGUMENT).undercuts

    assert (undercut.source, undercut.target) == ((End.CLAIM, "d"), STEP)


def test_an_undercut_of_an_argument_without_inferences_attacks_it():
    step = list_of(RelationKind.UNDERCUTS, "d", "sketch", target_kind=End.ARGUMENT).steps[End.RELATION, "r"]

    assert (step.kind, step.conclusion) == (Polarity.ATTACKS, ARGUMENT)


@pytest.mark.parametrize(
    ("kind", "source", "target", "ends"),
    [
        (RelationKind.SUPPORTS, "d", "full", {"target_kind": End.ARGUMENT}),
        (RelationKind.REPHRASES, "d", "full", {"target_kind": End.ARGUMENT}),
        # The argument says so itself.
        (RelationKind.SUPPORTS, "full", "c", {"source_kind": End.ARGUMENT}),
    ],
)
def test_what_is_neither_step_nor_link_is_left(kind, source, target, ends):
    bare = list_of(kind, source, target, **ends)

    assert [relation.key for relation in bare.left] == ["r"]


def test_arguments_are_preferred_as_what_they_are_met_at():
    (preference,) = list_of(
        RelationKind.PREFERRED_TO, "full", "sketch", source_kind=End.ARGUMENT, target_kind=End.ARGUMENT
    ).preferences

    assert (preference.source, preference.target) == (STEP, ARGUMENT)
