import io
import json

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from argmap.permissions import may_own
from tests.factories import make_debate, make_user

pytestmark = pytest.mark.django_db


def create(*arguments):
    out = io.StringIO()
    call_command("create_analyst", *arguments, stdout=out)
    return out.getvalue()


def test_the_password_is_printed_once_and_works():
    told = json.loads(create("ada", "--json"))

    ada = User.objects.get(username="ada")
    assert told["created"]
    assert ada.check_password(told["password"])
    assert (ada.is_staff, ada.is_superuser) == (True, False)


def test_an_account_that_exists_is_left_alone():
    password = json.loads(create("ada", "--json"))["password"]

    told = json.loads(create("ada", "--json"))

    assert told == {"username": "ada", "created": False, "password": None}
    assert User.objects.get(username="ada").check_password(password)


def test_a_given_password_is_not_printed(monkeypatch):
    monkeypatch.setenv("ARGMAP_DEMO_PASSWORD", "correct horse battery")

    said = create("ada")

    assert "correct horse" not in said
    assert User.objects.get(username="ada").check_password("correct horse battery")


def test_debates_without_an_owner_get_one_and_others_do_not():
    orphan = make_debate("orphan", public=True)
    owned = make_debate("owned", owner=make_user("bob"))

    create("ada")

    ada = User.objects.get(username="ada")
    assert may_own(ada, orphan)
    assert not may_own(ada, owned)


def test_private_debates_are_not_given_away():
    secret = make_debate("secret")

    create("ada")

    assert not may_own(User.objects.get(username="ada"), secret)


@pytest.mark.parametrize(("name", "password"), [("", None), ("a b", None), ("a" * 200, None), ("ada", "a")])
def test_a_name_or_password_that_will_not_do_is_one_sentence(monkeypatch, name, password):
    if password:
        monkeypatch.setenv("ARGMAP_DEMO_PASSWORD", password)

    with pytest.raises(CommandError):
        create(name)

    assert not User.objects.exists()
