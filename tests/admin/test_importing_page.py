"""Importing a file in the admin: shown first, then written exactly as shown, by those who may."""

import os
import re
import time
from threading import BoundedSemaphore

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from argmap.admin import importing
from argmap.models import Claim, Debate, Membership
from argmap.services import previewing, uploading
from argmap.services.importing import DebateIsBusyError, import_debate
from argmap.services.upload_child import read
from argmap.services.writing import writing_to
from tests.factories import make_claim, make_debate, make_relation, make_user

PAGE = "/admin/argmap/debate/import/"
WATER = "debate: {slug: water, question: Fluoridate the water?}\nclaims:\n  policy: {title: Fluoridate it}\n"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    """Previews of their own for each test, and readers without a process of theirs, which tests/services looks at."""
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(uploading, "_run_child", read)
    return tmp_path / "previews"


@pytest.fixture
def analyst(db):
    return make_user("analyst")


def sign_in(user):
    client = Client()
    client.force_login(user)
    return client


def upload(client, text=WATER, name="water.yaml", **options):
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data), **options})


def token_of(answer):
    return re.search(r'name="preview" value="([0-9a-f]{32})"', answer.content.decode())[1]


def test_a_preview_tells_what_would_be_done_and_writes_nothing(analyst):
    answer = upload(sign_in(analyst))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "A new, private debate" in page
    assert re.search(r"claims</th><td>1</td><td>0</td>", page)
    assert not Debate.objects.exists()


def test_confirming_writes_it_and_the_debate_is_private_and_theirs(analyst):
    client = sign_in(analyst)

    answer = client.post(PAGE, {"preview": token_of(upload(client))})

    debate = Debate.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/argmap/debate/{debate.pk}/change/")
    assert (debate.slug, debate.visibility) == ("water", "private")
    assert list(debate.memberships.values_list("user__username", "role")) == [("analyst", "owner")]
    assert Claim.history.get().history_user == analyst


def test_a_preview_shows_characters_that_do_not_show(analyst):
    """What it would write, and what is wrong with it (A10)."""
    client, hidden = sign_in(analyst), "Fluor\u202eidate\u200b it"

    shown = upload(client, WATER.replace("Fluoridate the water?", hidden)).content.decode()
    refused = upload(client, f'{WATER}relations: [{{kind: supports, source: "{hidden}", target: policy}}]').content.decode()

    revealed = 'Fluor<span class="hidden-character">U+202E</span>idate<span class="hidden-character">U+200B</span> it'
    assert revealed in shown
    assert "\u202e" not in shown
    assert revealed in refused
    assert "\u202e" not in refused


def test_a_preview_is_confirmed_once(analyst):
    client = sign_in(analyst)
    token = token_of(upload(client))
    client.post(PAGE, {"preview": token})

    again = client.post(PAGE, {"preview": token})

    assert again.status_code == 410
    assert "upload the file again" in again.content.decode()
    assert Claim.history.count() == 1


def test_nobody_confirms_the_preview_of_another(analyst):
    token = token_of(upload(sign_in(analyst)))

    answer = sign_in(make_user("other")).post(PAGE, {"preview": token})

    assert answer.status_code == 410
    assert not Debate.objects.exists()


def test_opening_the_page_removes_a_preview_older_than_an_hour(analyst, folder):
    upload(sign_in(analyst))
    (kept,) = folder.iterdir()
    long_ago = time.time() - previewing.KEPT_SECONDS - 1
    os.utime(kept, (long_ago, long_ago))

    sign_in(make_user("other")).get(PAGE)

    assert not kept.exists()


def test_a_debate_that_changed_meanwhile_is_shown_anew(analyst):
    make_claim(make_debate("water", editor=analyst), "tap", title="Tap")
    client = sign_in(analyst)
    shown = upload(client, prune="on")
    Debate.objects.update(revision=99)

    answer = client.post(PAGE, {"preview": token_of(shown)})

    assert answer.status_code == 409
    assert "changed since you looked" in answer.content.decode()
    assert not Claim.objects.filter(key="policy").exists()
    assert client.post(PAGE, {"preview": token_of(answer)}).status_code == 302
    assert Claim.objects.filter(key="policy").exists()


def test_a_file_that_no_longer_fits_the_changed_debate_is_told_and_writes_nothing(analyst):
    debate = make_debate("water", editor=analyst)
    tap = make_claim(debate, "tap", imported_version=1)
    policy = make_claim(debate, "policy", title="Fluoridate it", imported_version=1)
    client = sign_in(analyst)
    shown = upload(client, prune="on")
    with writing_to(debate.pk):
        make_relation(tap, policy)

    answer = client.post(PAGE, {"preview": token_of(shown)})

    page = answer.content.decode()
    assert "Will be deleted: 1" in shown.content.decode()
    assert answer.status_code == 409
    assert "the file does not fit it any more; nothing was written" in page
    assert "relation tap-supports-policy: " in page
    assert Claim.objects.filter(key="tap").exists()


