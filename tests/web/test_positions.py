"""The positions matrix as a page and as a file."""

import csv
import io

import pytest

from argmap.models import StancePassage
from tests.factories import make_actor, make_claim, make_debate, make_passage, make_source, make_stance, make_user
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db
CSV = "/debates/harbour/positions.csv"


@pytest.fixture
def harbour():
    return make_harbour(public=True)


def list_cells(answer):
    """What each cell with something in it says, by whose and on what it is."""
    return {values["data-of"]: values for tag, values in Page(answer).elements if "data-of" in values}


def read_csv(answer):
    return list(csv.reader(io.StringIO(answer.content.decode(), newline="")))


def test_each_cell_says_where_the_actor_stands_and_leads_to_its_newest_passage(harbour, client):
    cells = list_cells(client.get(PAGES["positions"]))

    mayor = cells["The mayor · dredge"]
    assert mayor["aria-label"] == "supports it on conditions (inferred, 11 June 2020); 1 passage"
    assert mayor["href"] == "/debates/harbour/sources/report/#passage-wants"
    assert mayor["class"] == "conditional uncertain"
    assert cells["The town · dredge"]["aria-label"] == "opposes it (reported 2020)"


def test_a_cell_without_a_passage_leads_to_its_claim(harbour, client):
    cells = list_cells(client.get(PAGES["positions"]))

    assert cells["The town · dredge"]["href"] == "/debates/harbour/claims/dredge/"


def test_of_several_passages_the_newest_stance_s_first_one_is_led_to(harbour, client):
    source = make_source(harbour, "minutes", title="Minutes")
    newer = make_stance(harbour.actor_set.get(key="mayor"), harbour.claim_set.get(key="dredge"), "supports", said_on="2021")
    for locator in ("9", "10"):
        passage = make_passage(source, f"m{locator}", locator=locator)
        StancePassage.objects.create(debate=harbour, stance=newer, passage=passage)

    cell = list_cells(client.get(PAGES["positions"]))["The mayor · dredge"]

    assert cell["href"] == "/debates/harbour/sources/minutes/#passage-m9"
    assert cell["aria-label"] == "supports it (2021); 2 passages; before: supports it on conditions (inferred, 11 June 2020)"


def test_rows_and_columns_have_heads_with_a_scope(harbour, client):
    page = Page(client.get(PAGES["positions"]))

    scopes = [values.get("scope") for tag, values in page.elements if tag == "th"]
    assert scopes == ["col", "col", "row", "row"]
    assert page.faults == []


def test_headings_say_that_they_head_a_group(harbour, client):
    page = Page(client.get(PAGES["positions"], {"bands": "issue", "by_actor_kind": "true"}))

    scopes = [values.get("scope") for tag, values in page.elements if tag == "th"]
    assert scopes == ["colgroup", "col", "col", "rowgroup", "row", "rowgroup", "row"]
    assert "Now or later?" in page.text


def test_the_date_leaves_out_what_was_said_later_and_links_carry_it_on(harbour, client):
    answer = client.get(PAGES["positions"], {"as_of": "2020-03"})

    assert list(list_cells(answer)) == ["The town · dredge"]
    assert "/debates/harbour/actors/town/?as_of=2020-03" in Page(answer).links


def test_what_was_said_for_the_council_counts_as_its_own_only_if_asked(harbour, client):
    plain, inherited = client.get(PAGES["positions"]), client.get(PAGES["positions"], {"inherit": "true"})

    assert "The council · dredge" not in list_cells(plain)
    council = list_cells(inherited)["The council · dredge"]
    assert council["class"] == "conditional uncertain inherited"
    assert "through The mayor" in council["aria-label"]


def test_ways_out_of_a_date_keep_the_layout(harbour, client):
    page = Page(client.get(PAGES["positions"], {"as_of": "2020", "order": "count"}))

    assert "?&order=count" in page.links


