"""Every "may this user …?" in one place.

Rights hang on a user's role in a debate (`argmap.models.Membership`), not on Django's model permissions. Anybody may read a
public debate; superusers may do everything, private debates included; who has an account that was switched off may do what
everybody may. Whoever may not read a debate is answered as if it did not exist.
"""

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from argmap.models import Debate, Membership, Role, Visibility

Person = User | AnonymousUser
"""Whoever makes a request, signed in or not."""

_ROLES = list(Role)


def roles_from(role: Role) -> list[Role]:
    """The role and those that may do more."""
    return _ROLES[_ROLES.index(role) :]


def member_debates(user: Person, *, role: Role = Role.READER) -> QuerySet[Debate]:
    """The debates in which the user has at least this role; all of them for a superuser. One query."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return Debate.objects.none()
    if user.is_superuser:
        return Debate.objects.all()
    # A subquery, because a join would repeat debates in further joins and counts.
    memberships = Membership.objects.filter(user=user, role__in=roles_from(role))
    return Debate.objects.filter(pk__in=memberships.values("debate"))


def readable_debates(user: Person) -> QuerySet[Debate]:
    """The debates that the user may read: the public ones and those they are a member of. One query."""
    if user.is_superuser and user.is_active:
        return Debate.objects.all()
    return Debate.objects.filter(Q(visibility=Visibility.PUBLIC) | Q(pk__in=member_debates(user).values("pk")))


def may_read(user: Person, debate: Debate) -> bool:
    """Whether the user may read the debate. A query unless it is public."""
    return debate.visibility == Visibility.PUBLIC or _has_role(user, debate, Role.READER)


def may_see_history(user: Person, debate: Debate) -> bool:
    """Whether the user may see who changed what, and when. A query."""
    return _has_role(user, debate, Role.REVIEWER)


def may_add_debates(user: Person) -> bool:
    """Whether the user may add a debate, and become its owner: any active staff account. No query."""
    return user.is_staff and user.is_active


def may_edit(user: Person, debate: Debate) -> bool:
    """Whether the user may add, change and delete the debate's records. A query."""
    return _has_role(user, debate, Role.EDITOR)


def may_own(user: Person, debate: Debate) -> bool:
    """Whether the user may change who reads the debate, manage its members and delete it. A query."""
    return _has_role(user, debate, Role.OWNER)


def _has_role(user: Person, debate: Debate, role: Role) -> bool:
    return member_debates(user, role=role).filter(pk=debate.pk).exists()
