"""Which claims were entered or changed since a day or an edition, by the records' history."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from argmap.core.reading.viewpoint import ViewpointError
from argmap.models import Argument, Claim, Evidence, Inference, Passage, Premise, Relation
from argmap.services.changed import find_changed
from argmap.services.editions import publish_edition
from tests.factories import (
    make_actor,
    make_argument,
    make_claim,
    make_debate,
    make_evidence,
    make_inference,
    make_passage,
    make_relation,
    make_source,
    make_stance,
)

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def make_old_claims():
    """A debate with claims a to d, entered long ago."""
    debate = make_debate()
    claims = {key: make_claim(debate, key) for key in "abcd"}
    Claim.history.update(history_date=LONG_AGO)
    return debate, claims


def test_claims_are_new_or_changed_by_what_was_written_since():
    debate, claims = make_old_claims()
    claims["b"].title = "Another title"
    claims["b"].save()
    make_stance(make_actor(debate), claims["c"], "supports")
    make_relation(make_claim(debate, "reason"), claims["d"])

    found = find_changed(debate, datetime.now(UTC).date() - timedelta(days=1))

    assert (found.new, found.changed) == ({"reason"}, {"b", "c", "d"})


def test_what_is_said_of_a_claim_through_other_records_changes_it():
    debate, claims = make_old_claims()
    argument = make_argument(debate)
    inference = make_inference(argument, [claims["a"]], claims["b"])
    denial = make_relation(claims["c"], inference, "undercuts")
    passage = make_passage(make_source(debate))
    make_evidence(claims["d"], passage)
    kinds = (Argument, Inference, Premise, Relation, Passage, Evidence)

    changed = []
    for record, field in ((argument, "gist"), (denial, "weight"), (passage, "locator")):
        for kind in kinds:
            kind.history.update(history_date=LONG_AGO)
        setattr(record, field, Decimal("0.25") if field == "weight" else "Another")
        record.save()
        changed.append(find_changed(debate, datetime.now(UTC).date()).both)

    assert changed == [{"b"}, {"b"}, {"d"}]


def test_nothing_has_changed_since_tomorrow_and_what_has_gone_is_not_told():
    debate, claims = make_old_claims()
    make_relation(claims["a"], claims["b"]).delete()
    claims["c"].delete()
    today = datetime.now(UTC).date()

    assert find_changed(debate, today).both == {"b"}
    assert find_changed(debate, today + timedelta(days=1)).both == frozenset()


def test_an_edition_is_a_moment_too():
    debate, claims = make_old_claims()
    make_stance(make_actor(debate), claims["a"], "supports")
    publish_edition(debate=debate, user=None)
    make_relation(claims["a"], claims["b"])

    assert find_changed(debate, 1).both == {"b"}
    with pytest.raises(ViewpointError, match="no edition 2"):
        find_changed(debate, 2)


def test_it_asks_as_many_queries_of_many_claims_as_of_few():
    debate, claims = make_old_claims()
    for _ in range(20):
        make_relation(make_claim(debate), claims["a"])
    assert Relation.objects.count() == 20

    with CaptureQueriesContext(connection) as queries:
        find_changed(debate, LONG_AGO.date())

    assert len(queries) == 19