def test_the_form_keeps_how_the_debate_is_looked_at(harbour, client):
    page = Page(client.get(PAGES["positions"], {"lens": "town", "what_if": "out.dear"}))

    hidden = {(values["name"], values["value"]) for tag, values in page.elements if values.get("type") == "hidden"}
    assert {("lens", "town"), ("what_if", "out.dear")} <= hidden


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"order": "size"}, '"size" is no order; allowed are reading, name, count, date, blocks.'),
        ({"issue": "x"}, 'the debate has no issue with the key "x".'),
        ({"inherit": "perhaps"}, '"perhaps" is no value for inherit; allowed are true, false.'),
        ({"as_of": "May"}, '"May" is no date;'),
        ({"lens": "nobody"}, 'no actor of the debate has the key "nobody"'),
    ],
)
@pytest.mark.parametrize("path", [PAGES["positions"], CSV])
def test_what_the_debate_does_not_have_is_refused_in_a_sentence(harbour, client, path, asked, sentence):
    answer = client.get(path, asked)

    assert answer.status_code == 400
    assert sentence in Page(answer).text


def test_a_matrix_that_is_too_large_leaves_the_form_to_narrow_it(harbour, client, monkeypatch):
    monkeypatch.setattr("argmap.core.positions.showing.MOST_CELLS", 1)

    page, file = Page(client.get(PAGES["positions"])), client.get(CSV)

    assert "The matrix would have 2 cells, 2 rows × 1 columns; allowed are 1: narrow it with filters" in page.text
    assert "actor_kind" in {values.get("name") for tag, values in page.elements if tag == "select"}
    assert file.status_code == 400
    assert "allowed are 1: narrow it with filters" in Page(file).text


def test_too_many_rows_for_blocks_leave_the_form_to_choose_another_order(harbour, client, monkeypatch):
    monkeypatch.setattr("argmap.core.positions.ordering.MOST_IN_BLOCKS", 1)

    page, file = Page(client.get(PAGES["positions"], {"order": "blocks"})), client.get(CSV, {"order": "blocks"})

    assert "The matrix has 2 rows; blocks are looked for among up to 1" in page.text
    assert "order" in {values.get("name") for tag, values in page.elements if tag == "select"}
    assert file.status_code == 400


def test_a_debate_without_stances_and_filters_that_leave_nothing_say_so(harbour, client):
    make_claim(make_debate("quiet", public=True))

    assert "Nobody’s stance on a claim is coded" in Page(client.get("/debates/quiet/positions/")).text
    assert "No stance is what is asked for" in Page(client.get(PAGES["positions"], {"as_of": "1900"})).text


def test_the_file_has_the_same_cells_in_the_same_order(harbour, client):
    answer = client.get(CSV, {"by_actor_kind": "true"})

    assert read_csv(answer)[0] == ["actor", "name", "kind", "dredge: Dredge the harbour"]
    assert {tuple(row) for row in read_csv(answer)[1:]} == {
        ("mayor", "The mayor", "person", "conditional"),
        ("town", "The town", harbour.actor_set.get(key="town").kind, "opposes"),
    }
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="harbour-positions.csv"'


def test_no_cell_of_the_file_is_a_formula(client):
    debate = make_debate("harbour", public=True)
    claim = make_claim(debate, "=1+1", title="@SUM(A1)")
    make_stance(make_actor(debate, "-2", name="=HYPERLINK(1)"), claim, "supports")

    head, row = read_csv(client.get(CSV))

    assert (head[3], row[:2]) == ("'=1+1: @SUM(A1)", ["'-2", "'=HYPERLINK(1)"])


def test_nobody_gets_the_file_of_a_private_debate_or_keeps_it(client):
    member = make_user("reader")
    make_harbour(reader=member)

    stranger = client.get(CSV)
    client.force_login(member)
    answer = client.get(CSV)

    assert stranger.status_code == 404
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_file_that_has_not_changed_is_not_sent_again(harbour, client):
    first = client.get(CSV)

    again = client.get(CSV, headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "public, no-cache"


def test_names_are_shown_as_they_are_and_never_run(client):
    debate = make_debate("harbour", public=True)
    claim = make_claim(debate, 'a"><script>', title="<b>bold</b>")
    make_stance(make_actor(debate, "x", name='"><img onerror=1>'), claim, "supports")

    page = Page(client.get(PAGES["positions"]))

    assert [tag for tag, values in page.elements if tag in ("img", "b") and "onerror" in values] == []
    assert [values for tag, values in page.elements if tag == "script" and "src" not in values] == []
    assert "<b>bold</b>" in page.text
