"""Files brought in through the API: by those who may, all or nothing, and nothing over somebody's change."""

import json
import sqlite3

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from argmap.api.views import importing
from argmap.models import Claim, Debate, Membership
from argmap.services import uploading
from argmap.services.upload_child import read
from tests.factories import make_claim, make_debate, make_user

DEBATES = "/api/v1/debates/"
WATER = "debate: {slug: water, question: Fluoridate the water?}\nclaims:\n  policy: {title: Fluoridate it}\n"


@pytest.fixture(autouse=True)
def read_here(monkeypatch):
    """Readers without a process of their own, which tests/services looks at."""
    monkeypatch.setattr(uploading, "_run_child", read)


@pytest.fixture
def analyst(db):
    return make_user("analyst")


def sign_in(user):
    client = Client()
    client.force_login(user)
    return client


def send(client, address=DEBATES, text=WATER, media_type="application/yaml", **headers):
    return client.generic("POST", address, text, content_type=media_type, **headers)


def errors_of(answer):
    return [error["detail"] for error in answer.json()["errors"]]


def test_a_file_becomes_a_private_debate_of_whoever_sent_it(analyst):
    answer = send(sign_in(analyst))

    debate = Debate.objects.get()
    assert (answer.status_code, answer["Location"]) == (201, "/api/v1/debates/water/")
    assert (debate.slug, debate.visibility, debate.memberships.get().user) == ("water", "private", analyst)
    told = answer.json()
    assert (told["slug"], told["format"], told["counts"]["claims"], told["errors"]) == ("water", "yaml", 1, [])
    assert told["changes"] == [
        {"collection": "claims", "created": 1, "updated": 0, "unchanged": 0, "edited_kept": 0, "deleted": 0, "left": 0}
    ]


def test_a_file_may_come_as_a_form_has_it(analyst):
    sent = {"file": SimpleUploadedFile("lane.tgf", b"a\nb\n#\na b\n")}

    answer = sign_in(analyst).post(f"{DEBATES}?slug=street", sent)

    assert answer.status_code == 201
    assert answer.json()["format"] == "tgf"
    assert Debate.objects.get().slug == "street"


def test_a_dry_run_writes_nothing(analyst):
    answer = send(sign_in(analyst), f"{DEBATES}?dry_run=true")

    assert answer.status_code == 200
    assert answer.json()["counts"]["claims"] == 1
    assert not Debate.objects.exists()


def test_a_dry_run_tells_the_revision_that_the_import_asks_for(analyst):
    debate = make_debate("water", editor=analyst)
    client, address = sign_in(analyst), f"{DEBATES}water/import"

    tag = send(client, f"{address}?dry_run=true")["ETag"]
    blind = send(client, address)
    done = send(client, address, HTTP_IF_MATCH=tag)
    late = send(client, address, WATER.replace("Fluoridate it", "Do"), HTTP_IF_MATCH=tag)

    assert (tag, blind.status_code, done.status_code, late.status_code) == (f'"{debate.revision}"', 428, 200, 412)
    assert Claim.objects.get().title == "Fluoridate it"
    assert Claim.history.get().history_user == analyst


def test_a_second_import_of_the_same_file_adds_nothing(analyst):
    client = sign_in(analyst)
    send(client)
    revision = Debate.objects.get().revision

    again = send(client, f"{DEBATES}water/import", HTTP_IF_MATCH=f'"{revision}"')

    assert again.json()["changes"][0]["unchanged"] == 1
    assert (Claim.history.count(), Debate.objects.get().revision) == (1, revision)


def test_edited_and_foreign_records_stay_unless_asked_otherwise(analyst):
    client = sign_in(analyst)
    send(client)
    Claim.objects.update(title="Mine", version=2)
    address, tag = f"{DEBATES}water/import", f'"{Debate.objects.get().revision}"'

    kept = send(client, address, HTTP_IF_MATCH=tag)
    replaced = send(client, f"{address}?overwrite=true&prune=true", HTTP_IF_MATCH=tag)

    assert "claims: policy: edited since the last import and kept" in kept.json()["warnings"][0]
    assert replaced.json()["warnings"] == []
    assert Claim.objects.get().title == "Fluoridate it"


@pytest.mark.parametrize(
    ("person", "creating", "public", "private"),
    [
        ("anonymous", 403, 403, 404),
        ("outsider", 403, 403, 404),
        ("stranger", 201, 403, 404),
        ("reader", 201, 403, 403),
        ("editor", 201, 200, 200),
        ("owner", 201, 200, 200),
    ],
)
@pytest.mark.django_db
def test_who_may_import_what(person, creating, public, private):
    user = None if person == "anonymous" else make_user(person, staff=person != "outsider")
    for slug in ("open", "closed"):
        debate = make_debate(slug, public=slug == "open")
        if person in ("reader", "editor", "owner"):
            Membership.objects.create(debate=debate, user=user, role=person)
    client = sign_in(user) if user else Client()

    found = [send(client).status_code]
    found += [send(client, f"{DEBATES}{slug}/import", HTTP_IF_MATCH='"1"').status_code for slug in ("open", "closed")]

    assert found == [creating, public, private]


def test_an_import_into_a_private_debate_is_answered_as_into_one_that_is_not_there(analyst):
    make_debate("secret", owner=make_user("other"))

    secret, nowhere = (send(sign_in(analyst), f"{DEBATES}{slug}/import") for slug in ("secret", "nowhere"))

    assert (secret.status_code, secret.content, secret.headers) == (nowhere.status_code, nowhere.content, nowhere.headers)


