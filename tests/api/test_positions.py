"""The positions matrix below /api/v1/."""

import pytest

from argmap.models import Affiliation
from tests.factories import make_actor, make_claim, make_debate, make_stance

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(ask):
    """The town first opposes the canal, and supports it later; the mayor, who speaks for it, has a stance on the toll."""
    debate = make_debate("canal", public=True)
    dig, toll = make_claim(debate, "dig", title="Dig"), make_claim(debate, "toll", title="Toll", position=1)
    town, mayor = make_actor(debate, "town", name="Town"), make_actor(debate, "mayor", name="Mayor", kind="person")
    Affiliation.objects.create(debate=debate, key="m", actor=mayor, body=town, kind="speaks_for")
    make_stance(town, dig, "opposes", key="before", said_on="2019")
    make_stance(town, dig, "supports", key="now", said_on="2021-02")
    make_stance(mayor, toll, "reserved", key="toll", said_on="2020")

    def read(end="positions", **query):
        return ask(f"debates/canal/{end}", query)

    return read


@pytest.fixture
def too_large(monkeypatch):
    """What is allowed, made smaller than the debate."""
    monkeypatch.setattr("argmap.core.positions.showing.MOST_CELLS", 1)
    monkeypatch.setattr("argmap.core.positions.ordering.MOST_IN_BLOCKS", 1)


def list_cells(answer):
    return {(cell["actor"], cell["column"]): cell["position"] for cell in answer.json()["cells"]}


def test_cells_tell_the_latest_stances_and_those_before(get):
    cell = next(cell for cell in get().json()["cells"] if cell["actor"] == "town")

    assert cell == {
        "actor": "town", "column": "dig", "position": "supports", "latest": ["now"], "earlier": ["before"], "passages": 0,
        "evidence": 0, "is_inherited": False,
    }  # fmt: skip


def test_a_date_leaves_later_stances_out(get):
    assert list_cells(get(as_of="2019")) == {("town", "dig"): "opposes"}


def test_stances_of_spokesmen_count_where_that_is_asked_for(get):
    assert ("town", "toll") not in list_cells(get())
    assert list_cells(get(inherit="true"))["town", "toll"] == "reserved"


def test_filters_and_layout_are_those_of_the_page(get):
    answer = get(position="reserved", by_actor_kind="true").json()

    assert [row["name"] for row in answer["rows"]] == ["Mayor"]
    assert answer["row_bands"] == [{"title": "person", "length": 1}]


def test_the_table_is_that_of_the_page(get, client):
    assert get("positions.csv", as_of="2019").content == client.get("/debates/canal/positions.csv?as_of=2019").content


@pytest.mark.parametrize("end", ["positions", "positions.csv"])
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"actor": "dog"}, "actor"),
        ({"order": "up"}, "order"),
        ({"whole": "1"}, "whole"),
        ({"as_of": "soon"}, "as_of"),
        ({"by": "claims"}, "by"),
    ],
)
def test_nonsense_is_refused_under_the_name_of_its_parameter(get, end, query, parameter):
    answer = get(end, **query)

    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, parameter)


@pytest.mark.parametrize("end", ["positions", "positions.csv"])
@pytest.mark.parametrize(
    ("order", "parameter", "sentence"),
    [("name", "columns", "narrow it with filters"), ("blocks", "order", "blocks are looked for among up to 1")],
)
@pytest.mark.usefixtures("too_large")
def test_what_is_too_large_is_refused_in_a_sentence(get, end, order, parameter, sentence):
    answer = get(end, order=order)

    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["attr"]) == (400, parameter)
    assert sentence in error["detail"]
