"""Pages and the admin while somebody else writes for longer than one waits."""

import sqlite3

import pytest
from django.db import OperationalError

from argmap.admin import importing as import_page
from argmap.services.pages import outline
from tests.factories import make_user
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page


def raise_from_database(code):
    """A function that fails as SQLite does with the code."""

    def fail(*_what, **_options):
        cause = sqlite3.OperationalError("inner secret")
        cause.sqlite_errorcode = code
        raise OperationalError("inner secret") from cause

    return fail


@pytest.mark.django_db
def test_a_page_says_when_to_try_again_and_no_cache_keeps_that(client, monkeypatch):
    make_harbour(public=True)
    monkeypatch.setattr(outline, "build_outline", raise_from_database(sqlite3.SQLITE_BUSY))

    answer = client.get(PAGES["outline"])

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "Try again in a minute" in Page(answer).text
    assert "no-store" in answer["Cache-Control"]
    assert b"inner secret" not in answer.content
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_an_admin_page_says_so_too(client, monkeypatch):
    client.force_login(make_user("analyst"))
    monkeypatch.setattr(import_page, "confirm_import", raise_from_database(sqlite3.SQLITE_BUSY_SNAPSHOT))

    answer = client.post("/admin/argmap/debate/import/", {"preview": "token"})

    assert answer.status_code == 503
    assert "What you typed is still in your browser" in Page(answer).text


@pytest.mark.django_db
def test_any_other_failure_stays_an_error_of_ours(client, monkeypatch):
    make_harbour(public=True)
    client.raise_request_exception = False
    monkeypatch.setattr(outline, "build_outline", raise_from_database(sqlite3.SQLITE_CORRUPT))

    assert client.get(PAGES["outline"]).status_code == 500
