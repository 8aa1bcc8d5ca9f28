"""Networks and bar charts below /api/v1/: numbers, files, pictures and refusals."""

import csv
import io
import json
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.core.management import call_command

from argmap.services import networks
from tests.factories import make_actor, make_claim, make_debate, make_stance

pytestmark = pytest.mark.django_db
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def canal():
    """Town and port are for the canal, the club is against it."""
    debate = make_debate("canal", public=True)
    dig, toll = make_claim(debate, "dig", title="Dig"), make_claim(debate, "toll", title="=toll")
    town, port, club = (make_actor(debate, key, name=key.title()) for key in ("town", "port", "club"))
    make_stance(town, dig, "supports", said_on="2019")
    make_stance(port, dig, "supports", said_on="2020")
    make_stance(club, dig, "opposes", said_on="2021")
    make_stance(town, toll, "supports", said_on="2021")
    return debate


@pytest.fixture
def get(ask, canal):
    def read(end, **query):
        return ask(f"debates/canal/{end}", query)

    return read


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"mode": "one", "aggregation": "subtract"},
        {"mode": "one", "of": "concept", "via": "organization", "aggregation": "congruence", "normalization": "jaccard"},
        {"mode": "two", "aggregation": "combine", "last": "2020"},
    ],
)
def test_the_numbers_are_those_of_the_command(get, options):
    printed = StringIO()
    call_command("stance_network", "canal", json=True, stdout=printed, **options)

    answer = get("networks", **options)

    assert answer.status_code == 200
    assert {name: answer.json()[name] for name in ("rows", "columns", "matrix")} == json.loads(printed.getvalue())


def test_keys_come_with_names(get):
    answer = get("networks", mode="one", aggregation="conflict").json()

    assert (answer["rows"], answer["row_keys"]) == (["Club", "Port", "Town"], ["club", "port", "town"])
    assert answer["matrix"] == [[0, 1, 1], [1, 0, 0], [1, 0, 0]]
    assert answer["options"]["duplicates"] == "include"
    assert "coalitions" not in answer


def test_coalitions_and_polarisation_are_told_on_request(get):
    answer = get("networks", mode="one", aggregation="congruence", coalitions="true", period="year").json()

    assert [one["members"] for one in answer["coalitions"]["coalitions"]] == [["port", "town"]]
    assert answer["coalitions"]["loners"] == ["club"]
    assert [one["window"]["first"][:4] for one in answer["polarisation"]] == ["2019", "2020", "2021"]
    assert answer["polarisation"][0]["contention"] is None


def test_work_that_stops_early_is_told_with_what_was_wanted(get, monkeypatch):
    plain = get("networks", mode="one", aggregation="congruence", coalitions="true", period="year").json()
    monkeypatch.setattr(networks, "STEPS", 30)

    answer = get("networks", mode="one", aggregation="congruence", coalitions="true", period="year").json()

    # one tie and four statements are 5 steps: one division of the network, and five more
    assert [answer["coalitions"][name] for name in ("resamples", "wanted")] == [5, 50]
    assert [plain["coalitions"][name] for name in ("resamples", "wanted")] == [50, 50]
    # 2021 has a stance of each of two claims and no tie; neither have the years before
    assert (len(answer["polarisation"]), answer["windows"]) == (3, 3)
    assert (len(plain["polarisation"]), plain["windows"]) == (3, 3)


def test_what_is_left_out_does_not_count(get):
    assert get("networks", exclude="organization=Club~concept=toll").json()["rows"] == ["Port", "Town"]
    assert get("networks", exclude="concept=dog").json()["excludes_nothing"] == ["dog"]


def test_a_table_and_a_graph_hold_the_same(get):
    table = list(csv.reader(io.StringIO(get("networks.csv", aggregation="subtract").content.decode())))
    graph = ElementTree.fromstring(get("networks.graphml", mode="one", aggregation="subtract").content)

    assert table == [["", "'=toll", "Dig"], ["Club", "0", "-1"], ["Port", "0", "1"], ["Town", "1", "1"]]
    assert len(list(graph.iter(f"{GRAPHML}edge"))) == 3


