import pytest
from django.core.cache import cache

from argmap.services import maps
from tests.api.debates import store_debate


@pytest.fixture
def bridge(db):
    """A public debate with three records of every kind."""
    return store_debate("bridge")


@pytest.fixture
def ask(client):
    """GET below /api/v1/; a dict is the query."""

    def get(address, query=None, **options):
        return client.get(f"/api/v1/{address}", query or {}, **options)

    return get


@pytest.fixture
def list_keys(ask):
    """The keys of a list of the debate "bridge", in the order of the answer."""

    def get(collection, **query):
        answer = ask(f"debates/bridge/{collection}/", query)
        assert answer.status_code == 200, answer.content
        return [record["key"] for record in answer.json()["results"]]

    return get


@pytest.fixture
def quick_maps(monkeypatch):
    """Maps that cost no run of Graphviz, where a test is not about them."""
    monkeypatch.setattr("argmap.api.views.files.bring_picture", lambda drawing: f"{drawing.slug} as {drawing.picture}".encode())


@pytest.fixture
def empty_cache():
    """Nothing is kept from other tests, and nothing for them."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def drawn(monkeypatch, empty_cache):
    """The formats that were asked of a Graphviz that only counts."""
    formats = []

    def draw(_sketch, *, format, **_options):
        formats.append(format.value)
        return f"{format.name} {len(formats)}".encode()

    monkeypatch.setattr(maps, "draw_sketch", draw)
    return formats
