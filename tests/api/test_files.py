import json
from xml.etree.ElementTree import fromstring

import pytest

from argmap.core.canonical import canonical_json
from argmap.render import GraphvizError
from argmap.services.snapshot import load_debate
from tests.factories import make_claim

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
    make_claim(bridge, "new", title="A new claim")
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

    assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'none'; frame-ancestors 'none'; sandbox"
    assert not [
        element for element in fromstring(answer.content).iter() if element.get("style") or element.tag == f"{SVG}style"
    ]


def test_a_map_that_cannot_be_drawn_is_promised_for_later(bridge, ask, client, monkeypatch):
    def fail(**_options):
        raise GraphvizError("dot: internal detail")

    monkeypatch.setattr("argmap.api.views.files.draw_map", fail)
    client.raise_request_exception = False

    answer = ask("debates/bridge/map.svg")

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "60", "no-store")
    (error,) = answer.json()["errors"]
    assert error["code"] == "map_not_drawn"
    assert error["detail"].startswith("The map could not be drawn now; try again in a minute")
