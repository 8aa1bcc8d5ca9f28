"""Who may keep which page, and for how long."""

import gzip

import pytest
from django.core.cache import cache

from argmap.models import Claim, Visibility
from argmap.render import GraphvizError
from argmap.services.writing import save_record
from tests.factories import make_user
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", PAGES.values())
def test_an_anonymous_reader_asks_again_with_an_etag(client, path):
    make_harbour(public=True)

    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "public, no-cache"
    assert "Cookie" in first.headers["Vary"]
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", PAGES.values())
@pytest.mark.parametrize("header", ["if-none-match", "if-match", "if-unmodified-since"])
@pytest.mark.parametrize("value", ["*", '"x"', "Thu, 01 Jan 1970 00:00:00 GMT"])
def test_a_condition_that_lists_no_tag_of_ours_changes_nothing(client, path, header, value):
    make_harbour(public=True)

    assert client.get(path, headers={header: value}).status_code == 200


def test_a_page_made_for_one_host_is_not_served_to_another(client, settings):
    settings.ALLOWED_HOSTS = ["public.example", "inside.example"]
    make_harbour(public=True)

    # Addresses with a query share places, and this one always shares its place with itself.
    pages = [
        gzip.decompress(client.get(f"{PAGES['print']}?paper=a3", headers={"host": host, "accept-encoding": "gzip"}).content)
        for host in ("inside.example", "public.example")
    ]

    assert [b"inside.example" in page for page in pages] == [True, False]
    tags = {client.get(PAGES["print"], headers={"host": host}).headers["ETag"] for host in settings.ALLOWED_HOSTS}
    assert len(tags) == 2


def test_a_tag_that_was_made_weak_on_its_way_is_known_among_others(client):
    make_harbour(public=True)
    etag = client.get(PAGES["claim"]).headers["ETag"]

    answer = client.get(PAGES["claim"], headers={"if-none-match": f'"other", W/{etag}'})

    assert answer.status_code == 304


@pytest.mark.parametrize("page", ["claims", "arguments", "actors", "sources"])
def test_a_star_makes_no_page_of_a_missing_record(client, page):
    make_harbour(public=True)

    assert client.get(f"/debates/harbour/{page}/nobody/", headers={"if-none-match": "*"}).status_code == 404


def test_any_write_in_the_debate_makes_the_page_new(client):
    debate = make_harbour(public=True)
    etag = client.get(PAGES["actor"]).headers["ETag"]
    claim = Claim.objects.get(debate=debate, key="dear")
    claim.title = "A dredger costs too much"
    save_record(record=claim, expected_version=claim.version, user=make_user())

    answer = client.get(PAGES["actor"], headers={"if-none-match": etag})

    assert answer.status_code == 200
    assert "A dredger costs too much" in answer.content.decode()


@pytest.mark.parametrize("path", PAGES.values())
def test_nobody_keeps_a_page_of_somebody_who_is_signed_in(client, path):
    user = make_user()
    make_harbour(public=True, reader=user)
    client.force_login(user)

    answer = client.get(path)

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer.headers


def test_pages_of_one_debate_have_etags_of_their_own(client):
    make_harbour(public=True)

    assert len({client.get(path).headers["ETag"] for path in PAGES.values()}) == len(PAGES)


def test_the_list_is_not_kept(client):
    assert client.get("/").headers["Cache-Control"] == "private, no-cache"


def test_a_map_that_could_not_be_drawn_is_asked_for_again(client, monkeypatch):
    make_harbour(public=True)

    def fail(*_what, **_options):
        raise GraphvizError("dot is gone")

    with monkeypatch.context() as broken:
        broken.setattr("argmap.services.maps.draw_sketch", fail)
        cache.clear()
        failed = client.get(PAGES["map"])
    cache.clear()
    mended = client.get(PAGES["map"])

    assert "no-store" in failed["Cache-Control"]
    assert "ETag" not in failed
    assert "ETag" in mended
    assert b"<svg" in mended.content


def test_a_search_is_asked_again_until_the_index_is_whole(client, monkeypatch):
    make_harbour(public=True)
    address = "/debates/harbour/search/?q=dredge"

    with monkeypatch.context() as slow:
        slow.setattr("argmap.services.search.refresh_index", lambda _debate: False)
        early = client.get(address)
    late = client.get(address)

    assert "ETag" not in early
    assert "ETag" in late


@pytest.mark.parametrize(
    "page", ["table", "brief", "timeline", "changes", "support", "lenses", "strengths", "networks", "positions"]
)
def test_pages_that_show_all_at_once_refuse_a_debate_that_is_too_big_for_them(client, monkeypatch, page):
    make_harbour(public=True)
    monkeypatch.setattr("argmap.services.pages.loading.MOST_CLAIMS", 5)

    answer = client.get(f"/debates/harbour/{page}/")

    assert answer.status_code == 400
    assert "this debate has more than 5 claims, too many for this page" in Page(answer).text


GZIP = {"accept-encoding": "gzip"}


def test_a_page_is_made_once_for_all_who_are_not_signed_in(client, monkeypatch):
    make_harbour(public=True)
    first = client.get(PAGES["map"], headers=GZIP)

    monkeypatch.setattr("argmap.web.views.debate.read_map", None)
    again = client.get(PAGES["map"], headers=GZIP)

    assert again.content == first.content
    assert b"<svg" in gzip.decompress(again.content)
    assert {name: again.headers[name] for name in ("ETag", "Cache-Control", "Content-Encoding", "Content-Type")} == {
        name: first.headers[name] for name in ("ETag", "Cache-Control", "Content-Encoding", "Content-Type")
    }
    assert set(again.headers["Vary"].split(", ")) == {"Accept-Encoding", "Cookie"}


def test_a_page_that_is_kept_is_not_for_who_may_not_read_it_any_more(client):
    debate = make_harbour(public=True)
    assert client.get(PAGES["map"], headers=GZIP).status_code == 200
    debate.visibility = Visibility.PRIVATE
    debate.save()

    assert client.get(PAGES["map"], headers=GZIP).status_code == 404


def test_who_is_signed_in_gets_a_page_of_their_own(client):
    user = make_user("somebody")
    make_harbour(public=True)
    anonymous = client.get(PAGES["map"], headers=GZIP)
    client.force_login(user)

    own = client.get(PAGES["map"], headers=GZIP)

    assert b"somebody" in gzip.decompress(own.content)
    assert b"somebody" not in gzip.decompress(anonymous.content)
    assert own.headers["Cache-Control"] == "private, no-store"


def test_a_page_names_the_host_that_it_was_asked_for_at(client):
    make_harbour(public=True)
    client.get(PAGES["map"], headers=GZIP)

    other = client.get(PAGES["map"], headers={**GZIP, "host": "127.0.0.1"})

    assert b"//localhost" not in gzip.decompress(other.content)
