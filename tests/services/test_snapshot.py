"""Reading a debate whole."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from argmap.core.canonical import canonical_json, normalise
from argmap.core.kinds import Reporter
from argmap.models import Claim, Debate
from argmap.services import snapshot
from argmap.services.importing import import_debate
from argmap.services.snapshot import load_debate
from argmap.services.writing import delete_debate
from tests import factories
from tests.core.values import change_record, make_bridge
from tests.formats.debates import debates
from tests.services.rollback import rolled_back

QUERIES = [
    "debate", "issueposition", "claimpassage", "stancepassage", "stancecondition", "group", "issue", "claim", "argument",
    "inference", "premise", "relation", "actor", "affiliation", "stance", "source", "passage", "evidence", "tour", "stop",
    "debate",
]  # fmt: skip
"""The table that each query is to, in turn."""


def list_tables(captured):
    """The table that each query is to."""
    return [re.search(r'FROM "argmap_(\w+)"', query["sql"])[1] for query in captured if "FROM" in query["sql"]]


def test_the_records_come_back_as_they_were_brought_in(bridge):
    assert load_debate(bridge) == normalise(make_bridge())


@given(value=debates())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_debate_comes_back_as_it_was_brought_in(db, value):
    with rolled_back():
        import_debate(value=value)

        loaded = load_debate(Debate.objects.get(slug=value.about.slug))

    assert loaded == normalise(value)
    assert canonical_json(loaded) == canonical_json(value)


def test_a_small_debate_is_read_in_these_queries(bridge):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        load_debate(bridge)

    assert list_tables(queries.captured_queries) == QUERIES


def test_a_large_debate_is_read_in_the_same_queries(bridge):
    for number in range(200):
        claim = factories.make_claim(bridge, f"n{number}")
        factories.make_relation(claim, claim)
        factories.make_inference(factories.make_argument(bridge), [claim, claim], claim)

    with CaptureQueriesContext(connection) as queries:
        loaded = load_debate(bridge)

    assert len(loaded.claims) == 204
    assert list_tables(queries.captured_queries) == QUERIES


def test_an_empty_debate_is_a_debate(db):
    debate = factories.make_debate("empty")

    loaded = load_debate(debate)

    assert (loaded.about.slug, loaded.claims) == ("empty", ())


def test_records_of_other_debates_are_not_in_it(bridge):
    before = load_debate(bridge)

    other = factories.make_debate("elsewhere")
    factories.make_stance(factories.make_actor(other), factories.make_claim(other))

    assert load_debate(bridge) == before


def test_a_reporter_is_an_actor_or_a_source(bridge):
    actor, claim = factories.make_actor(bridge, "hudson"), factories.make_claim(bridge)
    factories.make_stance(actor, claim, key="told", reported_by_actor=actor)

    stances = {stance.key: stance for stance in load_debate(bridge).stances}

    assert (stances["told"].reported_by, stances["told"].reported_by_kind) == ("hudson", Reporter.ACTOR)
    assert (stances["mayor-build"].reported_by, stances["mayor-build"].reported_by_kind) == ("paper", Reporter.SOURCE)


def test_who_may_see_it_and_who_edited_it_does_not_change_it(bridge):
    before = canonical_json(load_debate(bridge))

    Debate.objects.filter(pk=bridge.pk).update(visibility="public", version=7, revision=70)
    Claim.objects.filter(debate=bridge).update(version=9, imported_version=2)

    assert canonical_json(load_debate(bridge)) == before


@pytest.mark.parametrize("number", [1e22, 1.5e300, -0.0, 1e-7, 2**64 - 1, 0.1])
def test_a_number_in_extra_comes_back_the_same_from_every_database(db, number):
    value = change_record(make_bridge(), "claims", "cheap", extra={"tool": [number]})
    import_debate(value=value)
    claim = Claim.objects.get(key="cheap")

    claim.full_clean()

    assert canonical_json(load_debate(claim.debate)) == canonical_json(value)


def test_a_debate_that_was_deleted_meanwhile_does_not_exist(bridge, analyst):
    delete_debate(debate=Debate.objects.get(pk=bridge.pk), user=analyst, expected_version=1)

    with pytest.raises(Debate.DoesNotExist):
        load_debate(bridge)


def test_where_writers_do_not_let_up_they_wait(bridge, monkeypatch):
    monkeypatch.setattr(snapshot, "_read_revision", lambda debate_id: -1)

    with CaptureQueriesContext(connection) as queries:
        loaded = load_debate(bridge)

    assert loaded == normalise(make_bridge())
    tables = list_tables(queries.captured_queries)
    assert tables == QUERIES[:-1] * snapshot.TRIES + ["debate"] + QUERIES[:-1]
