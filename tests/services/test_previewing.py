"""What is kept between an import's preview and its confirmation: for its owner, for an hour, and little of it."""

import os
import time

import pytest

from argmap.formats import FORMATS, Reading
from argmap.models import Debate
from argmap.services.files import FileReading
from argmap.services.previewing import (
    KEPT_SECONDS,
    MOST_FOR_A_PERSON,
    PreviewGoneError,
    confirm_import,
    forget_old_previews,
    preview_import,
)
from tests.core.values import make_bridge
from tests.factories import make_user

READ = FileReading(form=FORMATS[0], reading=Reading(debate=make_bridge()))


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path / "previews"


@pytest.fixture
def analyst(db):
    return make_user("analyst")


def preview(user):
    return preview_import(user=user, read=READ)[0]


def let_an_hour_pass(path):
    long_ago = time.time() - KEPT_SECONDS - 1
    os.utime(path, (long_ago, long_ago))


def test_it_is_for_the_server_alone_and_bounded(analyst, folder):
    for _ in range(MOST_FOR_A_PERSON + 2):
        newest = preview(analyst)

    assert len(list(folder.iterdir())) == MOST_FOR_A_PERSON
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())
    assert confirm_import(user=analyst, token=newest).is_new


def test_what_one_person_keeps_takes_no_room_of_another(folder, db):
    one, other = make_user("one"), make_user("other")
    token = preview(one)

    for _ in range(MOST_FOR_A_PERSON + 1):
        preview(other)

    assert confirm_import(user=one, token=token).is_new


@pytest.mark.parametrize("token", ["../../secret-key", "0" * 32, "x", "\x00" * 32, ""])
def test_a_word_that_names_no_preview_is_refused(analyst, token):
    with pytest.raises(PreviewGoneError, match="imported already, or is gone"):
        confirm_import(user=analyst, token=token)


def test_it_is_not_confirmed_after_an_hour(analyst, folder):
    token = preview(analyst)
    let_an_hour_pass(next(folder.iterdir()))

    with pytest.raises(PreviewGoneError):
        confirm_import(user=analyst, token=token)

    assert not Debate.objects.exists()


def test_anybodys_next_confirmation_removes_what_is_older_than_an_hour(analyst, folder):
    preview(analyst)
    (old,) = folder.iterdir()
    let_an_hour_pass(old)
    other = make_user("other")

    with pytest.raises(PreviewGoneError):
        confirm_import(user=other, token="0" * 32)

    assert not old.exists()


def test_only_what_is_older_than_an_hour_is_forgotten(analyst, folder):
    other = make_user("other")
    preview(analyst)
    (old,) = folder.iterdir()
    token = preview(other)
    let_an_hour_pass(old)

    forget_old_previews()

    assert [path.name for path in folder.iterdir()] == [f"{other.pk}-{token}"]


def test_there_is_nothing_to_forget_before_the_first_preview(folder):
    forget_old_previews()

    assert not folder.exists()
