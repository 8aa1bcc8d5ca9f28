"""Deleting: refused where a record is cited, unless all goes together."""

import pytest
from django.db.models.deletion import RestrictedError

from argmap.models import Debate, IssuePosition
from argmap.services.shape import LINKS, MODELS
from tests import factories

CITED = ["group", "claim", "other", "relation", "actor", "body", "source", "passage"]


@pytest.mark.parametrize("name", CITED)
def test_a_cited_record_stays(there, name):
    with pytest.raises(RestrictedError):
        getattr(there, name).delete()


@pytest.mark.parametrize("name", ["argument", "inference"])
def test_a_step_that_an_undercut_aims_at_stays(there, name):
    factories.make_relation(there.claim, there.inference, "undercuts", key="on-step")

    with pytest.raises(RestrictedError):
        getattr(there, name).delete()


def test_an_argument_takes_its_steps_along(there):
    there.argument.delete()

    assert not type(there.inference).objects.exists()
    assert not type(there.premise).objects.exists()


def test_a_stance_takes_its_conditions_and_passages_along(there):
    there.stance.delete()

    assert not type(there.condition).objects.exists()
    assert not type(there.stance_passage).objects.exists()


def test_a_whole_debate_goes_with_undercuts_nested_groups_and_links(there):
    inner = factories.make_group(there.debate, "inner", parent=there.group)
    factories.make_claim(there.debate, "in", group=inner)
    factories.make_relation(there.claim, there.inference, "undercuts", key="on-step")
    IssuePosition.objects.create(debate=there.debate, issue=there.issue, claim=there.claim)
    kept = factories.make_claim(factories.make_debate("elsewhere"))

    there.debate.delete()

    assert list(Debate.objects.all()) == [kept.debate]
    left = {model: model.objects.count() for model in (*MODELS.values(), *LINKS.values())}
    assert {model: count for model, count in left.items() if count} == {type(kept): 1}