@pytest.mark.parametrize(
    ("end", "media_type", "name"),
    [
        ("networks", "application/json", "canal-network.json"),
        ("networks.csv", "text/csv; charset=utf-8; header=present", "canal-network.csv"),
        ("networks.graphml", "application/graphml+xml", "canal-network.graphml"),
        ("networks.svg", "image/svg+xml", "canal-network.svg"),
        ("networks.png", "image/png", "canal-network.png"),
        ("support.csv", "text/csv; charset=utf-8; header=present", "canal-support.csv"),
        ("support.svg", "image/svg+xml", "canal-support.svg"),
        ("support.png", "image/png", "canal-support.png"),
        ("positions.csv", "text/csv; charset=utf-8; header=present", "canal-positions.csv"),
    ],
)
@pytest.mark.usefixtures("quick_maps")
def test_each_file_has_its_type_its_name_and_a_tag(get, ask, end, media_type, name):
    answer = get(end)
    again = ask(f"debates/canal/{end}", headers={"If-None-Match": answer["ETag"]})

    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"] == f'inline; filename="{name}"'
    assert (again.status_code, again.content) == (304, b"")


def test_the_pictures_are_drawn(get):
    network, chart = get("networks.svg", mode="one", aggregation="subtract"), get("support.png")

    assert b'id="tie-organization-port--organization-town"' in network.content
    assert "sandbox" in network["Content-Security-Policy"]
    assert chart.content.startswith(b"\x89PNG")


def test_nothing_to_draw_is_a_picture_too(get):
    assert get("networks.svg", first="2030").content.startswith(b"<svg")
    assert get("support.svg", as_of="1900").content.startswith(b"<svg")


def test_support_is_counted_by_claim(get):
    table = list(csv.reader(io.StringIO(get("support.csv").content.decode())))

    assert table[0] == ["claim", "title", "supports", "opposes", "conditional", "reserved", "neutral", "withdrawn"]
    assert table[1:] == [["dig", "Dig", "2", "1", "0", "0", "0", "0"], ["toll", "'=toll", "1", "0", "0", "0", "0", "0"]]


@pytest.mark.parametrize(
    ("end", "query", "parameter", "sentence"),
    [
        ("networks", {"mode": "three"}, "mode", "is no mode; allowed are one, two"),
        ("networks", {"via": "organization"}, "via", "needs something else to go via"),
        ("networks", {"of": "concept"}, "of", "needs something else to go via"),
        ("networks", {"mode": "one", "aggregation": "combine"}, "aggregation", "has no aggregation"),
        ("networks", {"normalization": "jaccard"}, "normalization", "has no normalization"),
        ("networks", {"first": "2022", "last": "2021"}, "first", "is after the last"),
        ("networks", {"as_of": "soon"}, "as_of", "is no date"),
        ("networks", {"exclude": "dig"}, "exclude", "excludes nothing"),
        ("networks", {"exclude": "colour=red"}, "exclude", "is nothing to exclude by"),
        ("networks", {"coalitions": "true"}, "coalitions", "this is a two-mode network"),
        ("networks", {"period": "day"}, "period", "windows; allowed are 60"),
        ("networks", {"backbone": "-1"}, "backbone", "a number from 0 to 1"),
        ("networks", {"length": "none"}, "length", "a whole number from 1"),
        ("networks.csv", {"coalitions": "true"}, "coalitions", "is no parameter here"),
        ("networks.svg", {"period": "year"}, "period", "is no parameter here"),
        ("support.csv", {"claim": "dog"}, "claim", "has no claim with the key"),
    ],
)
def test_nonsense_is_refused_under_the_name_of_its_parameter(get, end, query, parameter, sentence):
    answer = get(end, **query)

    (error,) = answer.json()["errors"]
    assert answer.status_code == 400
    assert error["attr"] == parameter
    assert sentence in error["detail"]
    assert error["detail"].endswith(".")


def test_what_cannot_be_drawn_is_refused_in_a_sentence(get, monkeypatch):
    monkeypatch.setattr("argmap.render.networks.sketching.MOST_NODES", 2)

    answer = get("networks.svg")

    assert answer.status_code == 400
    assert "no more than 2 nodes" in answer.json()["errors"][0]["detail"]
