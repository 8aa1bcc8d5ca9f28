"""What would do harm, placed in the database by whatever way, does none on a page (A4 and A9 of the table in tests/hostile.py)."""

import pytest

from argmap.models import Source
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "file:///x",
    ],
)
def test_an_address_that_came_in_past_every_check_is_linked_to_nowhere(client, address):
    make_harbour(public=True)
    Source.objects.update(url=address)

    for path in (*PAGES.values(), "/api/v1/debates/harbour/export/markdown", "/api/v1/debates/harbour/export/jsonld"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert address not in Page(answer).links, path
        assert address.encode() not in answer.content, path


@pytest.mark.parametrize("text", ["{{7*7}}", "{% now 'Y' %}", "%(x)s", "{0.__class__}", "{key}", "#{7*7}", "${7*7}", "$& $1"])
def test_what_looks_like_a_template_is_shown_as_it_is_written(client, text):
    debate = make_harbour(public=True)
    debate.claim_set.update(title=text, text=text)
    debate.actor_set.update(name=text, description=text)
    debate.argument_set.update(title=text, gist=text)
    debate.source_set.update(title=text)

    for path in PAGES.values():
        assert text in Page(client.get(path)).text, path