def test_the_second_click_of_two_is_told_that_it_was_imported(analyst, monkeypatch):
    client, first_click = sign_in(analyst), sign_in(analyst)
    token = token_of(upload(client))

    def import_after_the_first_click(**options):
        monkeypatch.setattr(previewing, "import_debate", import_debate)
        first_click.post(PAGE, {"preview": token})
        return import_debate(**options)

    monkeypatch.setattr(previewing, "import_debate", import_after_the_first_click)
    answer = client.post(PAGE, {"preview": token})

    assert answer.status_code == 410
    assert "imported already" in answer.content.decode()
    assert "Nothing was imported" not in answer.content.decode()
    assert Claim.history.count() == 1


def test_a_debate_made_meanwhile_under_the_slug_is_not_touched(analyst):
    client = sign_in(analyst)
    token = token_of(upload(client))
    make_debate("water", owner=make_user("other"))

    answer = client.post(PAGE, {"preview": token})

    assert answer.status_code == 403
    assert not Claim.objects.exists()


def test_whoever_lost_the_right_meanwhile_writes_nothing(analyst):
    make_debate("water", editor=analyst)
    client = sign_in(analyst)
    token = token_of(upload(client))
    Membership.objects.all().delete()

    answer = client.post(PAGE, {"preview": token})

    assert answer.status_code == 403
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("person", "status"),
    [("anonymous", 302), ("outsider", 404), ("stranger", 403), ("reader", 403), ("editor", 200), ("owner", 200)],
)
@pytest.mark.django_db
def test_only_those_who_edit_a_debate_import_into_it(person, status):
    debate = make_debate("water", owner=make_user("owner"))
    user = {"owner": lambda: debate.memberships.get().user, "outsider": lambda: make_user("outsider", staff=False)}.get(
        person, lambda: make_user(person)
    )()
    if person in ("reader", "editor"):
        Membership.objects.create(debate=debate, user=user, role=person)

    answer = upload(Client() if person == "anonymous" else sign_in(user))

    assert answer.status_code == status


def test_a_taken_slug_is_answered_alike_whatever_the_debate_behind_it(analyst):
    make_debate("secret", owner=make_user("other"))
    make_debate("open", public=True)
    client = sign_in(analyst)

    said = [upload(client, slug=slug).content.decode() for slug in ("secret", "open")]

    assert all(f"has the slug &quot;{slug}&quot;" in page for slug, page in zip(("secret", "open"), said, strict=True))
    assert "What of secret?" not in said[0]


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("claims: [", "a.yaml", "a.yaml:"),
        (WATER + "  b: {titel: B}\n", "../../a.yaml", "a.yaml:4:"),
        (b"", "a.yaml", "empty"),
        (b"not a database", "a.dna", "no SQLite database"),
        ("{" * 100_000, "a.json", "a.json"),
        (WATER + "relations:\n  r: {kind: supports, source: secret-claim, target: policy}\n", "a.yaml", "no claim has the key"),
    ],
)
def test_a_file_that_will_not_do_is_told_and_writes_nothing(analyst, text, name, says):
    make_claim(make_debate("other", owner=make_user("other")), "secret-claim")

    answer = upload(sign_in(analyst), text, name)

    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    assert Debate.objects.count() == 1


def test_a_file_that_is_too_large_is_refused_before_it_is_read(analyst, monkeypatch):
    monkeypatch.setattr(importing, "UPLOAD_LIMIT", 10)
    monkeypatch.setattr(importing, "_FORM_ROOM", 0)
    monkeypatch.setattr(importing, "read_upload", None)

    assert upload(sign_in(analyst)).status_code == 413


def test_a_forged_request_is_refused(analyst):
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst)

    assert upload(client).status_code == 403
    assert not Debate.objects.exists()


def test_edited_records_are_kept_unless_they_are_to_be_replaced(analyst):
    client = sign_in(analyst)
    client.post(PAGE, {"preview": token_of(upload(client))})
    Claim.objects.update(title="Mine", version=2)

    kept, replaced = upload(client), upload(client, overwrite="on")

    assert "claims: policy: edited since the last import and kept" in kept.content.decode()
    assert "Will be updated: 1" in replaced.content.decode()


def test_a_database_that_is_busy_is_one_sentence_and_the_preview_stays(analyst, monkeypatch):
    client = sign_in(analyst)
    token = token_of(upload(client))

    def refuse(**_options):
        raise DebateIsBusyError

    with monkeypatch.context() as patched:
        patched.setattr(importing, "confirm_import", refuse)
        busy = client.post(PAGE, {"preview": token})

    assert busy.status_code == 503
    assert "Try again in a minute" in busy.content.decode()
    assert client.post(PAGE, {"preview": token}).status_code == 302


def test_an_upload_while_others_are_read_is_told_to_come_again(analyst, monkeypatch):
    monkeypatch.setattr(uploading, "PATIENCE", 0)
    monkeypatch.setattr(uploading, "_TURNS", BoundedSemaphore(1))

    with uploading._taking_a_turn():
        busy = upload(sign_in(analyst))

    assert (busy.status_code, busy["Retry-After"]) == (503, "60")
    assert "Try again in a minute" in busy.content.decode()
    assert upload(sign_in(analyst)).status_code == 200


def test_the_list_of_debates_leads_to_it(analyst):
    client = sign_in(analyst)

    assert f'href="{PAGE}"' in client.get("/admin/argmap/debate/").content.decode()
    assert client.get(PAGE).status_code == 200
