"""An edition looked at in the debate's place: the same pages, as they were when it was published."""

import pytest

from argmap.services import editions
from argmap.services.editions import publish_edition
from tests.factories import make_actor, make_claim, make_relation, make_stance, make_user
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page
from tests.web.test_map import MAP, boxes, make_bridge
from tests.web.test_standing import read

pytestmark = pytest.mark.django_db


def make_published(**options):
    """The bridge as edition 1 has it, and then a claim that supports c0."""
    debate = make_bridge(**options)
    publish_edition(debate=debate, user=None)
    later = make_claim(debate, "later")
    make_relation(later, debate.claim_set.get(key="c0"))
    make_stance(make_actor(debate, name="Newcomer"), later, "supports")
    return debate


def test_the_map_shows_the_edition_and_says_so(client):
    make_published(public=True)

    page = read(client, f"{MAP}?edition=1&depth=1")

    assert boxes(page) == {"c0", "c1", "against"}
    assert "later" in boxes(read(client, f"{MAP}?depth=1"))
    assert "Edition 1, as it was published" in page.text
    assert "?depth=1" in page.links


def test_the_page_asks_what_the_edition_asks(client):
    debate = make_published(public=True)
    question = debate.question
    debate.question = "Asked otherwise since?"
    debate.save()

    assert question in read(client, f"{MAP}?edition=1").text
    assert "Asked otherwise since?" not in read(client, f"{MAP}?edition=1").text


def test_all_that_leads_on_carries_the_edition(client):
    make_published(public=True)

    links = [link for link in read(client, f"{MAP}?edition=1&focus=c1").links if link.startswith((MAP, "?", "/api"))]

    lost = {link for link in links if "edition=1" not in link}
    # One leads to the debate as it is; the API has addresses of their own for editions.
    assert lost == {"?focus=c1", "/api/v1/debates/bridge/editions/1/document", "/api/v1/debates/bridge/editions/1/map.svg"}


@pytest.mark.parametrize("path", PAGES.values())
def test_every_page_reads_the_edition_without_loading_the_debate(client, path):
    debate = make_harbour(public=True)
    publish_edition(debate=debate, user=None)
    debate.claim_set.update(title="Changed since")

    page = read(client, f"{path}?edition=1")

    assert "Changed since" not in page.text
    assert "Edition 1" in page.text


@pytest.mark.parametrize("page", ["search/?q=later&", "tours/?", "editions/?", "editions/compare/?from=1&"])
def test_what_is_about_the_debate_as_it_is_does_not_pass_for_an_edition(client, page):
    make_published(public=True)

    asked, plain = read(client, f"{MAP}{page}edition=1"), read(client, f"{MAP}{page}")

    assert "as it was published" not in asked.text
    assert asked.text == plain.text


def test_an_edition_has_no_picture_of_the_overview_to_take_away(client):
    make_published(public=True)

    assert not [link for link in read(client, f"{MAP}overview/?edition=1").links if "overview.svg" in link]


def test_an_edition_that_is_not_there_is_refused_with_a_sentence(client):
    make_published(public=True)

    for text, sentence in (("2", "no edition 2"), ("0", "is no number of an edition"), ("²", "is no number of an edition")):
        answer = client.get(MAP, {"edition": text})
        assert answer.status_code == 400
        assert sentence in answer.content.decode()


def test_one_that_is_too_big_for_a_page_is_refused(client, monkeypatch):
    monkeypatch.setattr(editions, "BIG", 3)
    make_published(public=True)

    answer = client.get(f"{MAP}?edition=1")

    assert answer.status_code == 400
    assert "its document can be taken away" in answer.content.decode()


def test_no_edition_of_a_private_debate_is_shown_to_strangers(client):
    member = make_user()
    make_published(reader=member)

    assert client.get(f"{MAP}?edition=1").status_code == 404
    client.force_login(member)
    assert client.get(f"{MAP}?edition=1").headers["Cache-Control"] == "private, no-store"


def test_an_edition_is_not_asked_what_changed_since(client):
    make_published(public=True)

    answer = client.get(f"{MAP}?edition=1&changed_since=edition-1")

    assert answer.status_code == 400
    assert "an edition has not changed since it was published" in Page(answer).text
