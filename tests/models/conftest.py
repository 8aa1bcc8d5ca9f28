"""A debate with a record of each kind, to change one column of."""

from types import SimpleNamespace

import pytest

from argmap.models import Affiliation, ClaimPassage, Edition, Issue, StanceCondition, StancePassage
from tests import factories


@pytest.fixture
def there(db):
    """The records by name; nothing is wrong with them."""
    debate = factories.make_debate("there", owner=factories.make_user())
    group = factories.make_group(debate, "g")
    source = factories.make_source(debate, "s")
    passage = factories.make_passage(source, "p")
    claim, other = factories.make_claim(debate, "c", group=group), factories.make_claim(debate, "d")
    argument = factories.make_argument(debate, "a", group=group)
    inference = factories.make_inference(argument, [other], claim, key="a/1")
    actor, body = factories.make_actor(debate, "x"), factories.make_actor(debate, "y")
    stance = factories.make_stance(actor, claim, "conditional", key="t")
    tour = factories.make_tour(debate, "tour")
    relation = factories.make_relation(other, claim, "supports", key="r")
    return SimpleNamespace(
        debate=debate,
        group=group,
        issue=Issue.objects.create(debate=debate, key="i", question="Q?"),
        claim=claim,
        other=other,
        argument=argument,
        inference=inference,
        premise=inference.premises.get(),
        relation=relation,
        undercut=factories.make_relation(claim, relation, "undercuts", key="u"),
        actor=actor,
        body=body,
        affiliation=Affiliation.objects.create(debate=debate, key="xy", actor=actor, kind="member_of", body=body),
        stance=stance,
        condition=StanceCondition.objects.create(debate=debate, stance=stance, claim=other),
        source=source,
        passage=passage,
        evidence=factories.make_evidence(claim, passage, key="e"),
        tour=tour,
        stop=factories.make_stop(tour, "tour/1", focus_claim=claim),
        membership=debate.memberships.get(),
        edition=Edition.objects.create(debate=debate, number=1, document="{}", sha256="0" * 64),
        claim_passage=ClaimPassage.objects.create(debate=debate, claim=claim, passage=passage),
        stance_passage=StancePassage.objects.create(debate=debate, stance=stance, passage=passage),
    )
