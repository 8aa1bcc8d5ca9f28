"""Several people at once: nothing acknowledged is lost, and nobody sees half a change."""

import random
import threading
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from argmap.core.canonical import normalise
from argmap.core.checks import find_problems
from argmap.models import Claim, Debate, Group
from argmap.services.importing import Basis, DebateChangedError, import_debate
from argmap.services.recording import save_with_history
from argmap.services.snapshot import load_debate
from argmap.services.writing import Conflict, save_record, writing_to
from tests.core.values import change_record, make_bridge
from tests.factories import make_claim, make_debate, make_group, make_user
from tests.services.history import count_rows, read_revision
from tests.services.threads import run_at_once

EDITORS, EDITS = 8, 25


def edit_often(keys, user, seed):
    """Raise the position of one of the claims by one, again and again; how many edits were acknowledged."""
    chance = random.Random(seed)
    acknowledged = 0
    while acknowledged < EDITS:
        claim = Claim.objects.get(pk=chance.choice(keys))
        claim.position += 1
        try:
            save_record(record=claim, user=user, expected_version=claim.version)
        except Conflict:
            continue
        acknowledged += 1
    return acknowledged


def test_no_edit_of_many_editors_is_lost(shared_database):
    debate = make_debate("busy")
    claims, user = [make_claim(debate), make_claim(debate)], make_user("editor")
    keys, revision = [claim.pk for claim in claims], read_revision(debate)

    acknowledged = sum(run_at_once([partial(edit_often, keys, user, seed) for seed in range(EDITORS)]))

    stored = Claim.objects.filter(debate=debate)
    assert acknowledged == EDITORS * EDITS
    assert sum(claim.position for claim in stored) == acknowledged
    assert sum(claim.version - 1 for claim in stored) == acknowledged
    assert Claim.history.filter(history_type="~", history_user=user).count() == acknowledged
    assert read_revision(debate) == revision + acknowledged


def test_of_two_edits_of_one_version_one_is_a_conflict(shared_database):
    claim = make_claim(make_debate("pair"))
    ready = threading.Barrier(2)

    def edit(title):
        own = Claim.objects.get(pk=claim.pk)
        own.title = title
        ready.wait(timeout=60)
        try:
            save_record(record=own, user=None, expected_version=1)
        except Conflict as conflict:
            return conflict.current.title
        return "saved"

    told = run_at_once([partial(edit, "one"), partial(edit, "other")])

    claim.refresh_from_db()
    assert sorted(told) == sorted(["saved", claim.title])
    assert claim.version == 2


def test_two_editors_cannot_put_groups_into_each_other(shared_database):
    debate = make_debate("groups")
    one, other = make_group(debate, "one"), make_group(debate, "other")
    ready = threading.Barrier(2)

    def put(inner, outer):
        # Both have read both groups before either writes.
        inner, outer = Group.objects.get(pk=inner.pk), Group.objects.get(pk=outer.pk)
        inner.parent = outer
        ready.wait(timeout=60)
        try:
            save_record(record=inner, user=None, expected_version=1)
        except ValidationError as refusal:
            return refusal.messages[0]
        return "saved"

    told = run_at_once([partial(put, one, other), partial(put, other, one)])

    assert sorted(told) == ["A group cannot lie inside itself.", "saved"]
    assert find_problems(load_debate(debate)) == []


def test_a_look_at_a_debate_never_shows_half_a_change(shared_database):
    debate = make_debate("half")
    claim, group = make_claim(debate, "c"), make_group(debate, "g")
    stop = threading.Event()

    def write():
        count = 0
        while not stop.is_set():
            count += 1
            with writing_to(debate.pk):
                for record in (claim, group):
                    record.position = count
                    save_with_history(record, None)
        return count

    def look():
        try:
            return [load_debate(debate) for _ in range(12)]
        finally:
            stop.set()

    count, seen = run_at_once([write, look])

    assert count > 1
    assert all(one.claims[0].position == one.groups[0].position for one in seen)


@pytest.fixture
def planned_together(monkeypatch):
    """Of two imports at once, neither writes before both have seen the debate as it was."""
    ready = threading.Barrier(2)
    plan, planned = import_debate.__globals__["_plan"], threading.local()

    def plan_together(*arguments, **options):
        report = plan(*arguments, **options)
        if not getattr(planned, "once", False):
            planned.once = True
            ready.wait(timeout=60)
        return report

    monkeypatch.setitem(import_debate.__globals__, "_plan", plan_together)


@pytest.mark.usefixtures("planned_together")
def test_of_two_imports_of_the_same_file_one_writes_and_the_other_changes_nothing(shared_database):
    reports = run_at_once([partial(import_debate, value=make_bridge())] * 2)

    assert sorted(report.merge.changes_nothing for report in reports) == [False, True]
    assert load_debate(Debate.objects.get()) == normalise(make_bridge())
    assert all(records == written for records, written in count_rows().values())


@pytest.mark.usefixtures("planned_together")
def test_of_two_imports_at_once_that_were_looked_at_the_second_is_refused(shared_database):
    def confirm():
        try:
            import_debate(value=make_bridge(), expected=Basis())
        except DebateChangedError:
            return "refused"
        return "written"

    told = run_at_once([confirm] * 2)

    assert sorted(told) == ["refused", "written"]
    assert load_debate(Debate.objects.get()) == normalise(make_bridge())
    assert all(records == written for records, written in count_rows().values())


@pytest.mark.usefixtures("planned_together")
def test_two_imports_of_one_new_debate_both_complete(shared_database):
    incoming = change_record(make_bridge(), "claims", "cheap", title="Building is dear")

    reports = run_at_once([partial(import_debate, value=make_bridge()), partial(import_debate, value=incoming)])

    assert sorted(report.is_new for report in reports) == [False, True]
    debate = Debate.objects.get(slug="bridge")
    assert load_debate(debate) in (normalise(make_bridge()), normalise(incoming))


def test_imports_and_edits_at_once_leave_a_whole_debate(shared_database):
    import_debate(value=make_bridge())
    debate = Debate.objects.get(slug="bridge")
    cheap = Claim.objects.get(debate=debate, key="cheap")

    def bring_in(number):
        value = change_record(make_bridge(), "claims", "closed", title=f"Closed {number}")
        return import_debate(value=value).slug

    edits = [partial(edit_often, [cheap.pk], None, seed) for seed in range(2)]
    run_at_once([*edits, *(partial(bring_in, number) for number in range(2))])

    cheap.refresh_from_db()
    assert cheap.position == 2 * EDITS
    assert find_problems(load_debate(debate)) == []
