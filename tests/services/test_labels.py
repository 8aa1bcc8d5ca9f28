"""What stands in big debates: kept by revision, worked out beside by one at a time, and stale until then."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache

from argmap.services import labels
from argmap.services.labels import find_standing, work_out_labels
from tests.factories import make_claim, make_debate, make_relation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def started(monkeypatch):
    """The work that readers had begun beside, which is done when a test calls it."""
    works = []

    class Waiting:
        def __init__(self, *, target, args, **_options):
            self.work = lambda: target(*args)

        def start(self):
            works.append(self.work)

    monkeypatch.setattr(labels, "Thread", Waiting)
    monkeypatch.setattr(labels.connections, "close_all", lambda: None)
    return works


@pytest.fixture
def debate():
    debate = make_debate()
    claim = make_claim(debate, "claim")
    make_relation(make_claim(debate, "reason", assumed=True), claim)
    return debate


def verdicts(standing):
    return {key: mark.verdict.value for key, mark in standing.marks.items()}


def test_a_reader_does_not_wait_and_the_next_one_finds_what_was_worked_out(debate, started):
    first = find_standing(debate, ["claim", "reason"])
    (work,) = started
    work()
    second = find_standing(debate, ["claim"])

    assert (first.marks, first.is_current) == ({}, False)
    assert (verdicts(second), second.is_current) == ({"claim": "in"}, True)


def test_many_readers_have_it_worked_out_once(debate, started):
    for _reader in range(5):
        find_standing(debate, ["claim"])

    assert len(started) == 1


def test_what_was_worked_out_for_an_earlier_revision_is_shown_as_stale_until_it_is_worked_out_anew(debate, started):
    work_out_labels(debate)
    make_relation(make_claim(debate, "rebuttal", assumed=True), debate.claim_set.get(key="claim"), "attacks")
    debate.revision += 1
    debate.save()

    stale = find_standing(debate, ["claim", "rebuttal"])
    (work,) = started
    work()
    fresh = find_standing(debate, ["claim", "rebuttal"])

    assert (verdicts(stale), stale.is_current) == ({"claim": "in"}, False)
    assert fresh.is_current
    assert set(fresh.marks) == {"claim", "rebuttal"}


def test_after_a_failure_what_was_known_stays_and_it_rests_as_long_as_it_worked(debate, started, monkeypatch, caplog):
    clock = iter([100.0, 129.5])
    rests = []
    work_out_labels(debate)
    debate.revision += 1
    find_standing(debate, ["claim"])
    monkeypatch.setattr(labels, "load_debate", lambda _debate: 1 / 0)
    monkeypatch.setattr(labels, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    monkeypatch.setattr(labels.cache, "set", lambda _place, _value, seconds: rests.append(seconds))

    (work,) = started
    work()

    assert rests == [30]
    assert "could not be worked out" in caplog.text
    assert verdicts(find_standing(debate, ["claim"])) == {"claim": "in"}
