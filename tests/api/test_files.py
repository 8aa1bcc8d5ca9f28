import json
from xml.etree.ElementTree import fromstring

import pytest
from django.core.cache import cache

from argmap.core.canonical import canonical_json
from argmap.formats import FORMATS
from argmap.render import GraphvizError
from argmap.services import maps
from argmap.services.snapshot import load_debate
from argmap.services.writing import save_record
from tests.api.debates import store_debate
from tests.factories import make_claim, make_user
from tests.render.debates import hash_style

SVG = "{http://www.w3.org/2000/svg}"


def test_the_document_is_the_canonical_json_of_the_debate(bridge, ask):
    answer = ask("debates/bridge/document")

    assert answer.content == canonical_json(load_debate(bridge))
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"] == 'inline; filename="bridge.json"'


@pytest.mark.parametrize(
    ("picture", "media_type", "begin"),
    [
        ("svg", "image/svg+xml", b"<svg"),
        ("png", "image/png", b"\x89PNG"),
        ("pdf", "application/pdf", b"%PDF"),
        ("dot", "text/vnd.graphviz", b"digraph"),
    ],
)
def test_the_map_comes_in_four_formats(bridge, ask, picture, media_type, begin):
    answer = ask(f"debates/bridge/map.{picture}")

    assert answer.status_code == 200
    assert answer["Content-Type"].partition(";")[0] == media_type
    assert answer["Content-Disposition"] == f'inline; filename="bridge.{picture}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(begin)


@pytest.mark.parametrize("picture", ["svg", "png", "pdf", "dot"])
def test_a_known_map_is_not_sent_again_until_a_claim_changes(bridge, ask, picture):
    known = ask(f"debates/bridge/map.{picture}")["ETag"]

    again = ask(f"debates/bridge/map.{picture}", HTTP_IF_NONE_MATCH=known)
    save_record(record=make_claim(bridge, "new", title="A new claim"), expected_version=1, user=make_user())
    changed = ask(f"debates/bridge/map.{picture}", HTTP_IF_NONE_MATCH=known)

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


def test_the_picture_has_a_box_for_each_claim_of_the_document(bridge, ask):
    claims = json.loads(ask("debates/bridge/document").content)["claims"]

    picture = fromstring(ask("debates/bridge/map.svg").content)

    boxes = [group.get("id") for group in picture.iter(f"{SVG}g") if group.get("class") == "node"]
    assert sorted(boxes) == [f"claim-{claim['key']}" for claim in claims]


def test_a_picture_opened_by_itself_may_run_and_load_nothing(bridge, ask):
    answer = ask("debates/bridge/map.svg")

    policy = dict(
        directive.split(" ", 1) for directive in answer["Content-Security-Policy"].removesuffix("; sandbox").split("; ")
    )
    styles = policy.pop("style-src").split()
    assert policy == {"default-src": "'none'", "font-src": "data:", "frame-ancestors": "'none'"}
    assert answer["Content-Security-Policy"].endswith("; sandbox")
    assert all(style.startswith("'sha256-") for style in styles)
    drawing = list(fromstring(answer.content).iter())
    assert not [element for element in drawing if element.get("style")]
    assert {hash_style(element) for element in drawing if element.tag == f"{SVG}style"} <= set(styles)


@pytest.mark.usefixtures("bridge")
def test_a_picture_is_drawn_once_for_all_who_ask(ask, drawn):
    first, second = ask("debates/bridge/map.png"), ask("debates/bridge/map.png")

    assert first.content == second.content == b"PNG 1"
    assert drawn == ["png"]


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize("picture", ["svg", "png", "pdf"])
def test_nothing_is_drawn_for_whoever_has_the_picture(ask, drawn, picture):
    tag = ask(f"debates/bridge/map.{picture}")["ETag"]
    cache.clear()

    answer = ask(f"debates/bridge/map.{picture}", HTTP_IF_NONE_MATCH=tag)

    assert (answer.status_code, answer["ETag"]) == (304, tag)
    assert drawn == [picture]


