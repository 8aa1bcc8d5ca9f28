"""An actor's page: stances over time, agreement, sources, and where else it is found."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_actor, make_claim, make_debate, make_stance, make_user
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db
TOWN, MAYOR = "/debates/harbour/actors/town/", "/debates/harbour/actors/mayor/"


@pytest.fixture
def harbour():
    return make_harbour(public=True)


def make_twin(slug, **options):
    """Another debate with the town in it, by its Wikidata id."""
    debate = make_debate(slug, **options)
    actor = make_actor(debate, "city", name="The city", wikidata="Q64")
    make_stance(actor, make_claim(debate), "supports")
    return debate


def name_town(debate, **ids):
    debate.actor_set.filter(key="town").update(**ids)


def list_elsewhere(answer):
    return [link for link in Page(answer).links if "/actors/" in link and not link.startswith("/debates/harbour/")]


def test_its_stances_are_drawn_through_time_and_told_to_who_hears_them(harbour, client):
    pictures = [values for tag, values in Page(client.get(TOWN)).elements if tag == "svg" and values.get("role") == "img"]

    assert [values["aria-label"] for values in pictures] == ["opposes it, reported 2020"]


def test_what_others_say_for_it_counts_only_if_asked(harbour, client):
    plain, asked = Page(client.get(PAGES["actor"])), Page(client.get(PAGES["actor"], {"inherit": "true"}))

    assert "Through time" not in plain.text
    assert "said by The mayor" in " ".join(values.get("aria-label", "") for _tag, values in asked.elements)


def test_as_of_a_date_later_stances_are_not_there(harbour, client):
    page = Page(client.get(MAYOR, {"as_of": "2020-03"}))

    assert "No stance of this actor is coded" in page.text


def test_it_says_whom_it_agrees_with_and_differs_from_on_which_claims(harbour, client):
    mayor, town = harbour.actor_set.get(key="mayor"), harbour.actor_set.get(key="town")
    for key, own, other in (
        ("ships", "supports", "supports"),
        ("silting", "supports", "opposes"),
        ("slow", "opposes", "opposes"),
    ):
        make_stance(mayor, harbour.claim_set.get(key=key), own, key=f"mayor-{key}")
        make_stance(town, harbour.claim_set.get(key=key), other, key=f"town-{key}")

    text = Page(client.get(TOWN)).text

    assert "The mayor agrees on 2 of the 4 claims on which both have a stance: Ships need depth; It silts slowly" in text
    assert "The mayor differs on 1 of the 4 claims on which both have a stance: The harbour is silting up" in text
    assert "· On conditions of one or both: Dredge the harbour" in text
    assert "%" not in text.partition("Whom it agrees with")[2].partition("Sources")[0]


def test_it_lists_what_it_advances_and_the_sources_of_its_stances(harbour, client):
    make_stance(harbour.actor_set.get(key="mayor"), harbour.claim_set.get(key="ships"), "supports", act="advances")

    page = Page(client.get(MAYOR))

    assert "What it advances Ships need depth" in page.text
    assert "Sources of its stances Report of the harbour master 1 stance" in page.text


@pytest.mark.parametrize("ids", [{"wikidata": "Q64"}, {"wikidata": "Q64", "iso3": "DEU"}])
def test_it_is_found_in_other_debates_by_an_id_that_both_have(harbour, client, ids):
    name_town(harbour, **ids)
    make_twin("twin", public=True)

    answer = client.get(TOWN)

    assert list_elsewhere(answer) == ["/debates/twin/actors/city/"]
    assert "What of twin? as The city, 1 stance; by Wikidata Q64" in Page(answer).text


def test_having_no_id_is_nothing_in_common(harbour, client):
    other = make_debate("other", public=True)
    make_actor(other, "town", name="The town")

    assert list_elsewhere(client.get(TOWN)) == []


@pytest.mark.parametrize(("who", "seen"), [("anonymous", False), ("stranger", False), ("reader", True), ("superuser", True)])
def test_private_debates_are_named_to_those_alone_who_may_read_them(harbour, client, who, seen):
    name_town(harbour, wikidata="Q64")
    user = make_user("person", superuser=who == "superuser")
    make_twin("twin", **({"reader": user} if who == "reader" else {}))
    if who != "anonymous":
        client.force_login(user)

    assert bool(list_elsewhere(client.get(TOWN))) is seen


def test_a_debate_that_became_private_is_not_shown_from_a_cache(harbour, client):
    name_town(harbour, wikidata="Q64")
    alone = client.get(TOWN)
    twin = make_twin("twin", public=True)

    found = client.get(TOWN, headers={"if-none-match": alone.headers["ETag"]})
    type(twin).objects.filter(pk=twin.pk).update(visibility="private")
    after = client.get(TOWN)

    assert list_elsewhere(found) == ["/debates/twin/actors/city/"]
    assert (found.headers["Cache-Control"], found.headers.get("ETag")) == ("private, no-cache", None)
    assert list_elsewhere(after) == []


def test_a_debate_that_became_private_is_in_no_page_that_was_kept(harbour, client):
    name_town(harbour, wikidata="Q64")
    twin = make_twin("twin", public=True)

    before = client.get(TOWN, headers={"accept-encoding": "gzip"})
    type(twin).objects.filter(pk=twin.pk).update(visibility="private")
    after = client.get(TOWN, headers={"accept-encoding": "gzip"})

    assert b"What of twin?" in gzip.decompress(before.content)
    assert b"What of twin?" not in gzip.decompress(after.content)


def test_its_queries_are_the_same_however_many_debates_there_are(harbour, client):
    name_town(harbour, wikidata="Q64")
    make_twin("first", public=True)
    with CaptureQueriesContext(connection) as few:
        client.get(TOWN)
    for number in range(10):
        make_twin(f"twin{number}", public=True)

    with CaptureQueriesContext(connection) as many:
        client.get(TOWN)

    # The debate, the actor's ids, the others, whether the debate is big, and the debate whole.
    assert len(few) == len(many) == 1 + 1 + 1 + 1 + 21


@pytest.mark.parametrize("key", ["%00", "%0A", "nobody", "%EF%BF%BE"])
def test_a_key_that_no_actor_has_is_not_found(harbour, client, key):
    assert client.get(f"/debates/harbour/actors/{key}/").status_code == 404


def test_an_id_is_found_whatever_form_the_key_was_typed_in(harbour, client):
    make_actor(harbour, "caf\u00e9", name="Café", wikidata="Q64")
    make_twin("twin", public=True)

    assert list_elsewhere(client.get("/debates/harbour/actors/cafe\u0301/")) == ["/debates/twin/actors/city/"]
