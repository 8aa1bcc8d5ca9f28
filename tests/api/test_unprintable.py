"""What no page and no file can show is refused in every text of a file that the API takes (A5 in tests/hostile.py)."""

import pytest
from msgspec.structs import fields

from argmap.core.checks import find_problems
from argmap.formats.native import JSON
from argmap.models import Claim, Debate
from argmap.services import uploading
from argmap.services.upload_child import read
from tests.factories import make_user
from tests.hostile import make_hostile_debate
from tests.render.debates import read_svg

MARK = "MARK"
FILE = JSON.write(make_hostile_debate((MARK,)))
UNPRINTABLE = ["\x00", "\x01", "\x0b", "\x1b", "\x7f", "\ud800", "\udfff", "\ufffe", "\uffff"]
# Codes and dates, which have forms of their own, and references.
NO_TEXTS = {
    *("key", "slug", "url", "wikidata", "iso3", "cameo", "dated", "since", "until", "issued", "accessed", "said_on"),
    *("reported_on", "view", "claim", "conclusion", "source", "target", "actor", "body", "passage"),
}


@pytest.fixture
def send(monkeypatch, client, db):
    monkeypatch.setattr(uploading, "_run_child", read)
    client.force_login(make_user("analyst"))
    return lambda data: client.generic("POST", "/api/v1/debates/", data, content_type="application/json")


def list_texts(record):
    return {field.name for field in fields(type(record)) if field.type is str and field.name not in NO_TEXTS}


@pytest.mark.parametrize("unprintable", UNPRINTABLE, ids=lambda one: f"U+{ord(one):04X}")
def test_every_text_of_a_debate_refuses_what_cannot_be_printed(unprintable):
    debate = make_hostile_debate((f"a{unprintable}b",))

    refused = {(problem.collection, problem.field) for problem in find_problems(debate)}

    texts = {(name, field) for name, records in debate.collections() for record in records for field in list_texts(record)}
    texts |= {("", field) for field in list_texts(debate.about)}
    assert len(texts) > 25
    assert texts - refused == set()
    assert {(name, field) for name, _ in debate.collections() for field in ("key", "tags", "extra")} - refused == set()


@pytest.mark.parametrize("unprintable", UNPRINTABLE, ids=lambda one: f"U+{ord(one):04X}")
def test_a_file_with_what_cannot_be_printed_is_refused_whole(send, unprintable):
    answer = send(FILE.replace(MARK.encode(), f"a\\u{ord(unprintable):04x}b".encode()))

    assert answer.status_code == 400, answer.content
    assert not Debate.objects.exists()


def test_a_line_of_100_kilobytes_is_refused_and_a_text_of_as_many_is_shown(send, client):
    claim = '{"debate": {"slug": "long", "question": "Q?"}, "claims": [{"key": "c", "title": "%s", "text": "%s"}]}'

    line, text = send(claim % ("x" * 100_000, "")), send(claim % ("C", "word " * 20_000))

    assert (line.status_code, text.status_code) == (400, 201)
    assert Claim.objects.get().text == "word " * 20_000
    assert client.get("/debates/long/").status_code == client.get("/debates/long/claims/c/").status_code == 200
    read_svg(client.get("/api/v1/debates/long/map.svg").content)
