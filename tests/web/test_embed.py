"""The map in somebody else's page: public debates alone, on listed hosts alone."""

import pytest

from tests.factories import make_user
from tests.web.debates import make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/debates/harbour/embed/"


@pytest.fixture
def listed(settings):
    settings.EMBED_HOSTS = ["news.example.org", "blog.example.org"]


@pytest.mark.usefixtures("listed")
def test_listed_hosts_may_frame_the_map_of_a_public_debate(client):
    make_harbour(public=True)

    answer = client.get(ADDRESS)

    assert "frame-ancestors https://news.example.org https://blog.example.org" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert "claim-dredge" in Page(answer).ids


@pytest.mark.usefixtures("listed")
def test_every_other_page_may_be_framed_by_nobody(client):
    make_harbour(public=True)

    answer = client.get("/debates/harbour/")

    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize("who", ["anonymous", "superuser"])
def test_a_private_debate_has_no_such_page_whoever_asks(client, who):
    make_harbour()
    if who == "superuser":
        client.force_login(make_user("root", superuser=True))

    assert client.get(ADDRESS).status_code == 404


def test_where_no_host_is_listed_there_is_no_such_page(client):
    make_harbour(public=True)

    assert client.get(ADDRESS).status_code == 404


@pytest.mark.usefixtures("listed")
def test_links_leave_the_frame_and_nothing_in_it_is_inline(client):
    make_harbour(public=True)

    elements = Page(client.get(ADDRESS)).elements

    assert ("base", {"target": "_blank"}) in elements
    assert not [tag for tag, values in elements if tag in ("script", "style") or "style" in values]


@pytest.mark.usefixtures("listed")
def test_the_map_offers_what_to_put_into_a_page_of_ones_own(client):
    make_harbour(public=True)

    text = Page(client.get("/debates/harbour/?lens=town")).text

    assert '<iframe src="http://testserver/debates/harbour/embed/?lens=town"' in text


def test_nothing_is_offered_where_no_host_is_listed(client):
    make_harbour(public=True)

    assert "iframe" not in Page(client.get("/debates/harbour/")).text