def test_a_taken_slug_is_a_conflict_and_nothing_is_merged(analyst):
    make_debate("water", owner=make_user("other"))

    answer = send(sign_in(analyst))

    assert answer.status_code == 409
    assert errors_of(answer) == ['Another debate has the slug "water"; choose another one.']
    assert not Claim.objects.exists()


def test_a_forged_request_is_refused(analyst):
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst)

    assert send(client).status_code == 403
    assert not Debate.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        {"data": WATER, "content_type": "application/yaml"},
        {"data": {"file": SimpleUploadedFile("water.yaml", WATER.encode())}},
    ],
    ids=["alone", "form"],
)
def test_a_file_is_taken_with_the_form_token_in_the_header(analyst, body):
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst)
    client.get("/login/")
    client.get("/admin/")

    answer = client.post("/api/v1/debates/", headers={"X-CSRFToken": client.cookies["csrftoken"].value}, **body)

    assert (answer.status_code, answer.json().get("errors")) == (201, [])
    assert Debate.objects.get().slug == "water"


@pytest.mark.parametrize(
    ("text", "media_type", "says"),
    [
        (WATER + "  b: {titel: B}\n", "application/yaml", ":4:"),
        (
            WATER + "relations:\n  r: {kind: supports, source: secret, target: policy}\n",
            "application/yaml",
            "no claim has the key",
        ),
        (b"PK\x03\x04 renamed", "application/vnd.sqlite3", "no SQLite database"),
        (b"\xff\xfe\x00", "application/octet-stream", "tells the format"),
        (b"[" * 100_000, "application/json", "the file"),
        (json.dumps({"debate": {"slug": "x", "question": "Q?"}}).replace("Q?", "\\u0000"), "application/json", "the file"),
    ],
)
def test_a_file_that_will_not_do_is_told_in_sentences_and_writes_nothing(analyst, text, media_type, says):
    make_claim(make_debate("other", owner=make_user("other")), "secret")

    answer = send(sign_in(analyst), DEBATES, text, media_type)

    assert answer.status_code == 400
    assert any(says in sentence for sentence in errors_of(answer))
    assert Debate.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "media_type", "status"),
    [
        (f"{DEBATES}?format=docx", "application/yaml", 400),
        (f"{DEBATES}?slug=a%20b", "application/yaml", 400),
        (f"{DEBATES}?owner=root", "application/yaml", 400),
        (DEBATES, "application/x-www-form-urlencoded", 415),
        (DEBATES, "application/pdf", 415),
        (DEBATES, "application/graphml+xml", 415),
        (DEBATES, "", 415),
        (DEBATES, "multipart/form-data", 400),
        (DEBATES, "multipart/form-data; boundary=x", 400),
    ],
)
def test_what_is_asked_wrongly_is_refused(analyst, address, media_type, status):
    answer = send(sign_in(analyst), address, WATER, media_type)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    assert not Debate.objects.exists()


@pytest.mark.parametrize("media_type", ["application/octet-stream", "text/plain; charset=utf-8", "text/yaml"])
def test_a_media_type_that_leaves_it_open_lets_the_content_tell(analyst, media_type):
    answer = send(sign_in(analyst), text=WATER, media_type=media_type)

    assert (answer.status_code, answer.json()["format"]) == (201, "yaml")


def test_a_media_type_of_no_format_is_refused_before_the_file_is_read(analyst, monkeypatch):
    monkeypatch.setattr(importing, "read_upload", None)

    answer = send(sign_in(analyst), text="%PDF-1.7", media_type="application/pdf")

    assert answer.status_code == 415
    assert 'The media type is "application/pdf"' in errors_of(answer)[0]
    assert "text/argdown" in errors_of(answer)[0]


def test_a_file_that_is_too_large_is_refused_before_it_is_read(analyst, monkeypatch):
    monkeypatch.setattr(importing, "UPLOAD_LIMIT", 10)
    monkeypatch.setattr(importing, "_FORM_ROOM", 0)
    monkeypatch.setattr(importing, "read_upload", None)

    assert send(sign_in(analyst)).status_code == 413


def test_a_database_that_is_busy_is_promised_for_later(analyst, monkeypatch):
    def fail(**_options):
        locked = sqlite3.OperationalError("inner secret")
        locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise OperationalError("inner secret") from locked

    monkeypatch.setattr(importing, "import_debate", fail)
    client = sign_in(analyst)
    client.raise_request_exception = False

    answer = send(client)

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "60", "no-store")
    assert [error["code"] for error in answer.json()["errors"]] == ["busy"]
    assert "Try again in a minute" in errors_of(answer)[0]


def test_of_two_who_bring_in_the_same_file_at_once_the_second_is_told_of_a_conflict(analyst, monkeypatch):
    client = sign_in(analyst)
    first = send(client)
    look, looked_before_the_first_wrote = importing.find_target, iter([None])
    monkeypatch.setattr(importing, "find_target", lambda *where: next(looked_before_the_first_wrote, look(*where)))

    second = send(client)

    assert (first.status_code, second.status_code) == (201, 409)
    assert "/api/v1/debates/water/import" in errors_of(second)[0]
    assert Claim.history.count() == 1
