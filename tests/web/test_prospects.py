"""What would flip a policy, and what stands through an actor's eyes."""

import pytest

from argmap.core.reading import prospects
from tests.factories import make_claim, make_relation, make_stance
from tests.web.debates import PAGES, make_harbour
from tests.web.test_standing import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour():
    """The harbour, where the town asserts what the dredger needs and that it is dear."""
    debate = make_harbour(public=True)
    for key in ("ships", "dear"):
        make_stance(debate.actor_set.get(key="town"), debate.claim_set.get(key=key), "supports", key=f"town-{key}")
    debate.relation_set.filter(key="slow-need").delete()
    return debate


@pytest.mark.usefixtures("harbour")
def test_a_policys_page_lists_the_changes_that_would_flip_it(client):
    page = read(client, PAGES["claim"])

    assert "◐ undecided “Dredge the harbour” is undecided" in page.text
    assert "● in with “A dredger is dear”, against “Dredge the harbour”, weighed 0.3" in page.text
    assert "?what_if=weigh-relation.dear-dredge.300" in page.links


@pytest.mark.usefixtures("harbour")
def test_the_change_that_a_link_tries_has_the_verdict_that_it_tells(client):
    page = read(client, f"{PAGES['claim']}?what_if=weigh-relation.dear-dredge.300")

    assert "● stands (in) changed: as recorded it is undecided" in page.text


def test_what_bears_on_nothing_further_is_tried_like_a_policy(client, harbour):
    root = make_claim(harbour, "tide", title="The tide is enough")
    make_relation(harbour.claim_set.get(key="ships"), root, key="ships-tide", weight=0.4)

    page = read(client, "/debates/harbour/claims/tide/")

    assert "What single change would flip it" in page.text
    assert "?what_if=off-relation.ships-tide" in page.links


@pytest.mark.usefixtures("harbour")
def test_what_bears_on_another_claim_is_not_tried(client):
    assert "What single change would flip it" not in read(client, "/debates/harbour/claims/dear/").text


@pytest.mark.usefixtures("harbour")
def test_the_actors_page_says_what_stands_through_its_eyes(client):
    page = read(client, "/debates/harbour/actors/town/")

    assert "What stands through its eyes" in page.text
    assert "The town names no conditions on “Dredge the harbour”, and opposes it." in page.text
    assert "Through the lens of The town it is in once the objection “A dredger is dear”" in page.text
    assert "/debates/harbour/?lens=town" in page.links


@pytest.mark.usefixtures("harbour")
def test_conditions_on_record_lead_to_agreement(client):
    text = read(client, "/debates/harbour/actors/mayor/").text

    assert "“Dredge the harbour” is in reach of The mayor when “A dredger is dear” does not hold" in text


@pytest.mark.usefixtures("harbour")
def test_a_search_without_time_says_that_it_stopped(client, monkeypatch):
    monkeypatch.setattr(prospects, "SECONDS", 0.0)

    assert "The search stopped when its time was over, after 0 changes" in read(client, PAGES["claim"]).text
    assert "The search stopped when its time was over" in read(client, "/debates/harbour/actors/town/").text
