"""The print sheet: all of the debate in words, and its map in sheets."""

import pytest

from argmap.models import Claim
from argmap.render import GraphvizError
from argmap.services import network_pictures
from argmap.services.editions import publish_edition
from argmap.services.pages import outline
from tests.factories import make_claim, make_debate, make_relation
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page
from tests.web.test_map import MAP, make_bridge

pytestmark = pytest.mark.django_db
PRINT = f"{MAP}print/"


@pytest.fixture
def harbour():
    return make_harbour(public=True)


def list_sheets(answer):
    return [values for tag, values in Page(answer).elements if tag == "svg" and values.get("class") == "tile"]


def test_the_sheet_has_title_date_revision_address_legend_and_all_words(harbour, client):
    harbour.dated = "2020-06"
    harbour.save()

    text = Page(client.get(PAGES["print"])).text

    for words in (
        "Print sheet " + harbour.question, "As it stood in June 2020", f"Revision {harbour.revision}",
        "http://testserver/debates/harbour/", "attacks: a dashed vermilion line", "The harbour is silting up",
        "step undercut by slow", "Anna Ahab. “Report of the harbour master”. May 2020.", "Map, sheet A1",
    ):  # fmt: skip
        assert words in text


def test_everything_is_open_whatever_the_address_opens(client):
    make_bridge(public=True)

    page = Page(client.get(PRINT, {"close": "c0", "depth": "0"}))

    folds = [values for tag, values in page.elements if tag == "details" and "data-name" in values]
    assert len(folds) == 5
    assert all("open" in values for values in folds)
    assert sum(tag == "g" and values.get("class") == "node" for tag, values in page.elements) == 7
    assert len(page.ids) == len(set(page.ids))


def test_a_sheet_of_a_focus_has_what_the_map_shows_and_says_so(client):
    make_bridge(public=True)

    text = Page(client.get(PRINT, {"focus": "c4", "depth": "0"})).text

    assert "This sheet has 2 of the debate’s 7 boxes" in text
    assert "+1" in text


def test_a_big_debate_is_printed_as_its_map_opens(client, monkeypatch):
    make_bridge(public=True)
    monkeypatch.setattr(outline, "MOST_BOXES", 6)

    text = Page(client.get(PRINT)).text

    assert "This sheet has 4 of the debate’s 7 boxes" in text
    assert "Title of c3" not in text


def test_the_map_goes_over_more_sheets_of_a_smaller_paper(harbour, client):
    first = Claim.objects.get(key="dredge")
    for number in range(40):
        make_relation(make_claim(harbour, f"x{number}", title=f"Reason {number}"), first)

    small, large = (list_sheets(client.get(PAGES["print"], {"paper": paper})) for paper in ("", "a3"))

    assert len(small) > len(large) > 1
    assert len({values["viewbox"] for values in small}) == len(small)
    assert "It goes on above: A1, below: A3" in Page(client.get(PAGES["print"])).text


@pytest.mark.parametrize("name", ["print/", "offline.html"])
def test_an_edition_is_printed_and_kept_under_its_number(client, name):
    debate = make_bridge(public=True)
    publish_edition(debate=debate, user=None)
    make_claim(debate, "later")

    text, now = (Page(client.get(f"{MAP}{name}{query}")).text for query in ("?edition=1", ""))

    assert "Edition 1" in text
    assert "/debates/bridge/?edition=1" in text
    assert "Title of c5" in text
    assert ("Title of later" in text, "Title of later" in now) == (False, True)


def test_a_paper_that_is_none_is_refused_in_a_sentence(harbour, client):
    answer = client.get(PAGES["print"], {"paper": "letter"})

    assert answer.status_code == 400
    assert '"letter" is no paper to print on; allowed are a4, a3.' in Page(answer).text


def test_where_the_map_cannot_be_drawn_the_words_are_printed_alone(harbour, client, monkeypatch):
    def fail(_drawing):
        raise GraphvizError("no Graphviz")

    monkeypatch.setattr(network_pictures, "bring_picture", fail)

    answer = client.get(PAGES["print"])

    assert list_sheets(answer) == []
    assert "The map could not be drawn; the outline has the same in words." in Page(answer).text
    assert "no-store" in answer.headers["Cache-Control"]


def test_an_empty_debate_prints_its_title(client):
    make_debate("empty", public=True)

    answer = client.get("/debates/empty/print/")

    assert "Nothing has been entered in this debate yet." in Page(answer).text
    assert list_sheets(answer) == []
