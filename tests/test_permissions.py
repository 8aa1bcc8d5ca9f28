"""Who may do what: one table of people and rights."""

import pytest
from django.contrib.auth.models import AnonymousUser

from argmap.models import Role
from argmap.permissions import (
    may_edit,
    may_own,
    may_read,
    may_see_history,
    member_debates,
    readable_debates,
    roles_from,
)
from tests.factories import make_debate, make_user

RIGHTS = {"read": may_read, "history": may_see_history, "edit": may_edit, "own": may_own}

MAY_IN_PRIVATE = {
    "anonymous": set(),
    "stranger": set(),
    "inactive owner": set(),
    "inactive superuser": set(),
    "owner of another": set(),
    "reader": {"read"},
    "reviewer": {"read", "history"},
    "editor": {"read", "history", "edit"},
    "owner": {"read", "history", "edit", "own"},
    "superuser": {"read", "history", "edit", "own"},
}
"""What each may do in a private debate; in a public one, everybody may read besides."""


def make_person(name, debate):
    """One of the people of the table."""
    if name == "anonymous":
        return AnonymousUser()
    person = make_user(name, superuser="superuser" in name)
    person.is_active = "inactive" not in name
    person.save()
    if name == "owner of another":
        make_debate(owner=person)
    elif name.split()[-1] in Role.values:
        debate.memberships.create(user=person, role=name.split()[-1])
    return person


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("right", RIGHTS)
@pytest.mark.parametrize("name", MAY_IN_PRIVATE)
def test_each_person_has_the_rights_of_the_table(db, name, right, public):
    debate = make_debate(public=public)
    person = make_person(name, debate)

    allowed = right in MAY_IN_PRIVATE[name] or (public and right == "read")

    assert RIGHTS[right](person, debate) == allowed


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("name", MAY_IN_PRIVATE)
def test_the_debates_listed_are_those_that_may_be_read(db, name, public):
    debate = make_debate(public=public)
    person = make_person(name, debate)

    listed = debate in readable_debates(person)

    assert listed == may_read(person, debate)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", MAY_IN_PRIVATE)
def test_the_debates_of_a_role_are_those_where_it_may_act(db, name, role):
    debate = make_debate(public=True)
    person = make_person(name, debate)
    right = {Role.READER: "read", Role.REVIEWER: "history", Role.EDITOR: "edit", Role.OWNER: "own"}[role]

    assert (debate in member_debates(person, role=role)) == (right in MAY_IN_PRIVATE[name])


def test_a_debate_is_listed_once_however_many_members_it_has(db):
    person = make_user()
    make_debate(public=True, owner=person, editor=make_user(), reader=make_user())

    assert readable_debates(person).count() == member_debates(person).count() == 1


def test_rights_end_with_the_membership(db):
    person = make_user()
    debate = make_debate(editor=person)

    debate.memberships.all().delete()

    assert not may_read(person, debate)


@pytest.mark.parametrize("list_debates", [readable_debates, member_debates])
def test_listing_debates_is_one_query(db, django_assert_num_queries, list_debates):
    person = make_user()
    make_debate(owner=person)

    with django_assert_num_queries(1):
        list(list_debates(person))


def test_each_role_may_do_what_those_before_it_may():
    assert roles_from(Role.READER) == [Role.READER, Role.REVIEWER, Role.EDITOR, Role.OWNER]
    assert roles_from(Role.OWNER) == [Role.OWNER]
