"""Editions on the pages and in the API."""

import pytest

from argmap.models import Edition, Membership, Role
from argmap.services.editions import publish_edition
from argmap.services.writing import save_record
from tests.factories import make_user
from tests.web.debates import make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db
PAGE, API = "/debates/harbour/editions/", "/api/v1/debates/harbour/editions/"


def retitle(debate, key, title):
    claim = debate.claim_set.get(key=key)
    claim.title = title
    save_record(record=claim, user=None, expected_version=claim.version)


def sign_in(client, debate, role):
    user = make_user("anna", staff=False)
    Membership.objects.create(debate=debate, user=user, role=role)
    client.force_login(user)


def test_an_owner_publishes_with_a_note_and_everybody_reads_it(client):
    debate = make_harbour(public=True)
    sign_in(client, debate, Role.OWNER)

    published = client.post(PAGE, {"note": "The first one."}, follow=True)
    client.logout()
    page = Page(client.get(PAGE))

    assert "Edition 1 is published." in Page(published).text
    assert "The first one." in page.text
    assert Edition.objects.get().sha256 in page.text


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.REVIEWER])
def test_nobody_else_publishes_or_is_offered_to(client, role):
    debate = make_harbour(public=True)
    sign_in(client, debate, role)

    refused = client.post(PAGE)

    assert refused.status_code == 404
    assert "Publish" not in Page(client.get(PAGE)).text.replace("published", "")
    assert not Edition.objects.exists()


def test_a_refusal_to_publish_is_told_on_the_page(client):
    debate = make_harbour(public=True)
    sign_in(client, debate, Role.OWNER)
    client.post(PAGE)

    again = client.post(PAGE, follow=True)

    assert "Nothing has changed since edition 1." in Page(again).text


def test_what_changed_between_an_edition_and_now_is_told_field_by_field(client):
    debate = make_harbour(public=True)
    publish_edition(debate=debate, user=None)
    retitle(debate, "dear", "A dredger costs too much")

    text = Page(client.get("/debates/harbour/editions/compare/", {"from": "1", "to": "now"})).text

    assert "A dredger is dear" in text
    assert "A dredger costs too much" in text
    assert "Ships need depth" not in text


def test_two_equal_states_are_said_to_be_equal(client):
    publish_edition(debate=make_harbour(public=True), user=None)

    assert "Nothing differs" in Page(client.get("/debates/harbour/editions/compare/", {"from": "1", "to": "1"})).text


@pytest.mark.parametrize("which", ["2", "0", "-1", "one", "9" * 30, ""])
def test_an_edition_that_is_none_is_not_found(client, which):
    publish_edition(debate=make_harbour(public=True), user=None)

    assert client.get("/debates/harbour/editions/compare/", {"from": which}).status_code == 404
    assert client.get(f"{API}{which or 'x'}/document").status_code == 404


def test_the_document_and_the_map_of_an_edition_do_not_change_and_may_be_kept_for_ever(client):
    debate = make_harbour(public=True)
    publish_edition(debate=debate, user=None)
    before = {name: client.get(f"{API}1/{name}") for name in ("document", "map.svg")}

    retitle(debate, "dear", "A dredger costs too much")

    for name, first in before.items():
        again = client.get(f"{API}1/{name}")
        assert (again.content, again["ETag"]) == (first.content, first["ETag"])
        assert again["Cache-Control"] == "public, max-age=31536000, immutable"
    assert before["document"].json()["debate"]["slug"] == "harbour"
    assert b"A dredger is dear" in before["map.svg"].content


def test_no_shared_cache_keeps_an_edition_of_a_private_debate(client):
    debate = make_harbour()
    publish_edition(debate=debate, user=None)
    sign_in(client, debate, Role.READER)

    answer = client.get(f"{API}1/document")

    assert answer.status_code == 200
    assert answer["Cache-Control"].startswith("private")


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}compare/?from=1", API, f"{API}1/document", f"{API}1/map.svg"])
def test_a_stranger_finds_nothing_of_a_private_debates_editions(client, path):
    publish_edition(debate=make_harbour(), user=None)

    assert client.get(path).status_code == 404


def test_the_api_lists_editions_the_newest_first(client):
    debate = make_harbour(public=True)
    publish_edition(debate=debate, user=None, note="One.")
    retitle(debate, "dear", "A dredger costs too much")
    publish_edition(debate=debate, user=None, note="Two.")

    listed = client.get(API).json()

    assert [(edition["number"], edition["note"]) for edition in listed] == [(2, "Two."), (1, "One.")]
