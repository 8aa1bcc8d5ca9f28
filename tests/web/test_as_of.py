"""Stepping through a debate's dated events."""

import pytest

from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour():
    return make_harbour(public=True)


def list_steps(answer):
    return [(values["rel"], values["href"]) for tag, values in Page(answer).elements if values.get("class") == "step"]


@pytest.mark.parametrize("page", ["map", "outline", "positions"])
def test_links_lead_to_the_events_before_and_after(harbour, client, page):
    path = PAGES[page]

    assert list_steps(client.get(path)) == [("prev", "?as_of=2020-01-01")]
    assert list_steps(client.get(path, {"as_of": "2020-01-01"})) == [("next", "?as_of=2020-06-11")]
    assert list_steps(client.get(path, {"as_of": "2019"})) == [("next", "?as_of=2020-01-01")]


def test_steps_keep_the_lens_and_what_only_the_page_asks_for(harbour, client):
    answer = client.get(PAGES["positions"], {"lens": "town", "order": "count"})

    assert list_steps(answer) == [("prev", "?lens=town&as_of=2020-01-01&order=count")]


def test_the_dates_are_offered_with_how_many_stances_each_adds(harbour, client):
    offered = [values for tag, values in Page(client.get(PAGES["map"])).elements if tag == "option" and "label" in values]

    assert [(one["value"], one["label"]) for one in offered] == [
        ("2020-01-01", "1 January 2020: 1 new"),
        ("2020-06-11", "11 June 2020: 1 new"),
    ]
