"""The page that finds claims, and the suggestions under its field."""

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from argmap.models import Debate
from tests.factories import make_claim, make_debate, make_user
from tests.web.debates import make_harbour
from tests.web.test_standing import read

pytestmark = pytest.mark.django_db

SEARCH = "/debates/harbour/search/"


def test_a_match_leads_to_its_page_and_to_its_place_on_the_map(client):
    make_harbour(public=True)

    page = read(client, f"{SEARCH}?q=silt&lens=town")

    assert "3 matches" in page.text
    assert "/debates/harbour/claims/silting/?lens=town" in page.links
    assert "/debates/harbour/?lens=town&focus=silting" in page.links
    assert page.text.index("The harbour is silting up") < page.text.index("Need of depth")


def test_a_question_that_nothing_answers_is_told_so(client):
    make_harbour(public=True)

    assert "Nothing holds all of these words" in read(client, f"{SEARCH}?q=zeppelin").text


def test_without_a_question_all_claims_are_listed_page_by_page(client):
    debate = make_debate("harbour", public=True)
    for number in range(120):
        make_claim(debate, f"c{number:03}")

    first = read(client, SEARCH)
    (further,) = [link for link in first.links if "after=" in link]
    second = read(client, further)

    listed = [link for page in (first, second) for link in page.links if "/claims/" in link]
    assert listed == [f"/debates/harbour/claims/c{number:03}/" for number in range(120)]


def test_suggestions_name_the_boxes_of_the_map(client):
    make_harbour(public=True)

    answer = client.get(f"{SEARCH}suggestions/?q=ships")

    assert answer.json() == {
        "suggestions": [
            {"key": "ships", "title": "Ships need depth", "word": "fact", "id": "claim-ships", "focus": "ships"},
            {"key": "need", "title": "Need of depth", "word": "argument", "id": "argument-need", "focus": "argument/need"},
        ]
    }
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", [SEARCH, f"{SEARCH}?q=silt", f"{SEARCH}suggestions/?q=silt"])
def test_a_private_debate_is_searched_by_its_members_only(client, path):
    member = make_user()
    make_harbour(reader=member)

    assert client.get(path).status_code == 404
    client.force_login(make_user())
    assert client.get(path).status_code == 404
    client.force_login(member)
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_search_takes_the_same_queries_however_much_there_is(client):
    debate = make_harbour(public=True)

    def count():
        client.get(f"{SEARCH}?q=need")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{SEARCH}?q=need").status_code == 200
        return len(queries)

    few = count()
    for _ in range(30):
        make_claim(debate, title="Another need")
    Debate.objects.update(revision=F("revision") + 1)

    assert few == count() == 6


@pytest.mark.parametrize("page", ["", "outline/"])
def test_map_and_outline_have_the_field_and_it_carries_the_state_on(client, page):
    make_harbour(public=True)

    elements = read(client, f"/debates/harbour/{page}?lens=town&depth=1").elements

    (form,) = [values for tag, values in elements if tag == "form" and values.get("role") == "search"]
    assert form["action"] == SEARCH
    for name, value in (("lens", "town"), ("depth", "1")):
        assert ("input", {"type": "hidden", "name": name, "value": value}) in elements


def test_the_field_survives_hostile_questions(client):
    make_harbour(public=True)

    page = read(client, f"{SEARCH}?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%00&after=%00")

    assert '"><script>alert(1)</script>' in next(
        values["value"] for tag, values in page.elements if values.get("id") == "search-field"
    )
    assert page.faults == []
