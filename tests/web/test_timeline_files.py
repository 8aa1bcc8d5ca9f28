"""Stances through time, and what changed between two dates, as files."""

import csv
import io

import pytest

from tests.factories import make_actor, make_claim, make_debate, make_stance, make_user
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db
FILES = {"timeline": "/debates/harbour/timeline.csv", "changes": "/debates/harbour/changes.csv"}


@pytest.fixture
def harbour():
    return make_harbour(public=True)


def read_rows(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode(), newline="")))


def test_each_stance_is_a_row_with_names_dates_reporter_and_passages(harbour, client):
    answer = client.get(FILES["timeline"])

    mayor, town = read_rows(answer)
    assert mayor == {
        "actor": "mayor", "actor_name": "The mayor", "taken_by": "mayor", "taken_by_name": "The mayor",
        "on_kind": "claim", "on": "dredge", "on_title": "Dredge the harbour",
        "stance": "mayor-dredge", "position": "conditional", "conditions": "dear out", "meanwhile": "reserved",
        "act": "asserts", "basis": "inferred",
        "said_on": "2020-06-11", "said_first": "2020-06-11", "said_last": "2020-06-11",
        "reported_on": "", "reported_first": "", "reported_last": "",
        "reported_by_kind": "actor", "reported_by": "town", "reported_by_name": "The town",
        "passages": "wants", "places": "Report of the harbour master, ¶ 2", "latest": "true",
    }  # fmt: skip
    assert (town["reported_on"], town["reported_first"], town["reported_last"]) == ("2020", "2020-01-01", "2020-12-31")
    assert (town["said_on"], town["said_first"], town["passages"]) == ("", "", "")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="harbour-timeline.csv"'


def test_a_stance_that_was_overtaken_and_one_that_somebody_else_took_say_so(harbour, client):
    make_stance(harbour.actor_set.get(key="mayor"), harbour.claim_set.get(key="dredge"), "opposes", said_on="2021-03")

    rows = read_rows(client.get(FILES["timeline"], {"inherit": "true"}))

    told = {(row["actor"], row["taken_by"], row["position"], row["latest"]) for row in rows}
    assert ("mayor", "mayor", "conditional", "false") in told
    assert ("mayor", "mayor", "opposes", "true") in told
    assert ("council", "mayor", "opposes", "true") in told


def test_each_change_is_a_row_with_what_was_before(harbour, client):
    make_stance(harbour.actor_set.get(key="mayor"), harbour.claim_set.get(key="dredge"), "opposes", said_on="2021-03")

    answer = client.get(FILES["changes"], {"from": "2020-12"})

    (row,) = read_rows(answer)
    assert (row["change"], row["day"], row["actor"], row["on"], row["position"]) == (
        "reversed", "2021-03-01", "mayor", "dredge", "opposes",
    )  # fmt: skip
    assert (row["stance_before"], row["position_before"], row["said_before"], row["reported_before"]) == (
        "mayor-dredge", "conditional", "2020-06-11", "",
    )  # fmt: skip
    assert (row["said_on"], row["said_last"]) == ("2021-03", "2021-03-31")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="harbour-changes.csv"'


@pytest.mark.parametrize(
    ("page", "asked", "actors"),
    [
        ("timeline", {"by": "claims", "position": "opposes"}, ["town"]),
        ("timeline", {"as_of": "2020-02", "actor": "town"}, ["town"]),
        ("timeline", {"as_of": "1999"}, []),
        ("changes", {}, ["town", "mayor"]),
        ("changes", {"from": "2020-02"}, ["mayor"]),
        ("changes", {"to": "2020-02", "kind": "new"}, ["town"]),
        ("changes", {"as_of": "2020-02"}, ["town"]),
        ("changes", {"kind": "withdrawn"}, []),
    ],
)
def test_the_file_holds_what_the_page_is_asked_for(harbour, client, page, asked, actors):
    rows = read_rows(client.get(FILES[page], asked))

    assert [row["actor"] for row in rows] == actors


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("timeline", {"by": "claims", "position": "opposes", "as_of": "2021"}),
        ("changes", {"from": "2019", "to": "2020-02", "kind": "new", "actor": "town"}),
        ("changes", {"as_of": "2020-02"}),
    ],
)
def test_the_page_leads_to_the_file_with_all_that_it_was_asked_for(harbour, client, page, asked):
    (link,) = [link for link in Page(client.get(PAGES[page], asked)).links if link.startswith(FILES[page])]

    assert client.get(link).content == client.get(FILES[page], asked).content
    assert client.get(link).content != b""
    assert {row["actor"] for row in read_rows(client.get(link))} == {"town"}


@pytest.mark.parametrize("page", FILES)
def test_what_does_not_fit_on_the_page_is_in_the_file(harbour, client, monkeypatch, page):
    monkeypatch.setattr("argmap.services.pages.timeline.MOST_TRACKS", 1)
    monkeypatch.setattr("argmap.services.pages.changes.MOST_CHANGES", 1)

    assert len(read_rows(client.get(FILES[page]))) == 2


@pytest.mark.parametrize(
    ("page", "asked", "sentence"),
    [
        ("timeline", {"by": "year"}, '"year" is no by; allowed are actors, claims.'),
        ("timeline", {"actor": "x"}, 'the debate has no actor with the key "x".'),
        ("changes", {"from": "May"}, '"May" is no date;'),
        ("changes", {"kind": "odd"}, '"odd" is no kind; allowed are new, reversed,'),
    ],
)
def test_what_the_debate_does_not_have_is_refused_in_a_sentence(harbour, client, page, asked, sentence):
    answer = client.get(FILES[page], asked)

    assert answer.status_code == 400
    assert sentence in Page(answer).text


@pytest.mark.parametrize("page", FILES)
def test_no_cell_of_the_file_is_a_formula(client, page):
    debate = make_debate("harbour", public=True)
    claim = make_claim(debate, "=1+1", title="@SUM(A1)")
    make_stance(make_actor(debate, "-2", name="=HYPERLINK(1)"), claim, "supports", said_on="2020")

    (row,) = read_rows(client.get(FILES[page]))

    assert [row[name] for name in ("actor", "actor_name", "on", "on_title")] == ["'-2", "'=HYPERLINK(1)", "'=1+1", "'@SUM(A1)"]


@pytest.mark.parametrize("page", FILES)
def test_nobody_gets_the_file_of_a_private_debate_or_keeps_it(client, page):
    member = make_user("reader")
    make_harbour(reader=member)

    stranger = client.get(FILES[page])
    client.force_login(member)
    answer = client.get(FILES[page])

    assert stranger.status_code == 404
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("page", FILES)
def test_a_file_that_has_not_changed_is_not_sent_again(harbour, client, page):
    first = client.get(FILES[page])

    again = client.get(FILES[page], headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "public, no-cache"