@pytest.mark.usefixtures("bridge")
def test_each_kind_and_engine_makes_a_picture_of_its_own(ask, drawn, settings):
    tags = {ask(f"debates/bridge/map.{picture}")["ETag"].removeprefix("W/") for picture in ("svg", "png", "pdf", "dot")}
    settings.DOT_BINARY = "/opt/dot"

    other = ask("debates/bridge/map.png")

    assert len(tags) == 4
    assert other["ETag"] not in tags
    assert drawn == ["svg", "png", "pdf", "png"]


def test_a_private_picture_is_kept_here_and_by_no_shared_cache(db, ask, client_of, drawn):
    owner = make_user("owner")
    store_debate("bridge", public=False, owner=owner)
    client_of(owner)

    first = ask("debates/bridge/map.svg")
    again = ask("debates/bridge/map.svg", HTTP_IF_NONE_MATCH=first["ETag"])
    client_of(make_user("stranger"))
    refused = ask("debates/bridge/map.svg", HTTP_IF_NONE_MATCH=first["ETag"])

    assert [answer["Cache-Control"] for answer in (first, again)] == ["private, no-cache"] * 2
    assert (refused.status_code, refused.has_header("ETag")) == (404, False)
    assert drawn == ["svg"]


@pytest.mark.usefixtures("empty_cache")
def test_a_map_that_cannot_be_drawn_is_promised_for_later(bridge, ask, client, monkeypatch):
    def fail(_sketch, **_options):
        raise GraphvizError("dot: internal detail")

    monkeypatch.setattr(maps, "draw_sketch", fail)
    client.raise_request_exception = False

    answer = ask("debates/bridge/map.svg")

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "60", "no-store")
    (error,) = answer.json()["errors"]
    assert error["code"] == "map_not_drawn"
    assert error["detail"].startswith("The map could not be drawn now; try again in a minute")


@pytest.mark.parametrize("form", [form for form in FORMATS if form.write], ids=lambda form: form.name)
def test_the_debate_comes_in_every_format_that_writes(bridge, ask, form):
    answer = ask(f"debates/bridge/export/{form.name}")

    assert answer.status_code == 200
    assert answer.content == form.write(load_debate(bridge))
    assert answer["Content-Type"].partition(";")[0] == form.media_type
    assert answer["Content-Disposition"] == f'attachment; filename="bridge{form.suffixes[0]}"'


def test_an_export_is_not_sent_again_until_the_debate_changes(bridge, ask):
    known = ask("debates/bridge/export/argdown")["ETag"]

    again = ask("debates/bridge/export/argdown", HTTP_IF_NONE_MATCH=known)
    make_claim(bridge, "new", title="A new claim")
    changed = ask("debates/bridge/export/argdown", HTTP_IF_NONE_MATCH=known)

    assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)


@pytest.mark.parametrize("name", ["docx", "dna", "YAML", "ya%00ml", "x" * 300])
def test_an_unknown_format_is_one_sentence_with_those_there_are(bridge, ask, name):
    answer = ask(f"debates/bridge/export/{name}")

    (error,) = answer.json()["errors"]
    assert answer.status_code == 404
    assert "to take a debate away in; there are yaml, json, argdown" in error["detail"]
    assert len(error["detail"]) < 300


def test_a_debate_that_a_format_cannot_hold_is_one_sentence(bridge, ask):
    make_claim(bridge, "two words", title="A key that TGF has no way to write")

    answer = ask("debates/bridge/export/tgf")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["detail"].startswith('TGF cannot name the claim "two words"')


def test_an_export_leads_to_what_it_leaves_behind(bridge, ask):
    answer = ask("debates/bridge/export/tgf")

    listed = {form["name"]: form for form in ask("debates/bridge/export/").json()}
    assert answer["Link"] == '</api/v1/debates/bridge/export/>; rel="describedby"'
    assert listed["tgf"]["carried"] == "claims and relations only"
    assert listed["yaml"]["cannot_carry"] == []
    assert listed["tgf"]["api_url"].endswith("/api/v1/debates/bridge/export/tgf")
