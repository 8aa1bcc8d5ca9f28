"""Accounts for analysts."""

import secrets

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from msgspec import Struct

from argmap.models import Debate, Membership, Role, Visibility
from argmap.services.writing import save_membership


class Account(Struct, frozen=True, kw_only=True):
    """An analyst's account; `password` is known only where it was made just now, and is kept nowhere else in clear."""

    username: str
    created: bool
    password: str | None


def create_analyst(*, username: str, password: str | None = None) -> Account:
    """Make an account that may open the admin, unless there is one of this name; a random password where none is given.

    The new analyst becomes the owner of the public debates that have no owner, such as the seeds; never of private ones, which
    whoever runs the server gives away on purpose (`import_debate --owner`). Raises ValidationError on a name or a password
    that will not do.
    """
    with transaction.atomic():
        if User.objects.filter(username=username).exists():
            return Account(username=username, created=False, password=None)
        chosen = password or secrets.token_urlsafe(12)
        wanted = User(username=username, password=chosen)
        wanted.full_clean()
        validate_password(chosen, wanted)
        analyst = User.objects.create_user(username, password=chosen, is_staff=True)
        for debate in Debate.objects.filter(visibility=Visibility.PUBLIC).exclude(memberships__role=Role.OWNER):
            save_membership(membership=Membership(debate=debate, user=analyst, role=Role.OWNER), user=analyst)
    return Account(username=username, created=True, password=chosen)
