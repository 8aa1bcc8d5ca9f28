"""What a debate's pages offer to take away."""

import pytest

from argmap.formats import FORMATS
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

WRITTEN = [form for form in FORMATS if form.write]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["map", "outline", "table", "brief", "positions"])
def test_every_format_that_writes_is_offered_and_answered(client, page):
    make_harbour(public=True)

    shown = Page(client.get(PAGES[page]))

    addresses = [f"/api/v1/debates/harbour/export/{form.name}" for form in WRITTEN]
    assert [link for link in shown.links if "/export/" in link] == addresses
    assert shown.faults == []


@pytest.mark.django_db
def test_each_format_says_what_comes_along(client):
    make_harbour(public=True)

    text = Page(client.get(PAGES["outline"])).text

    assert "Argdown .argdown everything" in text
    assert "Trivial Graph Format .tgf claims and relations only" in text
    assert "CSL-JSON .csl.json sources only" in text
    assert "GraphML .graphml without issues, sources, passages, evidence and tours" in text


@pytest.mark.django_db
def test_the_verdicts_are_taken_away_as_the_page_shows_them(client):
    make_harbour(public=True)

    links = Page(client.get(PAGES["outline"], {"what_if": "out.dear"})).links

    assert "/api/v1/debates/harbour/evaluation?what_if=out.dear" in links


@pytest.mark.django_db
def test_pictures_and_verdicts_are_taken_away_as_they_are_looked_at(client):
    make_harbour(public=True)

    links = Page(client.get("/debates/harbour/?lens=town&focus=dear")).links

    taken = [link for link in links if "/map." in link or link.startswith("/api/v1/debates/harbour/evaluation")]
    assert len(taken) == 5
    assert all(client.get(link).status_code == 200 and link.endswith("?lens=town") for link in taken)
