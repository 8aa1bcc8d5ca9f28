"""Writing debates and memberships."""

import pytest
from django.core.exceptions import ValidationError

from argmap.models import Claim, Debate, Membership, Role, Visibility
from argmap.services.writing import (
    Conflict,
    create_debate,
    delete_debate,
    delete_membership,
    save_debate,
    save_membership,
    save_record,
)
from tests import factories
from tests.services.history import count_history, count_rows, list_writes, read_revision


def test_a_new_debate_has_its_owner_as_a_member(analyst):
    before = count_history()

    create_debate(debate=Debate(slug="new", question="Q?"), owner=analyst)

    debate = Debate.objects.get(slug="new")
    assert list(debate.memberships.values_list("user__username", "role")) == [("analyst", "owner")]
    assert debate.visibility == Visibility.PRIVATE
    assert list_writes(before) == {"Debate": {("+", "analyst"): 1}, "Membership": {("+", "analyst"): 1}}


def test_a_debate_that_is_not_whole_is_refused_and_nothing_is_written(analyst):
    rows = count_rows()

    with pytest.raises(ValidationError) as refusal:
        create_debate(debate=Debate(slug="a b", question=" "), owner=analyst)

    assert set(refusal.value.message_dict) == {"slug", "question"}
    assert count_rows() == rows


def test_a_change_of_the_debate_is_one_row_of_history(bridge, analyst):
    revision, before = read_revision(bridge), count_history()
    bridge.question = "Should it?"

    save_debate(debate=bridge, user=analyst, expected_version=1)

    bridge.refresh_from_db()
    assert (bridge.question, bridge.version, bridge.revision) == ("Should it?", 2, revision + 1)
    assert list_writes(before) == {"Debate": {("~", "analyst"): 1}}


def test_a_debate_read_before_others_wrote_does_not_turn_the_revision_back(bridge, analyst):
    for key in ("one", "two"):
        save_record(record=Claim(debate=bridge, key=key, title="T"), user=analyst)
    revision = read_revision(bridge)

    save_debate(debate=bridge, user=analyst, expected_version=1)

    assert read_revision(bridge) == revision + 1


def test_changing_another_version_of_the_debate_is_a_conflict(bridge, analyst):
    rows = count_rows()

    with pytest.raises(Conflict):
        save_debate(debate=bridge, user=analyst, expected_version=2)

    assert count_rows() == rows


def test_deleting_a_debate_names_the_user_in_the_history_of_all_that_goes(bridge, analyst):
    kept = factories.make_claim(factories.make_debate("elsewhere"))
    before, rows = count_history(), count_rows()

    delete_debate(debate=bridge, user=analyst, expected_version=1)

    elsewhere = {"Debate": 1, "Claim": 1}
    assert list_writes(before) == {
        name: {("-", "analyst"): there - elsewhere.get(name, 0)}
        for name, (there, _) in rows.items()
        if there - elsewhere.get(name, 0)
    }
    assert list(Debate.objects.all()) == [kept.debate]


def test_deleting_another_version_of_the_debate_is_a_conflict(bridge, analyst):
    with pytest.raises(Conflict):
        delete_debate(debate=bridge, user=analyst, expected_version=2)


def test_memberships_have_versions_and_history_and_raise_the_revision(bridge, analyst):
    revision, before = read_revision(bridge), count_history()
    membership = Membership(debate=bridge, user=factories.make_user("new"), role=Role.READER)

    save_membership(membership=membership, user=analyst)
    membership.role = Role.EDITOR
    save_membership(membership=membership, user=analyst, expected_version=1)
    delete_membership(membership=membership, user=analyst, expected_version=2)

    assert list_writes(before) == {"Membership": {("+", "analyst"): 1, ("~", "analyst"): 1, ("-", "analyst"): 1}}
    assert read_revision(bridge) == revision + 3


def test_changing_another_version_of_a_membership_is_a_conflict(bridge, analyst):
    membership = bridge.memberships.get()

    for expected_version in (None, 2):
        with pytest.raises(Conflict):
            save_membership(membership=membership, user=analyst, expected_version=expected_version)
        with pytest.raises(Conflict):
            delete_membership(membership=membership, user=analyst, expected_version=expected_version)


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.EDITOR])
def test_the_last_owner_stays_one(bridge, analyst, role):
    factories.make_debate("elsewhere", owner=factories.make_user())
    Membership.objects.create(debate=bridge, user=factories.make_user(), role=Role.EDITOR)
    membership = bridge.memberships.get(user=analyst)
    membership.role = role
    rows = count_rows()

    with pytest.raises(ValidationError, match="last owner cannot be removed"):
        save_membership(membership=membership, user=analyst, expected_version=1)
    with pytest.raises(ValidationError, match="last owner cannot be removed"):
        delete_membership(membership=membership, user=analyst, expected_version=1)

    assert count_rows() == rows
    assert bridge.memberships.get(user=analyst).role == Role.OWNER


def test_one_of_two_owners_may_go(bridge, analyst):
    Membership.objects.create(debate=bridge, user=factories.make_user(), role=Role.OWNER)

    delete_membership(membership=bridge.memberships.get(user=analyst), user=analyst, expected_version=1)

    assert bridge.memberships.count() == 1


def test_a_membership_never_moves_to_another_debate(bridge, analyst):
    membership = bridge.memberships.get()
    membership.debate = factories.make_debate("elsewhere")

    with pytest.raises(ValidationError, match="cannot move to another debate"):
        save_membership(membership=membership, user=analyst, expected_version=1)

    assert bridge.memberships.count() == 1


def test_a_user_is_a_member_once(bridge, analyst):
    with pytest.raises(ValidationError, match="This user is a member already"):
        save_membership(membership=Membership(debate=bridge, user=analyst), user=analyst)
