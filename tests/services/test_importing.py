"""Bringing a debate in: all or nothing, once or twice, and nobody's edits are lost."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.core.canonical import normalise
from argmap.core.debate import Debate as DebateValue
from argmap.core.kinds import End, RelationKind
from argmap.core.merge import Place
from argmap.core.records import About, Claim, Group, Relation
from argmap.models import Claim as ClaimRow
from argmap.models import Debate, Passage
from argmap.services import importing, storing
from argmap.services.importing import DebateIsBusyError, ImportRefused, import_debate
from argmap.services.shape import LINKS, MODELS
from argmap.services.snapshot import load_debate
from argmap.services.verifying import verify_debate
from argmap.services.writing import delete_debate, delete_record, save_debate, save_record
from tests import factories
from tests.core.values import change_record, make_bridge, without
from tests.formats.debates import debates
from tests.services.history import count_history, count_rows, find, list_writes, read_revision
from tests.services.rollback import rolled_back


def edit(debate, collection, key, user=None, **changes):
    """Change a record by hand."""
    record = find(debate, collection, key)
    for name, content in changes.items():
        setattr(record, name, content)
    save_record(record=record, user=user, expected_version=record.version)


def test_a_new_debate_is_private_and_its_owner_alone_is_a_member(analyst):
    report = import_debate(value=make_bridge(), owner=analyst)

    debate = Debate.objects.get(slug="bridge")
    assert (report.slug, report.is_new, report.warnings) == ("bridge", True, [])
    assert debate.visibility == "private"
    assert list(debate.memberships.values_list("user__username", "role")) == [("analyst", "owner")]


def test_each_record_and_link_is_one_row_of_history_by_its_user(analyst):
    before = count_history()

    import_debate(value=make_bridge(), owner=analyst)

    assert list_writes(before) == {name: {("+", "analyst"): there} for name, (there, _) in count_rows().items() if there}


@given(value=debates())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_importing_twice_changes_nothing(db, value):
    with rolled_back():
        import_debate(value=value)
        debate, rows = Debate.objects.get(slug=value.about.slug), count_rows()

        report = import_debate(value=value)

        assert report.merge.changes_nothing
        assert count_rows() == rows
        assert read_revision(debate) == debate.revision


@given(value=debates())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_core_finds_whole_a_form_accepts_too(db, value):
    with rolled_back():
        import_debate(value=value)
        debate = Debate.objects.get(slug=value.about.slug)

        assert verify_debate(debate) == []
        debate.full_clean()
        for model in (*MODELS.values(), *LINKS.values()):
            for row in model.objects.filter(debate=debate):
                # A file may bring a quote that nobody has looked up; whoever edits the passage must.
                is_loose_quote = model is Passage and row.start is None
                row.clean_fields() if is_loose_quote else row.full_clean()


@given(first=debates(), second=debates(), prune=st.booleans())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_second_file_leaves_what_its_plan_says(db, first, second, prune):
    second = replace(second, about=replace(second.about, slug=first.about.slug))
    with rolled_back():
        import_debate(value=first)
        debate = Debate.objects.get(slug=first.about.slug)
        try:
            report = import_debate(value=second, prune=prune)
        except ImportRefused:
            # A record that stays may refer to what the second file has made something else.
            assert not prune
            assert load_debate(debate) == normalise(first)
            return

        assert load_debate(debate) == normalise(report.merge.debate)
        if prune:
            assert load_debate(debate) == normalise(second)


def test_a_slug_that_is_none_is_refused(db):
    with pytest.raises(ImportRefused, match=r"slug: .* will not do; allowed are letters, digits, hyphens and underscores"):
        import_debate(value=make_bridge(), slug="a b")

    assert not Debate.objects.exists()


def test_a_debate_can_be_brought_in_under_another_slug(db):
    import_debate(value=make_bridge(), slug="other")

    loaded = load_debate(Debate.objects.get())
    assert loaded == normalise(replace(make_bridge(), about=replace(make_bridge().about, slug="other")))


def test_other_debates_are_never_touched(bridge):
    other = import_debate(value=make_bridge(), slug="other")
    elsewhere = Debate.objects.get(slug=other.slug)
    before, revision = load_debate(elsewhere), read_revision(elsewhere)

    import_debate(value=DebateValue(about=make_bridge().about), overwrite=True, prune=True)

    assert load_debate(bridge) == DebateValue(about=make_bridge().about)
    assert (load_debate(elsewhere), read_revision(elsewhere)) == (before, revision)


def test_a_changed_file_writes_what_changed_and_no_more(bridge, analyst):
    before, revision = count_history(), read_revision(bridge)
    incoming = change_record(make_bridge(), "claims", "cheap", title="Building is dear")

    report = import_debate(value=incoming, owner=analyst)

    assert report.merge.updated == (Place("claims", "cheap"),)
    assert list_writes(before) == {"Claim": {("~", "analyst"): 1}}
    assert read_revision(bridge) == revision + 1


def test_changed_links_are_replaced_one_by_one(bridge, analyst):
    before = count_history()
    incoming = change_record(make_bridge(), "claims", "build", passages=("p-closed",))

    import_debate(value=incoming, owner=analyst)

    assert list_writes(before) == {
        "Claim": {("~", "analyst"): 1},
        "ClaimPassage": {("-", "analyst"): 1, ("+", "analyst"): 1},
    }


def test_a_changed_question_is_one_row_of_history(bridge, analyst):
    before = count_history()
    incoming = replace(make_bridge(), about=replace(make_bridge().about, question="Should it?"))

    import_debate(value=incoming, owner=analyst)

    assert list_writes(before) == {"Debate": {("~", "analyst"): 1}}
    bridge.refresh_from_db()
    assert (bridge.version, bridge.imported_version) == (2, 2)


def test_a_position_may_move_to_another_issue(bridge):
    issue = make_bridge().issues[0]
    incoming = replace(
        make_bridge(), issues=(replace(issue, positions=("repair",)), replace(issue, key="other", positions=("build",)))
    )

    import_debate(value=incoming)

    assert load_debate(bridge) == normalise(incoming)


def test_a_position_may_move_to_an_issue_in_place_of_a_pruned_one(bridge):
    issue = replace(make_bridge().issues[0], key="instead")
    incoming = replace(make_bridge(), issues=(issue,))

    import_debate(value=incoming, prune=True)

    assert load_debate(bridge) == normalise(incoming)


def test_what_was_edited_since_is_kept_and_reported(bridge):
    edit(bridge, "claims", "cheap", title="Building is dear")
    incoming = change_record(make_bridge(), "claims", "cheap", title="Building costs little")
    rows = count_rows()

    report = import_debate(value=incoming)

    assert report.warnings == ["claims: cheap: edited since the last import and kept; --overwrite replaces it"]
    assert find(bridge, "claims", "cheap").title == "Building is dear"
    assert count_rows() == rows


def test_what_was_edited_since_is_replaced_where_asked(bridge):
    edit(bridge, "claims", "cheap", title="Building is dear")

    report = import_debate(value=make_bridge(), overwrite=True)

    assert report.merge.updated == (Place("claims", "cheap"),)
    assert load_debate(bridge) == normalise(make_bridge())
    assert import_debate(value=change_record(make_bridge(), "claims", "cheap", title="New")).warnings == []


def test_an_edited_question_is_kept_and_reported(bridge, analyst):
    bridge.question = "Edited?"
    save_debate(debate=bridge, user=analyst, expected_version=1)

    report = import_debate(value=make_bridge())

    assert report.warnings == ["debate: edited since the last import and kept; --overwrite replaces it"]
    assert load_debate(bridge).about.question == "Edited?"


def test_records_that_the_file_lacks_stay_unless_it_prunes(bridge, analyst):
    incoming = without(make_bridge(), "evidence", "e1")

    import_debate(value=incoming)
    assert find(bridge, "evidence", "e1")
    before = count_history()
    report = import_debate(value=incoming, owner=analyst, prune=True)

    assert report.merge.deleted == (Place("evidence", "e1"),)
    assert list_writes(before) == {"Evidence": {("-", "analyst"): 1}}


def test_pruning_takes_undercuts_with_their_aims_and_groups_with_their_parents(db):
    nested = replace(
        make_bridge(),
        groups=(*make_bridge().groups, Group(key="a", title="A"), Group(key="z", title="Z", parent="a", position=9)),
        relations=(
            *make_bridge().relations,
            Relation(
                key="late",
                kind=RelationKind.UNDERCUTS,
                source="repair",
                target="cheap-build",
                target_kind=End.RELATION,
                position=9,
            ),
        ),
    )
    import_debate(value=nested)

    import_debate(value=DebateValue(about=nested.about), prune=True)

    assert load_debate(Debate.objects.get()) == DebateValue(about=nested.about)


def test_pruning_spares_what_was_made_by_hand(bridge):
    save_record(record=ClaimRow(debate=bridge, key="mine", title="Mine"), user=None)

    report = import_debate(value=make_bridge(), prune=True)

    assert report.merge.edited_kept == (Place("claims", "mine"),)
    assert find(bridge, "claims", "mine")


def test_pruning_what_a_kept_record_cites_is_refused_in_one_sentence(bridge):
    edit(bridge, "evidence", "e1", gist="Seen by myself")
    incoming = change_record(without(make_bridge(), "passages", "p-closed"), "evidence", "e1", passage="p-build")
    rows = count_rows()

    with pytest.raises(ImportRefused) as refusal:
        import_debate(value=incoming, prune=True)

    assert str(refusal.value) == (
        'evidence e1: passage: no passage has the key "p-closed"; the record was edited since the last import and is kept'
    )
    assert count_rows() == rows


def test_a_dry_run_tells_and_writes_nothing(bridge):
    rows, revision = count_rows(), read_revision(bridge)
    incoming = without(change_record(make_bridge(), "claims", "cheap", title="New"), "evidence", "e1")

    changed = import_debate(value=incoming, prune=True, dry_run=True)
    new = import_debate(value=make_bridge(), slug="new", dry_run=True)

    assert (changed.merge.updated, changed.merge.deleted) == ((Place("claims", "cheap"),), (Place("evidence", "e1"),))
    assert new.is_new
    assert (count_rows(), read_revision(bridge)) == (rows, revision)


def test_one_bad_record_of_a_thousand_is_named_and_nothing_is_written(bridge):
    claims = tuple(Claim(key=f"c{number}", title="" if number == 777 else f"Title {number}") for number in range(1000))
    rows, revision = count_rows(), read_revision(bridge)

    with pytest.raises(ImportRefused) as refusal:
        import_debate(value=replace(make_bridge(), claims=(*make_bridge().claims, *claims)))

    assert str(refusal.value) == "claim c777: title: must not be empty"
    assert (count_rows(), read_revision(bridge)) == (rows, revision)


def test_two_records_with_one_key_are_refused_not_merged(db):
    twice = (Claim(key="e\u0301", title="One"), Claim(key="\u00e9", title="Other"))

    with pytest.raises(ImportRefused, match="claim \u00e9: key: another record of the same kind has this key already"):
        import_debate(value=DebateValue(about=About(slug="s", question="Q?"), claims=twice))


@pytest.mark.parametrize("step", ["_update", "_remove_links", "delete_with_history"])
def test_a_failure_midway_leaves_no_row_and_no_history(bridge, monkeypatch, step):
    def fail(*arguments, **options):
        raise OSError("the disk is full")

    incoming = without(change_record(make_bridge(), "claims", "build", passages=("p-closed",)), "evidence", "e1")
    incoming = replace(incoming, claims=(*incoming.claims, Claim(key="new", title="New")))
    rows, revision = count_rows(), read_revision(bridge)
    monkeypatch.setattr(storing, step, fail)

    with pytest.raises(OSError, match="the disk is full"):
        import_debate(value=incoming, prune=True)

    assert (count_rows(), read_revision(bridge)) == (rows, revision)


def test_a_new_debate_that_fails_midway_is_not_there(db, monkeypatch):
    monkeypatch.setattr(storing, "_remove_links", lambda *arguments: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        import_debate(value=make_bridge(), owner=factories.make_user())

    assert not any(sum(counts) for counts in count_rows().values())


def test_records_come_in_though_they_refer_to_later_ones(db):
    groups = (Group(key="a", title="A", parent="b"), Group(key="b", title="B", parent="c"), Group(key="c", title="C"))
    undercut = Relation(key="a", kind=RelationKind.UNDERCUTS, source="x", target="b", target_kind=End.RELATION)
    support = Relation(key="b", kind=RelationKind.SUPPORTS, source="x", target="x")
    value = DebateValue(
        about=About(slug="s", question="Q?"), groups=groups, claims=(Claim(key="x", title="X"),), relations=(undercut, support)
    )

    import_debate(value=value)

    assert load_debate(Debate.objects.get()) == value


def interfere(monkeypatch, times, write):
    """Have something written after each plan, `times` times."""
    plan, count = importing._plan, iter(range(times))

    def plan_then_write(*arguments, **options):
        report = plan(*arguments, **options)
        if next(count, None) is not None:
            write()
        return report

    monkeypatch.setattr(importing, "_plan", plan_then_write)


def test_what_is_written_between_plan_and_import_is_kept(bridge, monkeypatch):
    interfere(monkeypatch, 1, lambda: edit(bridge, "claims", "cheap", title="Building is dear"))
    incoming = change_record(make_bridge(), "claims", "cheap", title="Building costs little")

    report = import_debate(value=change_record(incoming, "claims", "closed", title="Shut"))

    assert report.merge.edited_kept == (Place("claims", "cheap"),)
    assert find(bridge, "claims", "cheap").title == "Building is dear"
    assert find(bridge, "claims", "closed").title == "Shut"


def test_an_import_gives_up_where_the_debate_changes_all_the_while(bridge, monkeypatch):
    interfere(monkeypatch, 100, lambda: edit(bridge, "claims", "cheap", text="More"))
    rows = count_rows()

    with pytest.raises(DebateIsBusyError, match="try again in a moment"):
        import_debate(value=change_record(make_bridge(), "claims", "closed", title="Shut"))

    assert find(bridge, "claims", "closed").title == "The old bridge is closed"
    assert count_rows()["Passage"] == rows["Passage"]


def test_a_debate_deleted_between_plan_and_import_is_made_anew(bridge, analyst, monkeypatch):
    def delete():
        delete_debate(debate=Debate.objects.get(), user=analyst, expected_version=1)

    interfere(monkeypatch, 1, delete)

    report = import_debate(value=change_record(make_bridge(), "claims", "closed", title="Shut"))

    assert report.is_new
    assert find(Debate.objects.get(), "claims", "closed").title == "Shut"


def test_a_record_deleted_by_hand_comes_back_with_the_file(bridge, analyst):
    delete_record(record=find(bridge, "evidence", "e1"), user=analyst, expected_version=1)

    report = import_debate(value=make_bridge())

    assert report.merge.created == (Place("evidence", "e1"),)
    assert load_debate(bridge) == normalise(make_bridge())


def test_a_debate_that_a_form_would_refuse_is_refused_before_anything_is_written(db):
    value = replace(make_bridge(), about=replace(make_bridge().about, language=""))

    with pytest.raises(ImportRefused, match="debate: language: must not be empty"):
        import_debate(value=value)
    with pytest.raises(ValidationError):
        Debate(slug="s", question="Q?", language="").full_clean()
