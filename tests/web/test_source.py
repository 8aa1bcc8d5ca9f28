"""The reader of a source: each mark leads to what its passage is used for, and each claim to its passages."""

import pytest

from argmap.models import ClaimPassage
from tests.factories import make_passage
from tests.web.debates import PAGES, TEXT, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour():
    return make_harbour(public=True)


def list_titles(answer):
    """What the links after marks tell of themselves."""
    return [values["title"] for tag, values in Page(answer).elements if tag == "a" and "title" in values]


def test_a_mark_leads_to_what_its_passage_states_or_is_evidence_on_once_each(harbour, client):
    titles = list_titles(client.get(PAGES["source"]))

    assert titles == ["evidence: supports the claim: The harbour is silting up", "states: Dredge the harbour"]


def test_passages_that_cross_and_those_of_one_claim_each_have_their_mark(harbour, client):
    source = harbour.source_set.get(key="report")
    start = TEXT.index("wants a dredger. A dredger")
    crossing = make_passage(source, "crossing", locator="3", exact="wants a dredger. A dredger", start=start, end=start + 26)
    ClaimPassage.objects.create(debate=harbour, claim=harbour.claim_set.get(key="dredge"), passage=crossing)

    answer = client.get(PAGES["source"])
    page = Page(answer)

    assert page.faults == []
    assert {"passage-wants", "passage-crossing"} <= set(page.ids)
    assert list_titles(answer).count("states: Dredge the harbour") == 2
    assert "Dredge the harbour ¶ 2, ¶ 3" in page.text
