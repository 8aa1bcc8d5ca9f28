import pytest
from django.db import DatabaseError

from argmap.render import GraphvizError
from argmap.services import readiness


def test_healthz_asks_nothing_but_the_process(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_readyz_is_ready_when_the_database_answers_and_graphviz_draws(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_readyz_names_what_does_not_work_and_nothing_more(client, monkeypatch):
    class Broken:
        def cursor(self):
            raise DatabaseError("password of the database")

    def fail(*_args, **_options):
        raise GraphvizError("/secret/path")

    monkeypatch.setattr(readiness, "connection", Broken())
    monkeypatch.setattr(readiness, "render_map", fail)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"not ready: database, graphviz\n")
